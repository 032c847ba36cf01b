namespace Lancar.Statistics;

/// <summary>
/// How many random rearrangements of whole numbers, all together or within blocks of one length, have each of a few properties.
/// The statistic of a rearrangement is judged in whole numbers, so that ties are ties.
/// </summary>
internal static class ShuffledCounts
{
    /// <summary>Counts per bit of what the judge returns.</summary>
    /// <param name="items">What is rearranged. Not changed.</param>
    /// <param name="blockLength">Length of the blocks that are rearranged within; the whole length for one block.</param>
    /// <param name="options">Replicates and seed.</param>
    /// <param name="newJudge">Makes a judge for one thread: it receives a rearrangement and returns bits 0 to 3.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="progress">Receives the share done.</param>
    public static int[] Of(
        int[] items,
        int blockLength,
        MonteCarloPermutationOptions options,
        Func<Func<int[], int>> newJudge,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var counts = new int[4];
        ReplicateBlocks.Run(
            options.Replicates,
            options.Seed,
            () => (Items: new int[items.Length], Judge: newJudge()),
            (scratch, stream, _, replicates) =>
            {
                items.CopyTo(scratch.Items, 0);
                var lanes = new XoshiroLanes(stream);
                Span<int> own = stackalloc int[4];
                for (var i = 0; i < replicates; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Shuffle(scratch.Items, blockLength, lanes);
                    var bits = scratch.Judge(scratch.Items);
                    for (var bit = 0; bit < own.Length; bit++)
                    {
                        own[bit] += bits >> bit & 1;
                    }
                }

                for (var bit = 0; bit < own.Length; bit++)
                {
                    Interlocked.Add(ref counts[bit], own[bit]);
                }
            },
            cancellation,
            progress);
        return counts;
    }

    private static void Shuffle(int[] items, int blockLength, XoshiroLanes lanes)
    {
        for (var start = 0; start < items.Length; start += blockLength)
        {
            for (var left = blockLength; left > 1; left--)
            {
                var chosen = start + lanes.NextIndex(left);
                var last = start + left - 1;
                (items[last], items[chosen]) = (items[chosen], items[last]);
            }
        }
    }
}
