using System.Numerics;
using static Lancar.Statistics.Tests.Groups.GroupSamples;

namespace Lancar.Statistics.Tests.Groups;

/// <summary>The Kruskal–Wallis law against every assignment listed one by one, and its ways of counting against each other.</summary>
public class KruskalWallisOracleTests
{
    [Theory]
    [InlineData(new[] { 2, 2 }, 3)]
    [InlineData(new[] { 1, 4 }, 9)]
    [InlineData(new[] { 3, 2, 2 }, 3)]
    [InlineData(new[] { 3, 2, 2 }, 50)]
    [InlineData(new[] { 1, 3, 4 }, 4)]
    [InlineData(new[] { 3, 3, 3 }, 5)]
    [InlineData(new[] { 3, 3, 3 }, 1000)]
    [InlineData(new[] { 2, 2, 2, 2 }, 4)]
    [InlineData(new[] { 1, 1, 2, 4 }, 4)]
    [InlineData(new[] { 1, 2, 1, 2, 1 }, 6)]
    [InlineData(new[] { 4, 4, 2 }, 2)]
    public void Every_assignment_listed(int[] sizes, int levels)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var groups = Random(sizes, levels, seed);
            var pooled = groups.SelectMany(group => group).ToArray();
            if (pooled.Distinct().Count() == 1)
            {
                continue;
            }

            var ranks = pooled.Select(value => DoubledRank(value, pooled)).ToArray();
            var own = Spread(sizes, ranks, [.. sizes.SelectMany((size, g) => Enumerable.Repeat(g, size))]);
            var (atLeast, equal, all) = (0L, 0L, 0L);
            foreach (var assignment in Assignments(sizes))
            {
                var order = Spread(sizes, ranks, assignment).CompareTo(own);
                all++;
                atLeast += order >= 0 ? 1 : 0;
                equal += order == 0 ? 1 : 0;
            }

            var result = KruskalWallis.Test(groups);
            // Counts below 2^53 over a count: exact to the last bit.
            Assert.Equal(RankTestMethod.ExactCount, result.Method);
            Assert.Equal(atLeast / (double)all, result.P.Value);
            Assert.Equal(equal / (double)all, result.PointProbability!.Value.Value);
            Assert.Equal((atLeast - equal / 2.0) / all, result.MidP!.Value.Value, 1e-16);

