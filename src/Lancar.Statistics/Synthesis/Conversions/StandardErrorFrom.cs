namespace Lancar.Statistics;

/// <summary>The standard error of an estimate (a mean, a difference, the logarithm of a ratio) from what is printed beside it.</summary>
/// <remarks>
/// Ratios: give logarithms, <see cref="ReportedValue.Log"/>. Each printed figure enters once, so the range of the answer is exactly
/// the set of answers that the printed digits allow, up to the last bits of a double. From here <see cref="DeviationFrom"/> leads to
/// a standard deviation. Source: Cochrane Handbook 6.4, sections 6.3.1, 6.3.2, 6.5.2.2, 6.5.2.3.
/// </remarks>
public static class StandardErrorFrom
{
    /// <summary>From a confidence interval: (upper − lower) / (2 q), q the quantile of Student's t or of the normal law.</summary>
    /// <param name="lower">Lower limit; of a ratio its logarithm.</param>
    /// <param name="upper">Upper limit.</param>
    /// <param name="level">Confidence of the interval, between 0 and 1.</param>
    /// <param name="freedom">Degrees of freedom of the t quantile (n − 1 for a mean, n₁ + n₂ − 2 for a difference); null for the normal law.</param>
    /// <returns>The standard error; a bound when both limits are printed alike.</returns>
    /// <remarks>The handbook's 3.92, 3.29 and 5.15 are 2 q of the normal law at 95, 90 and 99 %, rounded.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The level is not strictly between 0 and 1.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NotFinite"/>: an infinite limit. <see cref="Violation.OutOfRange"/>: limits in the wrong order.
    /// <see cref="Violation.TooFew"/>: degrees of freedom not above 0. <see cref="Violation.NoInformation"/>: exactly equal limits.
    /// </exception>
    public static ReportedValue Interval(ReportedValue lower, ReportedValue upper, double level = 0.95, double? freedom = null)
    {
        var quantile = Quantile(1 - ConfidenceInterval.CheckedLevel(level), Freedom(freedom));
        if (double.IsInfinity(lower.Greatest) || double.IsInfinity(upper.Least))
        {
            throw new AssumptionException(Violation.NotFinite, "A limit is infinite or only bounded from the wrong side, so that the interval has no width; go back to the counts.");
        }

        if (lower.Value > upper.Value || upper.Greatest < lower.Least)
        {
            throw new AssumptionException(Violation.OutOfRange, "The lower limit lies above the upper one: they are exchanged, or one is misprinted. Put them in order if the source shows that they are exchanged.");
        }

        if (upper.Greatest == lower.Least)
        {
            throw new AssumptionException(Violation.NoInformation, "Both limits are the same number, so that the interval has no width; look for more digits.");
        }

        var error = ReportedValue.RiseAndFall(upper, lower, (high, low) => Math.Max(0, high - low) / (2 * quantile));
        return error.Above0("width of the interval", "look for more digits");
    }

    /// <summary>From a t or z statistic: |estimate| / |statistic|.</summary>
    /// <param name="estimate">What was tested against 0: a mean difference, the logarithm of a ratio.</param>
    /// <param name="statistic">Student's t, or z. A sign is not used.</param>
    /// <returns>The standard error, infinite as greatest value where the printed statistic may be 0.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.NoInformation"/>: an estimate or a statistic of 0.</exception>
    public static ReportedValue Statistic(ReportedValue estimate, ReportedValue statistic)
    {
        var (size, divisor) = (Informative(estimate, "estimate"), Informative(statistic, "test statistic"));
        return Ratio(size, divisor);
    }

    /// <summary>From the F of an analysis of variance of two groups, where F = t²: |estimate| / √F.</summary>
    /// <param name="estimate">The mean difference.</param>
    /// <param name="f">F with one degree of freedom in the numerator; with more it says nothing on one difference.</param>
    /// <inheritdoc cref="Statistic" path="/returns"/>
    /// <exception cref="AssumptionException">As <see cref="Statistic"/>; <see cref="Violation.OutOfRange"/>: a negative F.</exception>
    public static ReportedValue F(ReportedValue estimate, ReportedValue f) =>
        Statistic(estimate, f.Within(0, double.PositiveInfinity, "An F is not below 0; check whether it is a t.").Map(Math.Sqrt));

    /// <summary>From a two-sided p: |estimate| / q(p). From a bound (p &lt; 0.05) a bound of the standard error, never an estimate.</summary>
    /// <param name="estimate">What was tested against 0: a mean difference, the logarithm of a ratio.</param>
    /// <param name="p">Two-sided p of a t or z test. Of a rank test or an exact test it does not lead to the standard error.</param>
    /// <param name="freedom">Degrees of freedom of the t test; null for z.</param>
    /// <returns>The standard error; for p &lt; c at most |estimate| / q(c), for p &gt; c at least that.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.OutOfRange"/>: p outside 0 to 1, or printed as 0.000. <see cref="Violation.NoInformation"/>: p = 1, or an
    /// estimate of 0. <see cref="Violation.TooFew"/>: degrees of freedom not above 0.
    /// </exception>
    public static ReportedValue P(ReportedValue estimate, ReportedValue p, double? freedom = null)
    {
        var (size, degrees) = (Informative(estimate, "estimate"), Freedom(freedom));
        var tail = p.Within(0, 1, "A p lies between 0 and 1.");
        if (tail.Value <= 0 || tail.Greatest <= 0)
        {
            throw new AssumptionException(Violation.OutOfRange, "A p printed as 0.000 is not 0: give it as a bound, p < 0.001 (or what its digits allow), and take the bound of the standard error.");
        }

        if (tail.Value >= 1 || tail.Least >= 1)
        {
            throw new AssumptionException(Violation.NoInformation, "p = 1 belongs to a statistic of 0 and says nothing on the standard error; take it from an interval or from the groups.");
        }

        return Ratio(size, ReportedValue.Of(tail.Value is { } value ? Quantile(value, degrees) : null, Quantile(tail.Greatest, degrees), Quantile(tail.Least, degrees)));
    }

    /// <summary>The q with P(|T| ≥ q) = p: 0 at p = 1, infinite at p = 0.</summary>
    internal static double Quantile(double p, double freedom) =>
        p <= 0 ? double.PositiveInfinity : p >= 1 ? 0 : StudentLaw.TwoSidedTailQuantile(Math.Log(p), freedom);

    private static ReportedValue Ratio(ReportedValue size, ReportedValue divisor) =>
        ReportedValue.RiseAndFall(size, divisor, (above, below) => below == 0 ? double.PositiveInfinity : above / below);

    private static ReportedValue Informative(ReportedValue value, string name)
    {
        var size = value.Magnitude();
        return size.Value == 0 || size.Greatest == 0 || double.IsInfinity(size.Greatest) && name == "estimate"
            ? throw new AssumptionException(Violation.NoInformation, $"The {name} is printed as 0 or only as a bound, and says nothing on the standard error; take it from an interval or from the groups.")
            : size;
    }

    private static double Freedom(double? freedom) => freedom switch
    {
        null => double.PositiveInfinity,
        > 0 => freedom.Value,
        _ => throw new AssumptionException(Violation.TooFew, "Student's t needs degrees of freedom above 0: n - 1 for a mean, n1 + n2 - 2 for a difference."),
    };
}
