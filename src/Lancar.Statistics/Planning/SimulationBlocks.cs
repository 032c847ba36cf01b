using System.Runtime.ExceptionServices;

namespace Lancar.Statistics;

/// <summary>What was counted in simulated trials.</summary>
/// <param name="Rejections">Trials that rejected.</param>
/// <param name="WithoutInformation">Trials whose data carried no information; they do not reject.</param>
internal readonly record struct SimulationTally(long Rejections, long WithoutInformation)
{
    public static SimulationTally operator +(SimulationTally one, SimulationTally other) =>
        new(one.Rejections + other.Rejections, one.WithoutInformation + other.WithoutInformation);
}

/// <summary>A test under simulation, with room of its own for one thread.</summary>
internal interface ISimulatedTest
{
    /// <summary>Draws eight trials side by side and judges the first so many of them.</summary>
    SimulationTally Judge(TrialLanes lanes, int trials);
}

/// <summary>
/// Runs simulated trials in fixed blocks on all cores. Block b draws from stream b of the seed, so that nothing depends on which thread
/// ran it.
/// </summary>
internal static class SimulationBlocks
{
    /// <summary>Trials of one block. Part of what a seed means: another length would give other numbers.</summary>
    public const int Length = 512;

    public static long Count(long replicates) => (replicates - 1) / Length + 1;

    /// <summary>Trials in the blocks from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public static long Trials(long from, long to, long replicates) => Math.Min(replicates, to * Length) - Math.Min(replicates, from * Length);

    public static SimulationTally Run(
        long from,
        long to,
        long replicates,
        ulong seed,
        Func<ISimulatedTest> create,
        CancellationToken cancellation,
        IProgress<double>? progress) =>
        Run(from, to, replicates, block => InTurn(seed, block), create, cancellation, progress);

    /// <summary>
    /// Trials whose values do not depend on the sample size: those of a larger sample begin with those of a smaller one, so that powers of two sizes
    /// differ by what the size does and hardly by chance. Block b draws from stream 2^64 − 1 − b, apart from all other simulations.
    /// </summary>
    public static SimulationTally RunNested(
        long replicates, ulong seed, Func<ISimulatedTest> create, CancellationToken cancellation, IProgress<double>? progress) =>
        Run(0, Count(replicates), replicates, block => Nested(seed, block), create, cancellation, progress);

    private static Func<TrialLanes> InTurn(ulong seed, long block)
    {
        var lanes = TrialLanes.InTurn(new XoshiroLanes(RandomStream.Of(seed, (ulong)block)));
        return () => lanes;
    }

    private static Func<TrialLanes> Nested(ulong seed, long block)
    {
        var stream = RandomStream.Of(seed, ulong.MaxValue - (ulong)block);
        return () => TrialLanes.Apart(stream);
    }

    private static SimulationTally Run(
        long from,
        long to,
        long replicates,
        Func<long, Func<TrialLanes>> lanesOf,
        Func<ISimulatedTest> create,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var (sum, meter) = (new Sum(), new ProgressMeter(progress, to - from));
        try
        {
            Parallel.For(
                from,
                to,
                new ParallelOptions { CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current },
                create,
                (block, loop, test) =>
                {
                    sum.Add(Block(test, lanesOf(block), Trials(block, block + 1, replicates), cancellation));
                    meter.Step();
                    return test;
                },
                _ => { });
        }
        catch (AggregateException several)
        {
            // The caller asked for one piece of work; how it was divided is not his concern.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return sum.Tally;
    }

    private static SimulationTally Block(ISimulatedTest test, Func<TrialLanes> lanes, long trials, CancellationToken cancellation)
    {
        var tally = default(SimulationTally);
        for (var left = trials; left > 0; left -= LaneRankSums.Lanes)
        {
            cancellation.ThrowIfCancellationRequested();
            tally += test.Judge(lanes(), (int)Math.Min(left, LaneRankSums.Lanes));
        }

        return tally;
    }

    private sealed class Sum
    {
        private readonly Lock guard = new();

        public SimulationTally Tally { get; private set; }

        public void Add(SimulationTally tally)
        {
            lock (guard)
            {
                Tally += tally;
            }
        }
    }
}
