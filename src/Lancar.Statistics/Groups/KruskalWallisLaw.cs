namespace Lancar.Statistics;

/// <summary>The conditional p of an observed Kruskal–Wallis statistic, by whichever way is within the budget.</summary>
internal readonly record struct KruskalWallisLaw(
    Probability P,
    Probability? Point,
    Probability? Mid,
    MonteCarloP? Sampled,
    RankTestMethod Method)
{
    public static KruskalWallisLaw Of(
        int[] sizes,
        DoubledMidranks ranks,
        long[] sums,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress,
        CountBudget? budget = null)
    {
        if (ranks.Counts.Length == 1 || sizes.All(size => size == 1))
        {
            return new KruskalWallisLaw(Probability.One, Probability.One, Probability.Of(0.5), null, RankTestMethod.NoInformation);
        }

        // Sizes rise, and the sums go with them: the order of groups is gone.
        var order = Enumerable.Range(0, sizes.Length).OrderBy(g => sizes[g]).ThenBy(g => sums[g]).ToArray();
        var design = new GroupDesign(sizes, ranks);
        var spread = new RankSumSpread([.. order.Select(g => sizes[g])], [.. order.Select(g => sums[g])]);
        if (Counted(design, spread, budget ?? CountBudget.Default, cancellation, progress) is { } tail)
        {
            return new KruskalWallisLaw(tail.AtLeast, tail.Point, tail.Mid, null, RankTestMethod.ExactCount);
        }

        return (sizes.Length == 2 ? Two(sizes, ranks, cancellation, progress) : null)
            ?? Drawn(design, spread, monteCarlo, cancellation, progress);
    }

    // H of two groups rises with the distance of either rank sum from its expectation.
    private static KruskalWallisLaw? Two(int[] sizes, DoubledMidranks ranks, CancellationToken cancellation, IProgress<double>? progress)
    {
        double[] values = [.. ranks.Ranks.Select(rank => (double)rank)];
        var options = new MannWhitneyOptions { Estimate = false };
        var test = MannWhitney.Test(values.AsSpan(0, sizes[0]), values.AsSpan(sizes[0]), options, cancellation, progress);
        return test.Method == MannWhitneyMethod.BoundedTiltedFourier
            ? null
            : new KruskalWallisLaw(test.PTwoSidedAbsolute, null, null, null, RankTestMethod.ExactFourier);
    }

    private static CountedTail? Counted(GroupDesign design, RankSumSpread spread, CountBudget budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        var work = GroupRankCount.Work(design, budget.Blocks);
        if (work > budget.SmallBlocks && MergedRankCount.Fits(design))
        {
            var steps = work > budget.Blocks ? budget.Merged : budget.SmallMerged;
            if (new MergedRankCount(design).Tail(spread, steps, cancellation, progress) is { } merged)
            {
                return merged;
            }
        }

        return work <= budget.Blocks ? new GroupRankCount(design).Tail(spread, cancellation, progress) : null;
    }

    private static KruskalWallisLaw Drawn(
        GroupDesign design,
        RankSumSpread spread,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var counts = ShuffledCounts.Of(
            design.Items,
            design.Items.Length,
            monteCarlo,
            () => new GroupJudge(design, spread).Judge,
            cancellation,
            progress);
        var sampled = MonteCarloP.Of(counts[0], monteCarlo.Replicates, monteCarlo.Confidence);
        return new KruskalWallisLaw(sampled.P, null, null, sampled, RankTestMethod.MonteCarlo);
    }

    private sealed class GroupJudge(GroupDesign design, RankSumSpread spread)
    {
        private readonly long[] sums = new long[design.Sizes.Length];

        public int Judge(int[] items)
        {
            var at = 0;
            for (var g = 0; g < sums.Length; g++)
            {
                long sum = 0;
                foreach (var item in items.AsSpan(at, design.Sizes[g]))
                {
                    sum += item;
                }

                sums[g] = design.DoubledSum(g, sum);
                at += design.Sizes[g];
            }

            return spread.Compare(sums) >= 0 ? 1 : 0;
        }
    }
}
