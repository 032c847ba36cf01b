namespace Lancar.Statistics;

/// <summary>The outcome of a Friedman test. The statistics have no direction; the mean ranks show which treatment lies above.</summary>
public sealed record FriedmanResult
{
    /// <summary>Number of blocks, those tied throughout included.</summary>
    public required int Blocks { get; init; }

    /// <summary>Number of treatments or times.</summary>
    public required int Treatments { get; init; }

    /// <summary>Mean midrank of each treatment within blocks, from 1 to the number of treatments, in the order given.</summary>
    public required IReadOnlyList<double> MeanRanks { get; init; }

    /// <summary>Number of blocks in which two treatments have the same value.</summary>
    public required int TiedBlocks { get; init; }

    /// <summary>True when two values of a block are equal.</summary>
    public bool HasTies => TiedBlocks > 0;

    /// <summary>Friedman's chi-square corrected for ties, at least 0; 0 when every block is tied throughout.</summary>
    public required double ChiSquare { get; init; }

    /// <summary>Treatments less one.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(χ² ≥ observed) in the conditional law: exact, or from random arrangements as <see cref="Method"/> says.</summary>
    public required Probability P { get; init; }

    /// <summary>P(χ² = observed); null when p comes from random arrangements.</summary>
    public required Probability? PointProbability { get; init; }

    /// <summary>P(χ² &gt; observed) + P(χ² = observed) / 2; null when p comes from random arrangements.</summary>
    public required Probability? MidP { get; init; }

    /// <summary>The draws behind <see cref="P"/> with the interval of the exact p; null when p is exact.</summary>
    public required MonteCarloP? MonteCarlo { get; init; }

    /// <summary>Upper tail of the chi-square law: what R, SPSS and SciPy print. For comparison.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Iman and Davenport's F = (n − 1) χ² / (n (k − 1) − χ²); positive infinity when all blocks agree fully.</summary>
    public required double F { get; init; }

    /// <summary>Denominator degrees of freedom of <see cref="F"/>: (k − 1)(n − 1). The numerator has <see cref="DegreesOfFreedom"/>.</summary>
    public required int FDenominatorDegrees { get; init; }

    /// <summary>Upper tail of the F law: the better approximation. For comparison.</summary>
    public required Probability PImanDavenport { get; init; }

    /// <summary>Effect size: Kendall's coefficient of concordance W = χ² / (n (k − 1)), from 0 (no agreement) to 1 (all blocks agree).</summary>
    public required double KendallW { get; init; }

    /// <summary>How <see cref="P"/> was obtained.</summary>
    public required RankTestMethod Method { get; init; }

    /// <summary>The seed of the random arrangements; used only when <see cref="Method"/> is Monte Carlo.</summary>
    public required ulong Seed { get; init; }

    /// <summary>True when at most one block has different values: no arrangement changes the statistic, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == RankTestMethod.NoInformation;

    /// <summary>The method in words, with the handling of ties.</summary>
    public string MethodInWords => Method switch
    {
        RankTestMethod.MonteCarlo =>
            $"Monte Carlo Friedman test over the observed midranks; {MonteCarlo!.Replicates} random arrangements within blocks, seed {Seed}; p = (b + 1) / (B + 1)",
        RankTestMethod.NoInformation => "no information: at most one block has different values, p = 1 by definition",
        _ => "exact conditional Friedman test over the observed midranks, every arrangement within blocks counted; p = P(statistic >= observed)",
    };
}
