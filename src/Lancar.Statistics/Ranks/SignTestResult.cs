namespace Lancar.Statistics;

/// <summary>The outcome of a sign test. "Difference" means first minus second, less the null value; a small <see cref="PGreater"/> speaks for a first sample above the second.</summary>
public sealed record SignTestResult
{
    /// <summary>Number of pairs, zeros included.</summary>
    public required int PairCount { get; init; }

    /// <summary>Number of positive differences.</summary>
    public required int PositiveCount { get; init; }

    /// <summary>Number of negative differences.</summary>
    public required int NegativeCount { get; init; }

    /// <summary>Number of differences that are exactly zero; they are dropped.</summary>
    public int ZeroCount => PairCount - UsedCount;

    /// <summary>Number of differences that carry a sign.</summary>
    public int UsedCount => PositiveCount + NegativeCount;

    /// <summary>The null value that was subtracted.</summary>
    public required double NullValue { get; init; }

    /// <summary>Exact two-sided p: min(1, 2 · the smaller tail). The law is symmetric, so summing the equally extreme outcomes gives the same.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>Exact P(B ≤ positive count): small when the first sample lies below the second.</summary>
    public required Probability PLess { get; init; }

    /// <summary>Exact P(B ≥ positive count): small when the first sample lies above the second.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Exact P(B = positive count).</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>Two-sided mid-p: 2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidPTwoSided { get; init; }

    /// <summary>(positive − negative) / √used. 0 when no difference carries a sign.</summary>
    public required double Z { get; init; }

    /// <summary>Two-sided p of <see cref="Z"/> from the normal law. For comparison with other programs.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Z with the distance shortened by the continuity correction: (|positive − negative| − 1) / √used, not beyond 0. SPSS prints this above 25 pairs.</summary>
    public required double ZCorrected { get; init; }

    /// <summary>Two-sided p of <see cref="ZCorrected"/>.</summary>
    public required Probability PAsymptoticCorrected { get; init; }

    /// <summary>
    /// The median of the differences first minus second as given, zeros included and the null value not subtracted, with its
    /// order-statistic interval and the confidence that attains.
    /// </summary>
    public required MedianInterval Median { get; init; }

    /// <summary>True when all differences are zero, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => UsedCount == 0;

    /// <summary>The method in words, with the handling of zeros and the two-sided rule.</summary>
    public string MethodInWords =>
        HasNoInformation
            ? "no information: every difference is zero, p = 1 by definition"
            : "exact sign test (binomial, probability 1/2); zeros dropped; two-sided p = twice the smaller tail, at most 1";
}
