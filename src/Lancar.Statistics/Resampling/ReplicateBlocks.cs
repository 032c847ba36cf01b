using System.Runtime.ExceptionServices;

namespace Lancar.Statistics;

/// <summary>
/// Runs replicates in fixed blocks on all cores. Block b draws from stream b of the seed and writes to its own replicates, so
/// nothing depends on which thread ran it.
/// </summary>
internal static class ReplicateBlocks
{
    /// <summary>Replicates of one block. Part of what a seed means: another length would give other numbers.</summary>
    public const int Length = 256;

    /// <summary>Does the work of one block: replicates <paramref name="start"/> to start + count − 1, from this stream alone.</summary>
    public delegate void Work<in TScratch>(TScratch scratch, RandomStream stream, int start, int count);

    /// <summary>Runs all blocks under the caller's task scheduler; every thread has a scratch of its own, which must not carry anything from block to block.</summary>
    public static void Run<TScratch>(
        int replicates,
        ulong seed,
        Func<TScratch> scratch,
        Work<TScratch> work,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var blocks = (replicates + Length - 1) / Length;
        var meter = new ProgressMeter(progress, blocks);
        try
        {
            Parallel.For(
                0,
                blocks,
                new ParallelOptions { CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current },
                scratch,
                (block, loop, own) =>
                {
                    var start = block * Length;
                    work(own, RandomStream.Of(seed, (ulong)block), start, Math.Min(Length, replicates - start));
                    meter.Step();
                    return own;
                },
                _ => { });
        }
        catch (AggregateException several)
        {
            // The caller asked for one piece of work; how it was divided is not his concern.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
