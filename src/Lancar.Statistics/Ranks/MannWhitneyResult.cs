namespace Lancar.Statistics;

/// <summary>
/// The outcome of a Mann–Whitney (Wilcoxon rank-sum) test. U counts the pairs in which the first sample is above the second, so a
/// small <see cref="PGreater"/> speaks for a first sample above the second.
/// </summary>
public sealed record MannWhitneyResult
{
    /// <summary>Number of observations of the first sample, m.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Number of observations of the second sample, n.</summary>
    public required int SecondCount { get; init; }

    /// <summary>The null value that was subtracted from the first sample.</summary>
    public required double NullValue { get; init; }

    /// <summary>Number of pairs (first, second) with the first above the second, plus half the tied pairs; 0 to m · n. R prints this as W.</summary>
    public required double U { get; init; }

    /// <summary>U of the second sample: m · n − <see cref="U"/>. SPSS and older tables report the smaller of the two.</summary>
    public double USecond => (double)FirstCount * SecondCount - U;

    /// <summary>Sum of the pooled midranks of the first sample: U + m (m + 1) / 2. SPSS prints this as the sum of ranks.</summary>
    public double RankSum => U + FirstCount * (FirstCount + 1.0) / 2;

    /// <summary>Number of values that two or more observations share, within or between the samples.</summary>
    public required int TieGroups { get; init; }

    /// <summary>True when two observations are equal.</summary>
    public bool HasTies => TieGroups > 0;

    /// <summary>Exact two-sided p by doubling: min(1, 2 · the smaller tail). The default in this library.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>
    /// Exact two-sided p by distance: P(|U' − m n / 2| ≥ |U − m n / 2|). The same as <see cref="PTwoSided"/> unless the law is skewed, which takes
    /// ties and unequal sizes; coin and exactRankTests print this.
    /// </summary>
    public required Probability PTwoSidedAbsolute { get; init; }

    /// <summary>Exact P(U' ≤ U): small when the first sample lies below the second.</summary>
    public required Probability PLess { get; init; }

    /// <summary>Exact P(U' ≥ U): small when the first sample lies above the second.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Exact P(U' = U).</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>Two-sided mid-p: 2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidPTwoSided { get; init; }

    /// <summary>A bound of the relative error of the p-values beside rounding; 0 when they were counted.</summary>
    public required double PErrorBound { get; init; }

    /// <summary>(U − m n / 2) / its standard deviation, the variance corrected for ties. 0 when all observations are equal.</summary>
    public required double Z { get; init; }

    /// <summary>Two-sided p of <see cref="Z"/> from the normal law. For comparison: SPSS prints this.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Z with the distance from the mean shortened by the continuity correction 0.5, but not beyond 0.</summary>
    public required double ZCorrected { get; init; }

    /// <summary>Two-sided p of <see cref="ZCorrected"/>. R's <c>wilcox.test(exact = FALSE)</c> prints this.</summary>
    public required Probability PAsymptoticCorrected { get; init; }

    /// <summary>
    /// Hodges–Lehmann estimate of the shift first minus second: the median of all m · n differences of the observations as given, the null value
    /// not subtracted; one of the differences, or the mean of the two in the middle. Null when the options left it out.
    /// </summary>
    public required double? HodgesLehmann { get; init; }

    /// <summary>
    /// The closed interval from the k-th smallest to the k-th largest difference, k taken from the exact law without ties. When no two observations are
    /// equal its confidence is exactly <see cref="IntervalAttained"/>; otherwise at least that, see <see cref="IntervalIsExact"/>. Null when the
    /// options left it out.
    /// </summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>The k of <see cref="Interval"/>. 0 when left out.</summary>
    public required long IntervalRank { get; init; }

    /// <summary>The confidence the interval attains without ties; with ties it is a lower bound. 0 when left out.</summary>
    public required double IntervalAttained { get; init; }

    /// <summary>True when the confidence asked for can be reached: with few observations even the range of the differences falls short.</summary>
    public bool IntervalAttainable => Interval is { } interval && IntervalAttained >= interval.Level;

    /// <summary>True when no two observations were equal, so that the attained confidence holds exactly and not as a bound.</summary>
    public bool IntervalIsExact => Interval is not null && !HasTies;

    /// <summary>U / (m · n): the estimated probability that an observation of the first sample is above one of the second, ties counting half.</summary>
    public double ProbabilityOfSuperiority => U / ((double)FirstCount * SecondCount);

    /// <summary>Rank-biserial correlation (U − U of the second) / (m · n), from −1 to 1: positive when the first sample lies above the second.</summary>
    public double RankBiserial => (U - USecond) / ((double)FirstCount * SecondCount);

    /// <summary>How the p-values were obtained.</summary>
    public required MannWhitneyMethod Method { get; init; }

    /// <summary>True when all observations are equal, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == MannWhitneyMethod.NoInformation;

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        Method switch
        {
            MannWhitneyMethod.ExactCount => Words("counted"),
            MannWhitneyMethod.ExactTiltedFourier => Words("summed from the tilted characteristic function"),
            MannWhitneyMethod.BoundedTiltedFourier => Words("summed from the tilted characteristic function, within the stated error bound"),
            MannWhitneyMethod.NoInformation => "no information: every observation is equal, p = 1 by definition",
        };

    private string Words(string how) =>
        $"exact conditional Mann-Whitney test over all assignments of the observed {(HasTies ? "midranks" : "ranks")}, {how}; "
        + "two-sided p = twice the smaller tail, at most 1; beside it P(|U - EU| >= |u - EU|)";
}
