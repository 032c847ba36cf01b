namespace Lancar.Statistics;

/// <summary>The outcome of a Monte Carlo permutation test of a statistic whose large values speak against the null hypothesis.</summary>
public sealed record ShuffleResult
{
    /// <summary>The statistic of the data in the order given.</summary>
    public required double Observed { get; init; }

    /// <summary>Shuffles whose statistic is at least the observed one, less the slack.</summary>
    public required MonteCarloP Greater { get; init; }

    /// <summary>p of the test: (b + 1) / (B + 1).</summary>
    public Probability P => Greater.P;

    /// <summary>The seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Share of the observed statistic by which a shuffled one may fall short and still count as equal.</summary>
    public required double TieSlack { get; init; }

    /// <summary>The method in words.</summary>
    public required string MethodInWords { get; init; }
}
