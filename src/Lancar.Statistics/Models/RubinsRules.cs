namespace Lancar.Statistics;

/// <summary>Rubin's rules: one estimate from the analyses of several completed data sets.</summary>
public static class RubinsRules
{
    /// <summary>Pools the estimates of one quantity from completed data sets; null hypothesis of the t test: the quantity is 0.</summary>
    /// <param name="estimates">The estimate from every completed data set, at least two, in any order, finite; ratios as their logarithms.</param>
    /// <param name="standardErrors">Its standard error from each, above 0.</param>
    /// <param name="completeDegreesOfFreedom">Degrees of freedom of the analysis if nothing were missing (n − p); infinite unless given.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>Pooled estimate, standard error, degrees of freedom, t, p, interval, and what the missing values cost.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Mean of the estimates; variance = mean of the squared standard errors (within) + (1 + 1/m) · variance of the estimates
    /// (between). Degrees of freedom by Barnard and Rubin (1999); by Rubin (1987) when those of the complete data are infinite. Equal estimates:
    /// nothing was lost, the degrees of freedom are those of the complete data by the same formula.</para>
    /// <para><b>Source.</b> Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Barnard, Rubin (1999), Biometrika 86, 948–955.</para>
    /// <para><b>Accuracy and cost.</b> Closed form, 1e-14; the same bits for permuted pairs. O(m log m).</para>
    /// <para><b>Elsewhere.</b> R: mice <c>pool.scalar</c> and <c>pool</c>; SPSS prints Rubin's 1987 degrees of freedom.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.OutOfRange"/>: a standard
    /// error not above 0, or complete degrees of freedom not above 0; <see cref="Violation.TooFew"/>: one data set.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static RubinsRulesResult Pool(
        ReadOnlySpan<double> estimates, ReadOnlySpan<double> standardErrors, double completeDegreesOfFreedom = double.PositiveInfinity, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        if (estimates.IsEmpty && standardErrors.IsEmpty)
        {
            SampleChecks.NotEmpty(estimates);
        }

        SampleChecks.SameLength(estimates, standardErrors);
        SampleChecks.Finite(estimates);
        SampleChecks.Finite(standardErrors);
        var (values, errors) = (estimates.ToArray(), standardErrors.ToArray());
        if (Array.Exists(errors, error => error <= 0) || !(completeDegreesOfFreedom > 0))
        {
            throw new AssumptionException(Violation.OutOfRange, "Standard errors and the degrees of freedom of the complete data are above 0.");
        }

        if (values.Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "Pooling needs at least two completed data sets.");
        }

        Array.Sort(values);
        Array.Sort(errors);
        return Of(values, errors, completeDegreesOfFreedom, confidence);
    }

    private static RubinsRulesResult Of(double[] values, double[] errors, double complete, double confidence)
    {
        double m = values.Length;
        var moments = Moments.Of(values);
        var squares = new CompensatedSum();
        foreach (var error in errors)
        {
            squares.Add(error * error);
        }

        var within = squares.Value / m;
        var between = values[0].Equals(values[^1]) ? 0 : moments.StandardDeviation!.Value * moments.StandardDeviation.Value;
        var total = within + (1 + 1 / m) * between;
        var share = (1 + 1 / m) * between / total;
        var old = share == 0 ? double.PositiveInfinity : (m - 1) / (share * share);
        var observed = double.IsPositiveInfinity(complete) ? complete : (complete + 1) / (complete + 3) * complete * (1 - share);
        var freedom = double.IsPositiveInfinity(old) ? observed : double.IsPositiveInfinity(observed) ? old : old * observed / (old + observed);
        var standardError = Math.Sqrt(total);
        var t = moments.Mean / standardError;
        var reach = StudentLaw.TwoSidedQuantile(confidence, freedom) * standardError;
        var ratio = (1 + 1 / m) * between / within;
        return new RubinsRulesResult
        {
            Count = values.Length,
            Estimate = moments.Mean,
            StandardError = standardError,
            DegreesOfFreedom = freedom,
            T = t,
            PTwoSided = Probability.Of(StudentLaw.TwoSided(t, freedom)),
            Interval = new ConfidenceInterval(moments.Mean - reach, moments.Mean + reach, confidence),
            WithinVariance = within,
            BetweenVariance = between,
            RelativeIncrease = ratio,
            FractionMissing = double.IsPositiveInfinity(freedom) ? ratio / (1 + ratio) : (ratio + 2 / (freedom + 3)) / (1 + ratio),
        };
    }
}
