namespace Lancar.Statistics;

/// <summary>How the conditional p-values of a linear trend were obtained.</summary>
public enum LinearTrendMethod
{
    /// <summary>Every table of the margins counted, in positive terms.</summary>
    ExactCount,

    /// <summary>The exact law summed from its characteristic function, exponentially tilted, with an error bound below 1e-12 relative before rounding.</summary>
    ExactTiltedFourier,

    /// <summary>The same sum with a larger error bound, which the result states.</summary>
    BoundedTiltedFourier,

    /// <summary>Random tables of the same margins, because the exact law was out of reach or was not to be used.</summary>
    MonteCarlo,

    /// <summary>Only the large-sample p exists: the table is too large, or its scores have too many digits, even to draw tables.</summary>
    AsymptoticOnly,

    /// <summary>All observations have one row score or one column score: p is 1 by definition.</summary>
    NoInformation,
}

/// <summary>
/// The outcome of a test for a linear trend. Positive: high row scores go with high column scores, and a small <see cref="PGreater"/>
/// speaks for that.
/// </summary>
public sealed record LinearTrendResult
{
    /// <summary>Number of observations.</summary>
    public required long Total { get; init; }

    /// <summary>Scores of the rows that are not empty.</summary>
    public required IReadOnlyList<double> RowScores { get; init; }

    /// <summary>Scores of the columns that are not empty.</summary>
    public required IReadOnlyList<double> ColumnScores { get; init; }

    /// <summary>Pearson's correlation of the scores over all observations, from −1 to 1; null without information.</summary>
    public required double? R { get; init; }

    /// <summary>M² = (N − 1) r² (Mantel 1963), chi-square with one degree of freedom in large tables; null without information.</summary>
    public required double? MSquared { get; init; }

    /// <summary>M = r √(N − 1), standard normal in large tables; its sign is that of r. Null without information.</summary>
    public required double? Z { get; init; }

    /// <summary>P(χ² ≥ M²) with one degree of freedom, two-sided: what SPSS and coin's <c>lbl_test</c> print. 1 without information.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>
    /// P(|S − E S| ≥ |s − E S|), S = Σ row score · column score, over the tables of these margins; by Monte Carlo (b + 1) / (B + 1). Null when
    /// <see cref="Method"/> is <see cref="LinearTrendMethod.AsymptoticOnly"/>.
    /// </summary>
    public required Probability? PTwoSided { get; init; }

    /// <summary>min(1, 2 · the smaller tail); null where <see cref="PTwoSided"/> is.</summary>
    public required Probability? PTwoSidedDoubled { get; init; }

    /// <summary>P(S ≤ s): small when column scores fall as row scores rise. Null where <see cref="PTwoSided"/> is.</summary>
    public required Probability? PLess { get; init; }

    /// <summary>P(S ≥ s): small when both rise together. Null where <see cref="PTwoSided"/> is.</summary>
    public required Probability? PGreater { get; init; }

    /// <summary>P(S = s); null when the p-values are not exact.</summary>
    public required Probability? PointProbability { get; init; }

    /// <summary>2 · (the smaller tail − half the point probability); null when the p-values are not exact.</summary>
    public required Probability? MidPTwoSided { get; init; }

    /// <summary>A bound of the relative error of the exact p-values beside rounding; 0 when they were counted.</summary>
    public required double PErrorBound { get; init; }

    /// <summary>The drawn tables behind <see cref="PTwoSided"/> with the interval of the exact p; null when no table was drawn.</summary>
    public required MonteCarloP? MonteCarlo { get; init; }

    /// <summary>The seed of the drawn tables; null when no table was drawn.</summary>
    public required ulong? Seed { get; init; }

    /// <summary>Additions of the exact method of a table of three or more rows and columns; 0 for the others.</summary>
    public required long Steps { get; init; }

    /// <summary>The trend of a proportion (Cochran, Armitage), where rows or columns are two; null otherwise and without information.</summary>
    public required ProportionTrend? Proportions { get; init; }

    /// <summary>How the conditional p-values were obtained.</summary>
    public required LinearTrendMethod Method { get; init; }

    /// <summary>True when all observations have one row score or one column score, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == LinearTrendMethod.NoInformation;

    /// <summary>True when the conditional p-values come from the whole law and not from drawn tables.</summary>
    public bool IsExact =>
        Method is LinearTrendMethod.ExactCount or LinearTrendMethod.ExactTiltedFourier or LinearTrendMethod.BoundedTiltedFourier;

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        Method switch
        {
            LinearTrendMethod.ExactCount => Words("every table counted"),
            LinearTrendMethod.ExactTiltedFourier => Words("summed from the tilted characteristic function"),
            LinearTrendMethod.BoundedTiltedFourier => Words("summed from the tilted characteristic function, within the stated error bound"),
            LinearTrendMethod.MonteCarlo =>
                $"Monte Carlo linear-by-linear test: {MonteCarlo!.Replicates} random tables of the same margins, seed {Seed}, p = (b + 1)/(B + 1)" + Rule,
            LinearTrendMethod.AsymptoticOnly =>
                "linear-by-linear test by the large-sample law of M squared alone: the table is too large, or its scores have too many digits, for its exact law and for random tables",
            LinearTrendMethod.NoInformation => "no information: all observations have one row score or one column score, p = 1 by definition",
        };

    private static string Rule => "; two-sided p = probability of sums of products at least as far from their mean";

    private static string Words(string how) => $"exact conditional linear-by-linear test over the tables of these margins, {how}" + Rule;
}
