namespace Lancar.Statistics;

/// <summary>How much counting a Kruskal–Wallis p may cost before assignments are drawn at random.</summary>
/// <param name="SmallBlocks">Additions up to which blocks of rank sums are counted without trying anything else.</param>
/// <param name="SmallMerged">Steps by merged states that are tried before more than these additions.</param>
/// <param name="Blocks">The largest number of additions.</param>
/// <param name="Merged">The largest number of steps by merged states beyond that.</param>
internal readonly record struct CountBudget(long SmallBlocks, long SmallMerged, long Blocks, long Merged)
{
    public static CountBudget Default { get; } = new(50_000_000, 1_000_000, KruskalWallis.LargestCount, KruskalWallis.LargestMergedCount);
}
