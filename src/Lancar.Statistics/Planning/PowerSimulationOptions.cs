namespace Lancar.Statistics;

/// <summary>Choices of <see cref="PowerSimulation"/>. Every one is echoed in the result.</summary>
public sealed record PowerSimulationOptions
{
    /// <summary>Two-sided level of the test, strictly between 0 and 1; 0.05 unless given.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Simulated trials of the whole simulation, all shards together, at least 1; 100,000 unless given: a standard error of at most 0.0016.</summary>
    public long Replicates { get; init; } = 100_000;

    /// <summary>Names the random numbers; the same seed gives the same counts on any number of threads. 1 unless given.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Which part of the whole is run here; <see cref="Shard.Whole"/> unless given.</summary>
    public Shard Shard { get; init; }

    /// <summary>The most parts <see cref="Replicates"/> can be split into: a part has whole blocks of 512 trials. 0 while the replicates are below 1.</summary>
    public long LargestShardCount => Replicates < 1 ? 0 : SimulationBlocks.Count(Replicates);

    /// <summary>What becomes of zero differences of rounded values; <see cref="ZeroHandling.Wilcoxon"/> unless given. Only for the signed-rank test.</summary>
    public ZeroHandling Zeros { get; init; } = ZeroHandling.Wilcoxon;

    /// <summary>Confidence of the interval of the Monte Carlo error, strictly between 0 and 1; 0.99 unless given.</summary>
    public double Confidence { get; init; } = 0.99;

    internal PowerSimulationOptions Checked()
    {
        if (Alpha is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "A level lies strictly between 0 and 1.");
        }

        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 1);
        if (Shard.Count > LargestShardCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Shard),
                Shard,
                $"A shard has at least {SimulationBlocks.Length} replicates: {Replicates} replicates go into at most {LargestShardCount} shards.");
        }

        return this;
    }
}
