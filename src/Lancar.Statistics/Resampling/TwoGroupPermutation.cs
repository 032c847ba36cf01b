namespace Lancar.Statistics;

/// <summary>The mean difference under random assignment of the pooled values to two groups, in whole numbers.</summary>
internal static class TwoGroupPermutation
{
    public static MeanPermutationResult Test(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        MonteCarloPermutationOptions options,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var (m, n) = (first.Length, second.Length);
        double[] pooled = [.. first, .. second];
        // N · S of the smaller group is the largest number compared.
        var whole = WholeNumbers.Of(pooled, (double)(m + n) * Math.Max(m, n) * 2);
        long sumFirst = 0;
        long total = 0;
        for (var i = 0; i < pooled.Length; i++)
        {
            total += whole.Values[i];
            sumFirst += i < m ? whole.Values[i] : 0;
        }

        // The sum of the smaller group says as much as the difference of the means; for the second group the sense is reversed.
        var firstIsSmaller = m <= n;
        var size = Math.Min(m, n);
        var observed = Distance(firstIsSmaller ? sumFirst : total - sumFirst, size, m + n, total);
        var slack = whole.IsExact ? 0 : (long)(m + n) * size;
        // Sorted, so that the order of rows does not show in the numbers drawn.
        var sorted = (long[])whole.Values.Clone();
        Array.Sort(sorted);
        var counts = new PermutationCounts();
        ReplicateBlocks.Run(
            options.Replicates,
            options.Seed,
            () => new SubsetSums(sorted, size),
            (subsets, stream, _, replicates) =>
            {
                var (above, below, both) = Draw(subsets, new XoshiroLanes(stream), replicates, size, m + n, total, observed, slack);
                counts.Add(firstIsSmaller ? above : below, firstIsSmaller ? below : above, both);
            },
            cancellation,
            progress);
        return Result(
            whole.Measure((double)sumFirst, m) - whole.Measure((double)(total - sumFirst), n),
            counts,
            options,
            whole.IsExact,
            sorted[0] == sorted[^1],
            "two groups, every assignment of the pooled values equally likely");
    }

    internal static MeanPermutationResult Result(
        double difference,
        PermutationCounts counts,
        MonteCarloPermutationOptions options,
        bool exact,
        bool hasNoInformation,
        string how) =>
        new()
        {
            MeanDifference = difference,
            TwoSided = MonteCarloP.Of(counts.TwoSided, options.Replicates, options.Confidence),
            Less = MonteCarloP.Of(counts.Less, options.Replicates, options.Confidence),
            Greater = MonteCarloP.Of(counts.Greater, options.Replicates, options.Confidence),
            Seed = options.Seed,
            ComparesExactly = exact,
            HasNoInformation = hasNoInformation,
            MethodInWords =
                $"Monte Carlo permutation test of the mean difference, {how}; {options.Replicates} replicates, seed {options.Seed}; "
                + "p = (b + 1) / (B + 1); two-sided by |S − E S|, the doubled smaller tail beside it; "
                + (exact ? "ties judged exactly on whole numbers" : "sums equal up to rounding count as ties"),
        };

    // N (S − E S): the distance of a group's sum from its expectation, without division.
    private static long Distance(long sum, int size, int all, long total) => all * sum - size * total;

    private static (int Above, int Below, int Both) Draw(
        SubsetSums subsets,
        XoshiroLanes lanes,
        int replicates,
        int size,
        int all,
        long total,
        long observed,
        long slack)
    {
        var (above, below, both) = (0, 0, 0);
        var magnitude = Math.Abs(observed) - slack;
        subsets.Restart();
        for (var i = 0; i < replicates; i++)
        {
            var distance = Distance(subsets.Next(lanes), size, all, total);
            above += distance >= observed - slack ? 1 : 0;
            below += distance <= observed + slack ? 1 : 0;
            both += Math.Abs(distance) >= magnitude ? 1 : 0;
        }

        return (above, below, both);
    }
}
