namespace Lancar.Statistics;

/// <summary>
/// Power and type I error of two-sided tests by simulation, on all cores, split into shards when one machine is not enough.
/// </summary>
public static class PowerSimulation
{
    /// <summary>The largest number of pairs.</summary>
    public const int LargestPairCount = Statistics.SignedRank.LargestCriticalCount;

    /// <summary>The largest group.</summary>
    public const int LargestGroup = 2000;

    /// <summary>Simulates the power of the exact two-sided signed-rank test: how often it rejects that the differences are symmetric about zero.</summary>
    /// <param name="pairCount">Number of pairs, from 1 to <see cref="LargestPairCount"/>.</param>
    /// <param name="differences">The law of the differences "first minus second" in the unit of the measurement.</param>
    /// <param name="options">Level, replicates, seed, shard; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>The share of rejecting trials, from 0 to 1, with its standard error and interval, and the counts that shards add up by.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Without rounding a trial rejects when the smaller rank sum is at most <see cref="Statistics.SignedRank.CriticalValue"/>; that
    /// continuous values tie is left out of account (its probability is below 1e-8 a trial). Rounded values tie and vanish: then each trial
    /// is judged by the exact law given its ties and zeros, as <see cref="Statistics.SignedRank.Test(ReadOnlySpan{double}, SignedRankOptions)"/> does. All
    /// differences zero: not rejected, and counted as <see cref="SimulatedPower.WithoutInformation"/>.</para>
    /// <para><b>What the null hypothesis is.</b> Symmetry about zero. A skewed law with mean zero is not symmetric: its share of rejections is
    /// power against skewness, not type I error.</para>
    /// <para><b>Accuracy and cost.</b> The result's standard error; the same counts for the same seed on any number of threads. O(n²) a trial up
    /// to 400 pairs, eight trials per instruction: 10,000 trials of 100 pairs take about 5 ms on two cores. Rounded values cost an exact test
    /// a trial.</para>
    /// <para><b>Source.</b> Walsh averages: Tukey 1949; normal values: Box and Muller 1958.</para>
    /// <para><b>Elsewhere.</b> R's usual <c>replicate(B, wilcox.test(x)$p.value)</c> switches to the normal approximation from 50 pairs on and
    /// with ties. See <c>docs/statistics/planning.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: no pair. <see cref="Violation.TooLarge"/>: more than <see cref="LargestPairCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SimulatedPower SignedRank(
        int pairCount,
        ValueLaw differences,
        PowerSimulationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var chosen = (options ?? new PowerSimulationOptions()).Checked();
        Sized(pairCount, 1, LargestPairCount);
        var critical = Statistics.SignedRank.CriticalValue(pairCount, chosen.Alpha);
        var tied = differences.RoundedTo is not null;
        return Run(
            Paired(PowerTest.SignedRank, pairCount, differences, chosen) with { Zeros = chosen.Zeros },
            tied ? null : (critical.W, critical.Size),
            chosen,
            () => new SimulatedSignedRank(pairCount, differences, chosen.Alpha, chosen.Zeros, critical.W),
            cancellation,
            progress);
    }

    /// <summary>Simulates the power of the two-sided paired t test: how often it rejects that the mean difference is zero.</summary>
    /// <param name="pairCount">Number of pairs, from 2 to <see cref="LargestPairCount"/>.</param>
    /// <param name="differences">The law of the differences "first minus second" in the unit of the measurement.</param>
    /// <param name="options">Level, replicates, seed, shard; null for the defaults. The same seed draws the same differences as for the signed-rank test.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>The share of rejecting trials with its standard error and interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> A trial rejects when |t| reaches the two-sided quantile of Student's law with n − 1 degrees of freedom. Differences
    /// that are all equal have no t: not rejected, and counted as <see cref="SimulatedPower.WithoutInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> The result's standard error. For normal values the noncentral t law gives the power exactly. O(n) a trial.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: fewer than two pairs. <see cref="Violation.TooLarge"/>: more than <see cref="LargestPairCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SimulatedPower PairedT(
        int pairCount,
        ValueLaw differences,
        PowerSimulationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var chosen = (options ?? new PowerSimulationOptions()).Checked();
        Sized(pairCount, 2, LargestPairCount);
        var critical = StudentLaw.TwoSidedQuantile(1 - chosen.Alpha, pairCount - 1);
        return Run(
            Paired(PowerTest.PairedT, pairCount, differences, chosen),
            null,
            chosen,
            () => new SimulatedPairedT(pairCount, differences, critical),
            cancellation,
            progress);
    }

    /// <summary>Simulates the power of the exact two-sided Mann–Whitney test: how often it rejects that two groups have one law.</summary>
    /// <param name="firstCount">Observations of the first group, from 1 to <see cref="LargestGroup"/>.</param>
    /// <param name="secondCount">Observations of the second group, likewise.</param>
    /// <param name="first">The law of the first group.</param>
    /// <param name="second">The law of the second group.</param>
    /// <param name="options">Level, replicates, seed, shard; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>The share of rejecting trials with its standard error and interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> p is twice the smaller tail. Without rounding a trial rejects when the smaller U is at most the critical value of the
    /// exact law; rounded values are judged trial by trial by the exact law given their ties. All values equal: not rejected, and counted as
    /// <see cref="SimulatedPower.WithoutInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> The result's standard error; the same counts for the same seed on any number of threads. O(m n) a trial up
    /// to 160,000 pairs of observations, eight trials per instruction, sorting beyond.</para>
    /// <para><b>Elsewhere.</b> R and SciPy offer no such function; loops over their tests use the normal approximation from 50 (R) or 8 (SciPy) on.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: an empty group. <see cref="Violation.TooLarge"/>: more than <see cref="LargestGroup"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SimulatedPower MannWhitney(
        int firstCount,
        int secondCount,
        ValueLaw first,
        ValueLaw second,
        PowerSimulationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var chosen = (options ?? new PowerSimulationOptions()).Checked();
        Sized(Math.Min(firstCount, secondCount), 1, LargestGroup);
        Sized(Math.Max(firstCount, secondCount), 1, LargestGroup);
        var tied = SimulatedMannWhitney.CanTie(first, second);
        var (u, atMost) = tied
            ? (-1, new ScaledNumber(0, 0))
            : MannWhitneyQuantile.Largest(Math.Min(firstCount, secondCount), Math.Max(firstCount, secondCount), chosen.Alpha / 2);
        var design = Paired(PowerTest.MannWhitney, firstCount, first, chosen) with { SecondCount = secondCount, Second = second };
        return Run(
            design,
            tied ? null : (u, Probability.Of(atMost.Times(2))),
            chosen,
            () => new SimulatedMannWhitney(firstCount, secondCount, first, second, chosen.Alpha, u),
            cancellation,
            progress);
    }

    /// <summary>Adds up all shards of one simulation: exactly what one run of the whole gives.</summary>
    /// <param name="shards">Every shard once, in any order.</param>
    /// <returns>The result of the whole.</returns>
    /// <exception cref="ArgumentException">The shards do not belong together, or one is missing or repeated: see <see cref="FaultOf"/>.</exception>
    public static SimulatedPower Merge(IReadOnlyList<SimulatedPower> shards) =>
        FaultOf(shards) is { } fault
            ? throw new ArgumentException($"The shards cannot be added up: {fault}.", nameof(shards))
            : shards[0] with
            {
                Shard = Shard.Whole,
                Trials = shards.Sum(shard => shard.Trials),
                Rejections = shards.Sum(shard => shard.Rejections),
                WithoutInformation = shards.Sum(shard => shard.WithoutInformation),
            };

    /// <summary>Why these shards cannot be added up; null when they can.</summary>
    /// <param name="shards">Results of shards, in any order.</param>
    public static ShardFault? FaultOf(IReadOnlyList<SimulatedPower> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        if (shards.Count == 0)
        {
            return ShardFault.NoShard;
        }

        var (design, count) = (shards[0].Design, shards[0].Shard.Count);
        return shards.Any(shard => shard.Design.Seed != design.Seed) ? ShardFault.DifferentSeed
            : shards.Any(shard => shard.Design != design) ? ShardFault.DifferentDesign
            : shards.Any(shard => shard.Shard.Count != count) ? ShardFault.DifferentCount
            : shards.DistinctBy(shard => shard.Shard.Index).Count() < shards.Count ? ShardFault.Repeated
            : shards.Count < count ? ShardFault.Missing
            : null;
    }

    private static SimulationDesign Paired(PowerTest test, int count, ValueLaw law, PowerSimulationOptions options) => new()
    {
        Test = test,
        FirstCount = count,
        First = law,
        Alpha = options.Alpha,
        Replicates = options.Replicates,
        Seed = options.Seed,
    };

    private static void Sized(int count, int least, int most)
    {
        if (count < least)
        {
            throw new AssumptionException(Violation.TooFew, $"The test needs at least {least} observation(s).");
        }

        if (count > most)
        {
            throw new AssumptionException(Violation.TooLarge, $"The simulation goes up to {most} observations.");
        }
    }

    private static SimulatedPower Run(
        SimulationDesign design,
        (long Value, Probability Size)? critical,
        PowerSimulationOptions options,
        Func<ISimulatedTest> create,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var (from, to) = options.Shard.Blocks(SimulationBlocks.Count(design.Replicates));
        var tally = SimulationBlocks.Run(from, to, design.Replicates, design.Seed, create, cancellation, progress);
        return new SimulatedPower
        {
            Design = design,
            Shard = options.Shard,
            Trials = SimulationBlocks.Trials(from, to, design.Replicates),
            Rejections = tally.Rejections,
            WithoutInformation = tally.WithoutInformation,
            Confidence = options.Confidence,
            CriticalValue = critical?.Value,
            AttainedSize = critical?.Size,
        };
    }
}
