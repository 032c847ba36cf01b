namespace Lancar.Statistics;

/// <summary>The outcome of Cochran's Q test. Q has no direction; the counts of yes show which treatment lies above.</summary>
public sealed record CochranQResult
{
    /// <summary>Number of blocks, those all yes or all no included.</summary>
    public required int Blocks { get; init; }

    /// <summary>Number of blocks with both answers, which alone carry information.</summary>
    public required int InformativeBlocks { get; init; }

    /// <summary>Number of treatments or times.</summary>
    public int Treatments => YesCounts.Count;

    /// <summary>Number of yes under each treatment, in the order given.</summary>
    public required IReadOnlyList<long> YesCounts { get; init; }

    /// <summary>Cochran's Q, at least 0; 0 when no block has both answers.</summary>
    public required double Q { get; init; }

    /// <summary>Treatments less one.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(Q ≥ q) in the conditional law: exact, or from random arrangements as <see cref="Method"/> says.</summary>
    public required Probability P { get; init; }

    /// <summary>P(Q = q); null when p comes from random arrangements.</summary>
    public required Probability? PointProbability { get; init; }

    /// <summary>P(Q &gt; q) + P(Q = q) / 2; null when p comes from random arrangements.</summary>
    public required Probability? MidP { get; init; }

    /// <summary>The draws behind <see cref="P"/> with the interval of the exact p; null when p is exact.</summary>
    public required MonteCarloP? MonteCarlo { get; init; }

    /// <summary>Upper tail of the chi-square law: what statsmodels and SPSS print. For comparison.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Effect size: Q / (n (k − 1)) over all n blocks, from 0 to 1; Kendall's W of the same answers as ranks.</summary>
    public required double KendallW { get; init; }

    /// <summary>How <see cref="P"/> was obtained.</summary>
    public required RankTestMethod Method { get; init; }

    /// <summary>The seed of the random arrangements; used only when <see cref="Method"/> is Monte Carlo.</summary>
    public required ulong Seed { get; init; }

    /// <summary>True when at most one block has both answers: no arrangement changes Q, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == RankTestMethod.NoInformation;

    /// <summary>The method in words.</summary>
    public string MethodInWords => Method switch
    {
        RankTestMethod.MonteCarlo =>
            $"Monte Carlo Cochran Q test; {MonteCarlo!.Replicates} random arrangements within blocks, seed {Seed}; p = (b + 1) / (B + 1)",
        RankTestMethod.NoInformation => "no information: at most one block has both answers, p = 1 by definition",
        _ => "exact conditional Cochran Q test, every arrangement within blocks counted; p = P(Q >= q)",
    };
}
