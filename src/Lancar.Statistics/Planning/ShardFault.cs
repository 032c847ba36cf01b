namespace Lancar.Statistics;

/// <summary>Why results of shards cannot be added up. Judged in the order of this list.</summary>
public enum ShardFault
{
    /// <summary>There is no result at all.</summary>
    NoShard,

    /// <summary>Two results come from different seeds.</summary>
    DifferentSeed,

    /// <summary>Two results differ in the test, the sizes, the simulated values, the level or the number of replicates.</summary>
    DifferentDesign,

    /// <summary>Two results were split into a different number of shards.</summary>
    DifferentCount,

    /// <summary>The same shard is there twice.</summary>
    Repeated,

    /// <summary>A shard is not there.</summary>
    Missing,
}