            var (design, spread, _) = Engines(groups);
            Assert.Equal(result.P, new MergedRankCount(design).Tail(spread, long.MaxValue, default, null)!.Value.AtLeast);
        }
    }

    [Theory]
    [InlineData(new[] { 6, 7, 8 }, 6)]
    [InlineData(new[] { 5, 5, 5, 3 }, 4)]
    [InlineData(new[] { 3, 3, 3, 3, 3 }, 3)]
    [InlineData(new[] { 8, 8, 8 }, 1000)]
    public void Blocks_and_merged_states_count_the_same(int[] sizes, int levels)
    {
        var (design, spread, _) = Engines(Random(sizes, levels, 5));
        var blocks = new GroupRankCount(design).Tail(spread, default, null);
        var merged = new MergedRankCount(design).Tail(spread, long.MaxValue, default, null)!.Value;

        Assert.Equal(blocks, merged);
        var all = Factorial(sizes.Sum());
        foreach (var size in sizes)
        {
            all /= Factorial(size);
        }

        Assert.Equal((double)all, blocks.All);
    }

    [Fact]
    public void Around_the_budget_of_blocks()
    {
        var groups = Random([4, 5, 6], 7, 3);
        var (design, _, ranks) = Engines(groups);
        var work = GroupRankCount.Work(design, long.MaxValue / 4);
        RankTestMethod At(long budget) => Law(groups, ranks, new CountBudget(budget, 0, budget, 0)).Method;

        Assert.Equal(RankTestMethod.MonteCarlo, At(work - 1));
        Assert.Equal(RankTestMethod.ExactCount, At(work));
        Assert.Equal(RankTestMethod.ExactCount, At(work + 1));
        Assert.Equal(work, GroupRankCount.Work(design, work - 1));
    }

    [Fact]
    public void Around_the_budget_of_merged_states()
    {
        var groups = Random([3, 3, 3, 3], 5, 3);
        var (design, spread, ranks) = Engines(groups);
        long low = 1;
        long high = 1_000_000;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = new MergedRankCount(design).Tail(spread, middle, default, null) is null ? (middle + 1, high) : (low, middle);
        }

        RankTestMethod At(long steps) => Law(groups, ranks, new CountBudget(0, 0, 1, steps)).Method;
        Assert.Equal(RankTestMethod.MonteCarlo, At(low - 1));
        Assert.Equal(RankTestMethod.ExactCount, At(low));
        Assert.Equal(RankTestMethod.ExactCount, At(low + 1));
    }

    [Theory]
    [InlineData(new[] { 4, 5, 6 }, 7)]
    [InlineData(new[] { 3, 3, 3, 3 }, 1000)]
    public void Random_assignments_find_the_exact_p(int[] sizes, int levels)
    {
        var groups = Random(sizes, levels, 8);
        var (_, _, ranks) = Engines(groups);
        var exact = KruskalWallis.Test(groups).P;
        var drawn = Law(groups, ranks, new CountBudget(0, 0, 0, 0));

        Assert.True(drawn.Sampled!.Interval.Contains(exact));
        Assert.Equal((drawn.Sampled.AsExtreme + 1.0) / (drawn.Sampled.Replicates + 1.0), drawn.P.Value);
    }

    [Theory]
    [InlineData(new[] { 9, 10 }, 4)]
    [InlineData(new[] { 12, 7 }, 1000)]
    public void Two_groups_beyond_the_budget_are_Mann_and_Whitneys(int[] sizes, int levels)
    {
        var groups = Random(sizes, levels, 8);
        var (_, _, ranks) = Engines(groups);
        var law = Law(groups, ranks, new CountBudget(0, 0, 0, 0));

        Assert.Equal(RankTestMethod.ExactFourier, law.Method);
        Assert.Equal(KruskalWallis.Test(groups).P.Value, law.P.Value, 1e-13);
        Assert.Equal(RankTestMethod.ExactFourier, KruskalWallis.Test(Random([300, 400], 50, 1)).Method);
    }

    [Fact]
    public void Spreads_too_large_for_128_bits_are_compared_in_big_integers()
    {
        // The least common multiple of the primes to 97 alone has 40 digits.
        int[] sizes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];
        var sums = sizes.Select(size => (long)size * (sizes.Sum() + 1)).ToArray();
        sums[0] += 2;
        sums[1] -= 2;
        var spread = new RankSumSpread(sizes, sums);
        var other = sums.ToArray();
        (other[0], other[1]) = (other[0] - 4, other[1] + 4);

        Assert.Equal(0, spread.Compare(sums));
        Assert.Equal(0, spread.Compare(other));
        other[0] += 4;
        other[2] -= 4;
        Assert.NotEqual(0, spread.Compare(other));
    }

    private static BigInteger Spread(int[] sizes, long[] ranks, int[] assignment)
    {
        // Σ Rᵢ² / nᵢ on the common denominator Π nᵢ.
        var product = sizes.Aggregate(BigInteger.One, (all, size) => all * size);
        var sum = BigInteger.Zero;
        for (var g = 0; g < sizes.Length; g++)
        {
            BigInteger rankSum = ranks.Where((_, i) => assignment[i] == g).Sum();
            sum += rankSum * rankSum * (product / sizes[g]);
        }

        return sum;
    }

    private static KruskalWallisLaw Law(double[][] groups, DoubledMidranks ranks, CountBudget budget) =>
        KruskalWallisLaw.Of([.. groups.Select(group => group.Length)], ranks, RankGroups.DoubledSums(groups, ranks), new MonteCarloPermutationOptions { Replicates = 20_000 }, default, null, budget);

    private static (GroupDesign Design, RankSumSpread Spread, DoubledMidranks Ranks) Engines(double[][] groups)
    {
        var ranks = DoubledMidranks.Of([.. groups.SelectMany(group => group)]);
        var sums = RankGroups.DoubledSums(groups, ranks);
        var order = Enumerable.Range(0, groups.Length).OrderBy(g => groups[g].Length).ToArray();
        var design = new GroupDesign([.. groups.Select(group => group.Length)], ranks);
        return (design, new RankSumSpread([.. order.Select(g => groups[g].Length)], [.. order.Select(g => sums[g])]), ranks);
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, i) => product * i);
}
