using System.Numerics;
using static Lancar.Statistics.Tests.Groups.GroupSamples;

namespace Lancar.Statistics.Tests.Groups;

/// <summary>The laws of Friedman and Cochran against every arrangement listed one by one.</summary>
public class FriedmanOracleTests
{
    [Theory]
    [InlineData(2, 3, 3)]
    [InlineData(3, 3, 100)]
    [InlineData(4, 3, 3)]
    [InlineData(5, 3, 2)]
    [InlineData(2, 4, 3)]
    [InlineData(3, 4, 100)]
    [InlineData(3, 4, 2)]
    [InlineData(2, 5, 3)]
    [InlineData(6, 2, 3)]
    public void Every_arrangement_listed(int n, int k, int levels)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var blocks = Random([.. Enumerable.Repeat(k, n)], levels, seed);
            var ranks = blocks.Select(block => block.Select(value => DoubledRank(value, block)).ToArray()).ToArray();
            var result = Friedman.Test(blocks);
            if (result.HasNoInformation)
            {
                Assert.True(blocks.Count(block => block.Distinct().Count() > 1) < 2);
                continue;
            }

            var (atLeast, equal, all) = List(ranks);
            Assert.Equal(RankTestMethod.ExactCount, result.Method);
            Close(atLeast / (double)all, result.P);
            Close(equal / (double)all, result.PointProbability!.Value);
            Close((atLeast - equal / 2.0) / all, result.MidP!.Value);
        }
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(7, 2)]
    public void Every_placing_of_the_yes_answers_listed(int n, int k)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var blocks = Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, k).Select(_ => random.Next(3) > 0).ToArray()).ToArray();
            var result = CochranQ.Test(blocks);
            if (result.HasNoInformation)
            {
                Assert.True(result.InformativeBlocks < 2);
                continue;
            }

            var (atLeast, equal, all) = List([.. blocks.Select(block => block.Select(yes => yes ? 1L : 0).ToArray())]);
            Close(atLeast / (double)all, result.P);
            Close(equal / (double)all, result.PointProbability!.Value);
        }
    }

    [Fact]
    public void Counts_of_large_designs_are_all_arrangements()
    {
        // 40 blocks of 3: 6^40 arrangements, 10 of 5: 120^10.
        foreach (var (n, k) in new[] { (40, 3), (10, 5) })
        {
            var design = new BlockDesign([.. Random([.. Enumerable.Repeat(k, n)], 100_000, 3).Select(block => DoubledMidranks.Of(block).Ranks)]);
            var tail = new BlockCount(design).Tail(design.ObservedSquares, long.MaxValue, default, null)!.Value;

            Assert.Equal(1, tail.All / Math.Pow(Enumerable.Range(1, k).Aggregate(1, (a, b) => a * b), n), 1e-13);
            Assert.Equal(design.Log2Arrangements, Math.Log2(tail.All), 1e-10);
        }
    }

    [Fact]
    public void Around_the_budget()
    {
        var ranks = Random([.. Enumerable.Repeat(3, 8)], 4, 2).Select(block => DoubledMidranks.Of(block).Ranks).ToArray();
        BlockLaw At(long budget) => BlockLaw.Of(ranks, new MonteCarloPermutationOptions { Replicates = 20_000 }, default, null, budget);
        long low = 1;
        long high = 1_000_000;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = new BlockCount(new BlockDesign(ranks)).Tail(0, middle, default, null) is null ? (middle + 1, high) : (low, middle);
        }

        Assert.Equal(RankTestMethod.MonteCarlo, At(low - 1).Method);
        Assert.Equal(RankTestMethod.ExactCount, At(low).Method);
        Assert.Equal(RankTestMethod.ExactCount, At(low + 1).Method);
        Assert.True(At(0).Sampled!.Interval.Contains(At(low).P));
    }

    private static (long AtLeast, long Equal, long All) List(long[][] blocks)
    {
        var own = Squares(blocks);
        var (atLeast, equal, all) = (0L, 0L, 0L);
        var now = blocks.Select(block => block.ToArray()).ToArray();
        Place(0);
        return (atLeast, equal, all);

        void Place(int b)
        {
            if (b == blocks.Length)
            {
                var order = Squares(now).CompareTo(own);
                all++;
                atLeast += order >= 0 ? 1 : 0;
                equal += order == 0 ? 1 : 0;
                return;
            }

            foreach (var order in Orders(blocks[b]))
            {
                order.CopyTo(now[b], 0);
                Place(b + 1);
            }
        }
    }

    private static BigInteger Squares(long[][] blocks) =>
        Enumerable.Range(0, blocks[0].Length).Aggregate(BigInteger.Zero, (sum, j) => sum + BigInteger.Pow(blocks.Sum(block => block[j]), 2));

    private static void Close(double expected, Probability actual) =>
        Assert.True(Math.Abs(expected - actual) <= 4e-16 * expected, $"expected {expected:R}, got {actual}");
}
