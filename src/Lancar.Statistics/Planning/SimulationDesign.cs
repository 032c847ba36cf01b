namespace Lancar.Statistics;

/// <summary>
/// All that decides the counts of a simulation. Two shards belong together when these figures are the same and their numbers differ.
/// </summary>
public sealed record SimulationDesign
{
    /// <summary>The test under simulation.</summary>
    public required PowerTest Test { get; init; }

    /// <summary>Pairs, or observations of the first group.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Observations of the second group; null for paired tests.</summary>
    public int? SecondCount { get; init; }

    /// <summary>The law of the differences, or of the first group.</summary>
    public required ValueLaw First { get; init; }

    /// <summary>The law of the second group; null for paired tests.</summary>
    public ValueLaw? Second { get; init; }

    /// <summary>Two-sided level of the test.</summary>
    public required double Alpha { get; init; }

    /// <summary>What becomes of zero differences; null for tests that know no zeros.</summary>
    public ZeroHandling? Zeros { get; init; }

    /// <summary>Simulated trials of the whole, all shards together.</summary>
    public required long Replicates { get; init; }

    /// <summary>The seed of the whole.</summary>
    public required ulong Seed { get; init; }
}
