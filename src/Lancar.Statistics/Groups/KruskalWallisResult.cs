namespace Lancar.Statistics;

/// <summary>The outcome of a Kruskal–Wallis test. H and the effect sizes have no direction; the mean ranks show who lies above.</summary>
public sealed record KruskalWallisResult
{
    /// <summary>Number of observations of each group, in the order given.</summary>
    public required IReadOnlyList<int> GroupSizes { get; init; }

    /// <summary>Number of observations in all.</summary>
    public int Observations => GroupSizes.Sum();

    /// <summary>Mean midrank of each group among all observations, from 1, in the order given.</summary>
    public required IReadOnlyList<double> MeanRanks { get; init; }

    /// <summary>Number of values that occur more than once among all observations.</summary>
    public required int TieGroups { get; init; }

    /// <summary>True when a value occurs more than once.</summary>
    public bool HasTies => TieGroups > 0;

    /// <summary>The Kruskal–Wallis statistic corrected for ties, at least 0; 0 when all values are equal.</summary>
    public required double H { get; init; }

    /// <summary>The statistic without the correction for ties: 12 / (N (N + 1)) · Σ Rᵢ² / nᵢ − 3 (N + 1).</summary>
    public required double HUncorrected { get; init; }

    /// <summary>Groups less one.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(H ≥ h) in the conditional law: exact, or from random assignments as <see cref="Method"/> says.</summary>
    public required Probability P { get; init; }

    /// <summary>P(H = h); null when p comes from random assignments, or from the Mann–Whitney law of two large groups.</summary>
    public required Probability? PointProbability { get; init; }

    /// <summary>P(H &gt; h) + P(H = h) / 2; null where the point probability is.</summary>
    public required Probability? MidP { get; init; }

    /// <summary>The draws behind <see cref="P"/> with the interval of the exact p; null when p is exact.</summary>
    public required MonteCarloP? MonteCarlo { get; init; }

    /// <summary>P(χ² ≥ H): what R, SPSS and SciPy print. For comparison; 1 when all values are equal.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Effect size ε² = H / (N − 1), from 0 to 1 (Tomczak, Tomczak 2014).</summary>
    public required double EpsilonSquared { get; init; }

    /// <summary>Effect size η²_H = (H − k + 1) / (N − k), below 0 when H is below its expectation; null with one observation per group.</summary>
    public required double? EtaSquaredH { get; init; }

    /// <summary>How <see cref="P"/> was obtained.</summary>
    public required RankTestMethod Method { get; init; }

    /// <summary>The seed of the random assignments; used only when <see cref="Method"/> is Monte Carlo.</summary>
    public required ulong Seed { get; init; }

    /// <summary>True when no assignment can change H, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == RankTestMethod.NoInformation;

    /// <summary>The method in words, with the handling of ties.</summary>
    public string MethodInWords => Method switch
    {
        RankTestMethod.MonteCarlo =>
            $"Monte Carlo Kruskal-Wallis test over the observed midranks; {MonteCarlo!.Replicates} random assignments, seed {Seed}; p = (b + 1) / (B + 1)",
        RankTestMethod.NoInformation => "no information: all values are equal or every group has one observation, p = 1 by definition",
        RankTestMethod.ExactFourier =>
            "exact conditional Kruskal-Wallis test over the observed midranks, by the Mann-Whitney law of |W - E W| for two groups; p = P(H >= h)",
        _ => "exact conditional Kruskal-Wallis test over the observed midranks, every assignment counted; p = P(H >= h)",
    };
}
