namespace Lancar.Statistics;

/// <summary>Adjusted p-values for several tests read together. Adjusted values stand in the order of those given.</summary>
public static class MultipleComparisons
{
    /// <summary>
    /// Holm's adjusted p-values: reject where they are at most α, and the probability of any false rejection is at most α.
    /// </summary>
    /// <param name="pValues">p-values of one family of tests, at least one, each from 0 to 1, in any order. Not changed.</param>
    /// <returns>One adjusted p per test, in the order given: the largest of (m − i + 1) · p(i) up to its place, at most 1.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Holm (1979), Scandinavian Journal of Statistics 6, 65–70. Equal p-values get equal adjusted ones.</para>
    /// <para><b>Accuracy and cost.</b> One rounding per value; O(m log m).</para>
    /// <para><b>Elsewhere.</b> R's <c>p.adjust(p, "holm")</c> is the same, but drops missing values silently.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no p-value. <see cref="Violation.NotFinite"/>: one is NaN or infinite.
    /// <see cref="Violation.OutOfRange"/>: one is below 0 or above 1.
    /// </exception>
    public static Probability[] Holm(ReadOnlySpan<double> pValues) => Adjust(pValues, PAdjustment.Holm);

    /// <summary>Bonferroni's adjusted p-values: m · p, at most 1.</summary>
    /// <inheritdoc cref="Holm(ReadOnlySpan{double})" path="/param"/>
    /// <returns>One adjusted p per test, in the order given.</returns>
    /// <remarks>Holm's are never larger and hold the same error. R: <c>p.adjust(p, "bonferroni")</c>.</remarks>
    /// <inheritdoc cref="Holm(ReadOnlySpan{double})" path="/exception"/>
    public static Probability[] Bonferroni(ReadOnlySpan<double> pValues) => Adjust(pValues, PAdjustment.Bonferroni);

    /// <summary>
    /// The adjusted p-values of Benjamini and Hochberg: among those at most q, the expected share of false rejections is at most q.
    /// </summary>
    /// <inheritdoc cref="Holm(ReadOnlySpan{double})" path="/param"/>
    /// <returns>One adjusted p per test, in the order given: the smallest of m / i · p(i) from its place on, at most 1.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Benjamini, Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300. It holds for
    /// independent or positively dependent tests, and it does not hold the probability of any false rejection.</para>
    /// <para><b>Elsewhere.</b> R's <c>p.adjust(p, "BH")</c> and SciPy's <c>false_discovery_control</c> are the same.</para>
    /// </remarks>
    /// <inheritdoc cref="Holm(ReadOnlySpan{double})" path="/exception"/>
    public static Probability[] BenjaminiHochberg(ReadOnlySpan<double> pValues) => Adjust(pValues, PAdjustment.BenjaminiHochberg);

    /// <summary>Adjusted p-values by a rule named as a value.</summary>
    /// <inheritdoc cref="Holm(ReadOnlySpan{double})" path="/param"/>
    /// <param name="adjustment">The rule.</param>
    /// <returns>One adjusted p per test, in the order given.</returns>
    /// <inheritdoc cref="Holm(ReadOnlySpan{double})" path="/exception"/>
    public static Probability[] Adjust(ReadOnlySpan<double> pValues, PAdjustment adjustment)
    {
        SampleChecks.NotEmpty(pValues);
        SampleChecks.Finite(pValues);
        var checkedValues = new Probability[pValues.Length];
        for (var i = 0; i < pValues.Length; i++)
        {
            checkedValues[i] = pValues[i] is >= 0 and <= 1
                ? Probability.Of(pValues[i])
                : throw new AssumptionException(Violation.OutOfRange, $"p-value {i + 1} is not between 0 and 1.");
        }

        return Adjusted(checkedValues, adjustment);
    }

    /// <summary>Adjusted p-values, also far below the range of a double.</summary>
    /// <param name="pValues">p-values of one family of tests, at least one, in any order. Not changed.</param>
    /// <param name="adjustment">The rule.</param>
    /// <returns>One adjusted p per test, in the order given.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>: no p-value.</exception>
    public static Probability[] Adjust(ReadOnlySpan<Probability> pValues, PAdjustment adjustment)
    {
        if (pValues.IsEmpty)
        {
            SampleChecks.NotEmpty([]);
        }

        return Adjusted(pValues.ToArray(), adjustment);
    }

    private static Probability[] Adjusted(Probability[] pValues, PAdjustment adjustment) =>
        adjustment switch
        {
            PAdjustment.None => pValues,
            PAdjustment.Bonferroni => [.. pValues.Select(p => Times(p, pValues.Length))],
            PAdjustment.Holm => StepDown(pValues),
            PAdjustment.BenjaminiHochberg => StepUp(pValues),
            _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "An adjustment this library does not know."),
        };

    private static Probability[] StepDown(Probability[] pValues)
    {
        var adjusted = new Probability[pValues.Length];
        var largest = default(Probability);
        var left = pValues.Length;
        foreach (var i in Rising(pValues))
        {
            largest = Later(largest, Times(pValues[i], left--));
            adjusted[i] = largest;
        }

        return adjusted;
    }

    private static Probability[] StepUp(Probability[] pValues)
    {
        var adjusted = new Probability[pValues.Length];
        var order = Rising(pValues);
        var smallest = Probability.One;
        for (var place = order.Length; place >= 1; place--)
        {
            var candidate = Times(pValues[order[place - 1]], (double)pValues.Length / place);
            smallest = candidate.CompareTo(smallest) < 0 ? candidate : smallest;
            adjusted[order[place - 1]] = smallest;
        }

        return adjusted;
    }

    private static int[] Rising(Probability[] pValues) => [.. Enumerable.Range(0, pValues.Length).OrderBy(i => pValues[i])];

    private static Probability Times(Probability p, double factor) => Probability.Of(p.Scaled.Times(factor));

    private static Probability Later(Probability first, Probability second) => first.CompareTo(second) >= 0 ? first : second;
}
