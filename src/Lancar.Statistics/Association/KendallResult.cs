namespace Lancar.Statistics;

/// <summary>The outcome of a test of Kendall's rank correlation. Positive: both variables rise together.</summary>
public sealed record KendallResult
{
    /// <summary>Number of pairs of observations: subjects.</summary>
    public required int Pairs { get; init; }

    /// <summary>True when a value occurs more than once in either variable.</summary>
    public required bool HasTies { get; init; }

    /// <summary>Concordant less discordant pairs of subjects.</summary>
    public required long S { get; init; }

    /// <summary>Pairs of subjects ordered alike by both variables.</summary>
    public required long Concordant { get; init; }

    /// <summary>Pairs of subjects ordered oppositely. R prints the concordant ones as T, without ties.</summary>
    public required long Discordant { get; init; }

    /// <summary>S over all pairs of subjects, from −1 to 1; with ties it cannot reach ±1.</summary>
    public required double TauA { get; init; }

    /// <summary>S over √(pairs untied in one variable · pairs untied in the other), from −1 to 1; τ-a without ties; null when a variable has no variation.</summary>
    public required double? TauB { get; init; }

    /// <summary>Two-sided p: min(1, 2 · the smaller tail); exact, or from random pairings as <see cref="Method"/> says.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>P(S ≤ observed): small when one variable falls as the other rises.</summary>
    public required Probability PLess { get; init; }

    /// <summary>P(S ≥ observed): small when both rise together.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>P(|S| ≥ |observed|), the other two-sided rule. The same as <see cref="PTwoSided"/> where the law is symmetric: with ties in at most one variable.</summary>
    public required Probability PAbsolute { get; init; }

    /// <summary>P(S = observed); null when p comes from random pairings.</summary>
    public required Probability? PointProbability { get; init; }

    /// <summary>2 · (the smaller tail − half the point probability); null when p comes from random pairings.</summary>
    public required Probability? MidPTwoSided { get; init; }

    /// <summary>The draws of the smaller tail with the interval of its exact probability (half the two-sided p); null when p is exact.</summary>
    public required MonteCarloP? MonteCarlo { get; init; }

    /// <summary>S over its standard deviation under independence, ties included; 0 without variation.</summary>
    public required double Z { get; init; }

    /// <summary>Two-sided p of <see cref="Z"/> from the normal law: what R prints with ties, SciPy's asymptotic method and SPSS.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Z with |S| shortened by the continuity correction 1, but not below 0.</summary>
    public required double ZCorrected { get; init; }

    /// <summary>Two-sided p of <see cref="ZCorrected"/>: R's <c>cor.test(continuity = TRUE)</c>.</summary>
    public required Probability PAsymptoticCorrected { get; init; }

    /// <summary>Interval of τ-b: tanh(atanh τ ± z √(0.437 / (n − 4))) (Fieller, Hartley, Pearson 1957); −1 to 1 up to four pairs; τ alone at ±1.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>How the p-values were obtained.</summary>
    public required RankTestMethod Method { get; init; }

    /// <summary>The seed of the random pairings; used only when <see cref="Method"/> is Monte Carlo.</summary>
    public required ulong Seed { get; init; }

    /// <summary>True when a variable has no variation, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == RankTestMethod.NoInformation;

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords => Method switch
    {
        RankTestMethod.MonteCarlo =>
            $"Monte Carlo Kendall test over the observed values; {MonteCarlo!.Replicates} random pairings, seed {Seed}; p = (b + 1) / (B + 1); two-sided p = twice the smaller tail, at most 1",
        RankTestMethod.NoInformation => "no information: a variable has no variation, p = 1 by definition",
        RankTestMethod.ExactFourier =>
            "exact Kendall test, summed from the generating function of inversions; two-sided p = twice the smaller tail, at most 1",
        RankTestMethod.ExactCount =>
            "exact conditional Kendall test over the observed values, every pairing counted; two-sided p = twice the smaller tail, at most 1",
    } + "; interval by Fisher's z with the standard error of Fieller, Hartley and Pearson";
}
