namespace Lancar.Statistics;

/// <summary>One proportion, count of total, with its intervals. Each is computed when asked for.</summary>
/// <remarks>
/// <para><b>Which interval?</b> <see cref="Wilson"/> keeps its confidence on average also in small samples; <see cref="ClopperPearson"/>
/// never falls below it and is wider. Neither leaves 0 to 1 or shrinks to a point.</para>
/// <para><b>Source.</b> Wilson (1927), JASA 22, 209–212; Clopper, Pearson (1934), Biometrika 26, 404–413; Newcombe (1998), Stat. Med. 17,
/// 857–872.</para>
/// <para><b>Accuracy.</b> Closed forms to 1e-14; exact limits to 1e-9 relative, usually 1e-13.</para>
/// <para><b>Elsewhere.</b> R: <c>prop.test(correct = FALSE)$conf.int</c> is Wilson, <c>correct = TRUE</c> the corrected one,
/// <c>binom.test</c> Clopper–Pearson. SPSS's default "Wald" is not offered: it is a point at 0 and at all.</para>
/// </remarks>
public sealed class Proportion
{
    /// <summary>The largest total that is accepted.</summary>
    public const long LargestTotal = 100_000_000;

    private readonly double confidence;

    private Proportion(long count, long total, double confidence)
    {
        Count = count;
        Total = total;
        this.confidence = confidence;
    }

    /// <summary>How many have the property.</summary>
    public long Count { get; }

    /// <summary>How many were looked at, at least 1.</summary>
    public long Total { get; }

    /// <summary>Count / total, from 0 to 1.</summary>
    public double Estimate => (double)Count / Total;

    /// <summary>Wilson's score interval, without correction.</summary>
    public ConfidenceInterval Wilson => Interval(WilsonLimits.Of(Count, Total, NormalReach.Of(confidence)));

    /// <summary>Wilson's score interval with continuity correction.</summary>
    public ConfidenceInterval WilsonCorrected => Interval(WilsonLimits.Corrected(Count, Total, NormalReach.Of(confidence)));

    /// <summary>The exact interval: each tail, the observed count included, is half of what is left. From 0 when the count is 0, to 1 when it is the total.</summary>
    public ConfidenceInterval ClopperPearson => Share(Odds.ExactInterval);

    /// <summary>The same with half the observed count's probability: shorter, its confidence right on average.</summary>
    public ConfidenceInterval MidP => Share(Odds.MidPInterval);

    // The odds of a success given n trials are the binomial share in another coat.
    private ConditionalOddsRatio Odds => ConditionalOddsRatio.Of(
        new SuccessLaw(Total),
        Count,
        confidence,
        Math.Log((Count + 0.5) / (Total - Count + 0.5)),
        Math.Sqrt(1 / (Count + 0.5) + 1 / (Total - Count + 0.5)));

    /// <summary>A proportion from its counts.</summary>
    /// <param name="count">How many have the property, from 0 to the total.</param>
    /// <param name="total">How many were looked at.</param>
    /// <param name="confidence">Confidence of all intervals, strictly between 0 and 1.</param>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: the total is 0. <see cref="Violation.OutOfRange"/>: the count is above the total.
    /// <see cref="Violation.NegativeCount"/>: one is below 0. <see cref="Violation.TooLarge"/>: the total is above
    /// <see cref="LargestTotal"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static Proportion Of(long count, long total, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        if (total == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no observation.");
        }

        if (count > total && total > 0)
        {
            throw new AssumptionException(Violation.OutOfRange, "The count is above the total.");
        }

        SampleChecks.Count(count, nameof(count));
        SampleChecks.Count(total, nameof(total));
        return total <= LargestTotal
            ? new Proportion(count, total, confidence)
            : throw new AssumptionException(Violation.TooLarge, $"The total is above {LargestTotal}.");
    }

    private ConfidenceInterval Interval((double Lower, double Upper) limits) => new(limits.Lower, limits.Upper, confidence);

    private ConfidenceInterval Share(ConfidenceInterval odds) => Interval((Of(odds.Lower), Of(odds.Upper)));

    private static double Of(double odds) => double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
}
