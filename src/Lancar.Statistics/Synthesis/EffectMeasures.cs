namespace Lancar.Statistics;

/// <summary>Effects with their sampling variances from the summaries that articles print.</summary>
/// <remarks>
/// Each follows the formulas of metafor's <c>escalc</c> (Viechtbauer 2010, J. Stat. Softw. 36(3)), large-sample variances. Means and
/// standard deviations must be finite, standard deviations above 0, sizes at least 2; otherwise <see cref="AssumptionException"/>
/// with <see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/> or <see cref="Violation.TooFew"/>.
/// </remarks>
public static partial class EffectMeasures
{
    /// <summary>Mean difference, first minus second (MD): variance s₁²/n₁ + s₂²/n₂.</summary>
    /// <param name="first">The first group.</param>
    /// <param name="second">The second group.</param>
    /// <exception cref="AssumptionException">See the remarks of the type.</exception>
    public static StudyEffect MeanDifference(GroupNumbers first, GroupNumbers second)
    {
        first.Check("first");
        second.Check("second");
        return new(first.Mean - second.Mean, first.ErrorVariance + second.ErrorVariance);
    }

    /// <summary>Standardised mean difference (SMD): Hedges' g with the exact factor J; variance 1/n₁ + 1/n₂ + g²/(2 (n₁ + n₂)).</summary>
    /// <param name="first">The first group.</param>
    /// <param name="second">The second group.</param>
    /// <exception cref="AssumptionException">See the remarks of the type.</exception>
    public static StudyEffect StandardizedMeanDifference(GroupNumbers first, GroupNumbers second)
    {
        first.Check("first");
        second.Check("second");
        double freedom = first.Count + second.Count - 2;
        var pooled = Math.Sqrt(((first.Count - 1) * first.Variance + (second.Count - 1) * second.Variance) / freedom);
        var g = HedgesCorrection.Of(freedom)!.Value * (first.Mean - second.Mean) / pooled;
        return new(g, 1.0 / first.Count + 1.0 / second.Count + g * g / (2.0 * (first.Count + second.Count)));
    }

    /// <summary>Logarithm of the ratio of means, first over second (ROM): variance s₁²/(n₁m₁²) + s₂²/(n₂m₂²).</summary>
    /// <param name="first">The first group; both means on one side of 0.</param>
    /// <param name="second">The second group.</param>
    /// <exception cref="AssumptionException">See the remarks of the type; <see cref="Violation.OutOfRange"/> also when the ratio is not positive.</exception>
    public static StudyEffect LogRatioOfMeans(GroupNumbers first, GroupNumbers second)
    {
        first.Check("first");
        second.Check("second");
        var ratio = first.Mean / second.Mean;
        return ratio > 0 && double.IsFinite(ratio)
            ? new(Math.Log(ratio), first.ErrorVariance / (first.Mean * first.Mean) + second.ErrorVariance / (second.Mean * second.Mean))
            : throw new AssumptionException(Violation.OutOfRange, "A ratio of means needs two means on the same side of zero; use the mean difference instead.");
    }

    /// <summary>Mean change of the same people, first minus second (MC): variance (s₁² + s₂² − 2 r s₁ s₂) / n.</summary>
    /// <param name="first">One time, mostly after.</param>
    /// <param name="second">The other time, of as many people.</param>
    /// <param name="correlation">Correlation r of the two times, from −1 to 1. Rarely printed: see <see cref="MeanChangeOver"/>.</param>
    /// <exception cref="AssumptionException">See the remarks of the type; <see cref="Violation.UnequalLengths"/>: unequal sizes.</exception>
    public static StudyEffect MeanChange(GroupNumbers first, GroupNumbers second, double correlation)
    {
        CheckPair(first, second, correlation);
        return new(first.Mean - second.Mean, ChangeVariance(first, second, correlation) / first.Count);
    }

    /// <summary>The mean change for each of several correlations: how much does the unprinted r matter?</summary>
    /// <param name="first">One time, mostly after.</param>
    /// <param name="second">The other time.</param>
    /// <param name="correlations">Values of r to try, such as 0.3, 0.5, 0.7, 0.9.</param>
    /// <exception cref="AssumptionException">As <see cref="MeanChange"/>.</exception>
    public static IReadOnlyList<StudyEffect> MeanChangeOver(GroupNumbers first, GroupNumbers second, IReadOnlyList<double> correlations) =>
        [.. correlations.Select(correlation => MeanChange(first, second, correlation))];

    /// <summary>Standardised mean change by the standard deviation of the changes (SMCC): variance 1/n + g²/(2n).</summary>
    /// <param name="first">One time, mostly after.</param>
    /// <param name="second">The other time.</param>
    /// <param name="correlation">Correlation of the two times.</param>
    /// <exception cref="AssumptionException">As <see cref="MeanChange"/>; <see cref="Violation.NoInformation"/>: the changes do not vary.</exception>
    public static StudyEffect StandardizedMeanChange(GroupNumbers first, GroupNumbers second, double correlation)
    {
        CheckPair(first, second, correlation);
        var variance = ChangeVariance(first, second, correlation);
        if (!(variance > 0))
        {
            throw new AssumptionException(Violation.NoInformation, "With this correlation the changes do not vary, so that nothing can be standardised by them.");
        }

        return Standardized(first, second, Math.Sqrt(variance), 1);
    }

    /// <summary>Standardised mean change by the standard deviation of the second time, the baseline (SMCR; Becker 1988): variance 2 (1 − r)/n + g²/(2n).</summary>
    /// <param name="first">After.</param>
    /// <param name="second">Before: its standard deviation is the unit.</param>
    /// <param name="correlation">Correlation of the two times.</param>
    /// <exception cref="AssumptionException">As <see cref="MeanChange"/>.</exception>
    public static StudyEffect StandardizedMeanChangeByBaseline(GroupNumbers first, GroupNumbers second, double correlation)
    {
        CheckPair(first, second, correlation);
        return Standardized(first, second, second.StandardDeviation, 2 * (1 - correlation));
    }

    private static StudyEffect Standardized(GroupNumbers first, GroupNumbers second, double unit, double share)
    {
        var g = HedgesCorrection.Of(first.Count - 1)!.Value * (first.Mean - second.Mean) / unit;
        return new(g, share / first.Count + g * g / (2.0 * first.Count));
    }

    private static double ChangeVariance(GroupNumbers first, GroupNumbers second, double correlation) =>
        first.Variance + second.Variance - 2 * correlation * first.StandardDeviation * second.StandardDeviation;

    private static void CheckPair(GroupNumbers first, GroupNumbers second, double correlation)
    {
        if (first.Count != second.Count)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"The same people are measured twice; there are {first.Count} and {second.Count}.");
        }

        first.Check("first");
        second.Check("second");
        if (!(correlation is >= -1 and <= 1))
        {
            throw new AssumptionException(Violation.OutOfRange, "A correlation lies between -1 and 1.");
        }

        if (first.Count < 3)
        {
            throw new AssumptionException(Violation.TooFew, "A change needs at least three people.");
        }
    }
}
