namespace Lancar.Statistics;

/// <summary>The outcome of a test of Spearman's rank correlation. Positive: both variables rise together.</summary>
public sealed record SpearmanResult
{
    /// <summary>Number of pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>True when a value occurs more than once in either variable.</summary>
    public required bool HasTies { get; init; }

    /// <summary>Spearman's ρ: Pearson's r of the midranks, from −1 to 1; null when a variable has no variation.</summary>
    public required double? Rho { get; init; }

    /// <summary>Σ (rank − rank)², what R prints as S without ties. With ties R prints (n³ − n)(1 − ρ)/6 instead.</summary>
    public required double SumOfSquaredDifferences { get; init; }

    /// <summary>Two-sided p: min(1, 2 · the smaller tail); exact, or from random pairings as <see cref="Method"/> says.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>P(ρ ≤ observed): small when one variable falls as the other rises.</summary>
    public required Probability PLess { get; init; }

    /// <summary>P(ρ ≥ observed): small when both rise together.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>P(|ρ| ≥ |observed|), the other two-sided rule (coin's). The same as <see cref="PTwoSided"/> where the law is symmetric: always without ties.</summary>
    public required Probability PAbsolute { get; init; }

    /// <summary>P(ρ = observed); null when p comes from random pairings.</summary>
    public required Probability? PointProbability { get; init; }

    /// <summary>2 · (the smaller tail − half the point probability); null when p comes from random pairings.</summary>
    public required Probability? MidPTwoSided { get; init; }

    /// <summary>The draws of the smaller tail with the interval of its exact probability (half the two-sided p); null when p is exact.</summary>
    public required MonteCarloP? MonteCarlo { get; init; }

    /// <summary>ρ √((n − 2) / (1 − ρ²)); infinite at ρ = ±1; null with two pairs or without variation.</summary>
    public required double? T { get; init; }

    /// <summary>Two-sided p of <see cref="T"/> from Student's law with n − 2 degrees of freedom: what SciPy, SPSS and, with ties, R print. 1 when T is null.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>tanh(atanh ρ ± z √((1 + ρ²/2) / (n − 3))) (Bonett, Wright 2000); −1 to 1 up to three pairs; ρ alone at ±1.</summary>
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
            $"Monte Carlo Spearman test over the observed midranks; {MonteCarlo!.Replicates} random pairings, seed {Seed}; p = (b + 1) / (B + 1); two-sided p = twice the smaller tail, at most 1",
        RankTestMethod.NoInformation => "no information: a variable has no variation, p = 1 by definition",
        _ => "exact conditional Spearman test over the observed midranks, every pairing counted; two-sided p = twice the smaller tail, at most 1",
    } + "; interval by Fisher's z with the standard error of Bonett and Wright";
}
