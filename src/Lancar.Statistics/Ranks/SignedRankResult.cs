namespace Lancar.Statistics;

/// <summary>
/// The outcome of a Wilcoxon signed-rank test. "Difference" means first minus second, less the null value; W+ is the rank
/// sum of the positive differences, so a small <see cref="PGreater"/> speaks for a first sample above the second.
/// </summary>
public sealed record SignedRankResult
{
    /// <summary>Number of pairs, zeros included.</summary>
    public required int PairCount { get; init; }

    /// <summary>Number of differences that are exactly zero.</summary>
    public required int ZeroCount { get; init; }

    /// <summary>Number of differences that carry a sign: pairs less zeros.</summary>
    public int UsedCount => PairCount - ZeroCount;

    /// <summary>Number of positive differences.</summary>
    public required int PositiveCount { get; init; }

    /// <summary>Number of negative differences.</summary>
    public int NegativeCount => UsedCount - PositiveCount;

    /// <summary>Number of groups of two or more nonzero differences with the same magnitude.</summary>
    public required int TieGroups { get; init; }

    /// <summary>True when two nonzero differences have the same magnitude.</summary>
    public bool HasTies => TieGroups > 0;

    /// <summary>How zeros were handled: the choice made, also when there were none.</summary>
    public required ZeroHandling Zeros { get; init; }

    /// <summary>The null value that was subtracted.</summary>
    public required double NullValue { get; init; }

    /// <summary>Sum of the midranks of the positive differences. R prints this as V; a multiple of 0.5.</summary>
    public required double WPlus { get; init; }

    /// <summary>Sum of the midranks of the negative differences. SPSS and SciPy report the smaller of the two sums.</summary>
    public required double WMinus { get; init; }

    /// <summary>Exact two-sided p: min(1, 2 · the smaller tail).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>Exact P(W ≤ W+): small when the first sample lies below the second.</summary>
    public required Probability PLess { get; init; }

    /// <summary>Exact P(W ≥ W+): small when the first sample lies above the second.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Exact P(W = W+).</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>Two-sided mid-p: 2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidPTwoSided { get; init; }

    /// <summary>(W+ − its mean) / its standard deviation, the variance being Σ rank² / 4, ties and zeros included. 0 when nothing was ranked.</summary>
    public required double Z { get; init; }

    /// <summary>Two-sided p of <see cref="Z"/> from the normal law. For comparison with other programs.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Z with the distance from the mean shortened by the continuity correction 0.5, but not beyond 0.</summary>
    public required double ZCorrected { get; init; }

    /// <summary>Two-sided p of <see cref="ZCorrected"/>. R's <c>wilcox.test(exact = FALSE)</c> prints this.</summary>
    public required Probability PAsymptoticCorrected { get; init; }

    /// <summary>
    /// Hodges–Lehmann estimate of the centre of the differences first minus second: the median of all Walsh averages
    /// (d_i + d_j) / 2, i ≤ j, of the differences as given, zeros included and the null value not subtracted.
    /// Null when the options left it out.
    /// </summary>
    public required double? HodgesLehmann { get; init; }

    /// <summary>
    /// The closed interval from the k-th smallest to the k-th largest Walsh average, k taken from the exact law without ties.
    /// When no two differences have the same magnitude its confidence is exactly <see cref="IntervalAttained"/>; otherwise at
    /// least that (Noether 1967), see <see cref="IntervalIsExact"/>. Null when the options left it out.
    /// </summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>The k of <see cref="Interval"/>: the limits are the k-th smallest and k-th largest Walsh averages. 0 when left out.</summary>
    public required long IntervalRank { get; init; }

    /// <summary>The confidence the interval attains without ties; with ties or zeros it is a lower bound. 0 when left out.</summary>
    public required double IntervalAttained { get; init; }

    /// <summary>True when the confidence asked for can be reached: with few pairs even the range of the data falls short.</summary>
    public bool IntervalAttainable => Interval is { } interval && IntervalAttained >= interval.Level;

    /// <summary>True when there were neither ties nor zeros, so that the attained confidence holds exactly and not as a bound.</summary>
    public bool IntervalIsExact => Interval is not null && !HasTies && ZeroCount == 0;

    /// <summary>
    /// Matched-pairs rank-biserial correlation (W+ − W−) / (W+ + W−), from −1 to 1 (Kerby 2014): positive when the first
    /// sample lies above the second. 0 when nothing was ranked.
    /// </summary>
    public double RankBiserial => WPlus + WMinus == 0 ? 0 : (WPlus - WMinus) / (WPlus + WMinus);

    /// <summary>How the p-values were obtained.</summary>
    public required SignedRankMethod Method { get; init; }

    /// <summary>True when all differences are zero, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == SignedRankMethod.NoInformation;

    /// <summary>The method in words, with the handling of zeros and the two-sided rule.</summary>
    public string MethodInWords =>
        Method switch
        {
            SignedRankMethod.ExactCount => Words("counted by the shift algorithm"),
            SignedRankMethod.ExactTiltedCount => Words("counted by the shift algorithm on the tilted law"),
            SignedRankMethod.ExactTiltedFourier => Words("summed from the tilted characteristic function"),
            SignedRankMethod.NoInformation => "no information: every difference is zero, p = 1 by definition",
        };

    private string Words(string how) =>
        $"exact conditional signed-rank test over the observed midranks, {how}; "
        + (Zeros == ZeroHandling.Wilcoxon ? "zeros dropped before ranking (Wilcoxon)" : "zeros ranked, then dropped (Pratt)")
        + "; two-sided p = twice the smaller tail, at most 1";
}
