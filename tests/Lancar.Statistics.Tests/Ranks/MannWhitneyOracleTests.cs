using System.Numerics;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>The two-sample law against slow, obviously right counting: every assignment, and big-integer tables.</summary>
public class MannWhitneyOracleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_assignment_counted_one_by_one(int seed)
    {
        var random = new Random(seed);
        var spread = seed % 3 == 0 ? 1000 : 6;
        var first = Enumerable.Range(0, 1 + seed % 7).Select(_ => (double)random.Next(spread)).ToArray();
        var second = Enumerable.Range(0, 1 + seed % 5).Select(_ => (double)random.Next(spread)).ToArray();
        var pooled = first.Concat(second).ToArray();
        // Twice the midrank, straight from the definition.
        var ranks = pooled.Select(value => 1 + 2 * pooled.Count(other => other < value) + pooled.Count(other => other == value)).ToArray();
        var observed = ranks[..first.Length].Sum();
        var middle = first.Length * ranks.Sum();

        long less = 0, greater = 0, point = 0, far = 0, all = 0;
        for (var pattern = 0; pattern < 1 << pooled.Length; pattern++)
        {
            if (BitOperations.PopCount((uint)pattern) != first.Length)
            {
                continue;
            }

            var sum = ranks.Where((_, i) => (pattern >> i & 1) == 1).Sum();
            all++;
            less += sum <= observed ? 1 : 0;
            greater += sum >= observed ? 1 : 0;
            point += sum == observed ? 1 : 0;
            far += Math.Abs(sum * pooled.Length - middle) >= Math.Abs(observed * pooled.Length - middle) ? 1 : 0;
        }

        var result = MannWhitney.Test(first, second);
        Close(less, all, result.PLess);
        Close(greater, all, result.PGreater);
        Close(point, all, result.PointProbability);
        Close(far, all, result.PTwoSidedAbsolute);
        Close(Math.Min(all, 2 * Math.Min(less, greater)), all, result.PTwoSided);
        Assert.Equal(first.Sum(x => second.Sum(y => x > y ? 1.0 : x == y ? 0.5 : 0)), result.U);
    }

    [Theory]
    [InlineData(33, 34)] // 67 choose 33 is the last below 2^64
    [InlineData(34, 34)]
    [InlineData(34, 35)]
    [InlineData(4, 300)]
    [InlineData(66, 67)]
    [InlineData(67, 67)] // the last with halves of 67
    [InlineData(67, 68)]
    [InlineData(68, 68)]
    [InlineData(20, 120)]
    public void Without_ties_across_every_switch(int smaller, int larger)
    {
        var ways = GaussianByIntegers(smaller, larger);
        var total = Choose(smaller + larger, smaller);
        foreach (var u in new[] { 1, 2, smaller, smaller * larger / 5, smaller * larger / 3, smaller * larger / 2 }.Distinct())
        {
            var tail = TwoSampleEngine.WithoutTies(smaller, larger, u).Mass;
            Close(Ratio(ways[..u].Aggregate(BigInteger.Zero, (sum, count) => sum + count), total), tail.StrictlyBelow.Value);
            Close(Ratio(ways[u], total), tail.At.Value);
        }
    }

    [Fact]
    public void Each_way_without_ties_is_taken_where_it_is_said_to_be()
    {
        // The whole in 64 bits, two halves of it in 64 bits, the Fourier sum.
        Assert.NotNull(GaussianBinomial.Choose(67, 33));
        Assert.Null(GaussianBinomial.Choose(68, 34));
        Assert.Equal(TwoSampleWay.Count, TwoSampleEngine.WithoutTies(34, 34, 500).Way);
        Assert.Equal(TwoSampleWay.Count, TwoSampleEngine.WithoutTies(GaussianHalves.LargestHalf - 1, GaussianHalves.LargestHalf, 2000).Way);
        Assert.Equal(TwoSampleWay.Count, TwoSampleEngine.WithoutTies(GaussianHalves.LargestHalf, GaussianHalves.LargestHalf, 2000).Way);
        Assert.Equal(TwoSampleWay.Fourier, TwoSampleEngine.WithoutTies(GaussianHalves.LargestHalf, GaussianHalves.LargestHalf + 1, 2000).Way);
        Assert.Equal(TwoSampleWay.Count, TwoSampleEngine.WithoutTies(500, 500, GaussianBinomial.LargestPartitionSum).Way);
        Assert.Equal(TwoSampleWay.Fourier, TwoSampleEngine.WithoutTies(500, 500, GaussianBinomial.LargestPartitionSum + 1).Way);
    }

    [Fact]
    public void Around_the_last_partition_sum_the_law_is_smooth()
    {
        // 500 + 500: at 349, 350 (counted) and 351 (Fourier) the ratio of neighbours changes evenly, and P(U < u + 1) = P(U ≤ u).
        var tails = Enumerable.Range(348, 5).Select(u => TwoSampleEngine.WithoutTies(500, 500, u).Mass).ToArray();
        for (var i = 0; i + 1 < tails.Length; i++)
        {
            Assert.Equal(tails[i].AtMost.Log, tails[i + 1].StrictlyBelow.Log, 1e-11);
        }
    }

    [Theory]
    [InlineData(351, 3000)]
    [InlineData(1500, 4000)]
    public void Far_out_the_period_stays_short(long u, long mostNodes)
    {
        // The law falls like e^(−θ u) there: the step of a normal law would ask for a hundred times as many nodes.
        var sum = new GaussianFourier(1000, 1000, u);

        Assert.InRange(sum.NodeCount, 1, mostNodes);
        sum.LowerTail();
        Assert.InRange(sum.ErrorBound, 0, 1e-13);
    }

    [Theory]
    [InlineData(40, 40, 7)]
    [InlineData(60, 30, 1000)]
    [InlineData(25, 70, 12)]
    [InlineData(90, 90, 3)]
    [InlineData(110, 80, 40)]
    public void Counting_and_the_Fourier_sum_agree_along_the_whole_law(int m, int n, int spread)
    {
        var random = new Random(m + n);
        var first = Enumerable.Range(0, m).Select(_ => (double)random.Next(spread)).Order().ToArray();
        var second = Enumerable.Range(0, n).Select(_ => (double)random.Next(spread)).Order().ToArray();
        var ranks = PooledMidranks.OfSorted(first, second);
        var law = TwoSampleLaw.Of(ranks.Weights, ranks.Counts, Math.Min(m, n));
        var middle = (long)(law.Scores.Zip(law.Counts, (score, count) => (double)score * count).Sum() * law.Chosen / law.Total);
        var least = law.LeastSum();
        for (var part = 1; part <= 6; part++)
        {
            var t = least + (middle - least) * part / 6;
            var counted = new TwoSampleCount(law, t).LowerTail(default);
            var fourier = new TwoSampleFourier(law, t);
            var summed = fourier.LowerTail(default);

            Assert.Equal(counted.AtMost.Log, summed.AtMost.Log, 1e-12);
            Assert.InRange(fourier.TailError, 0, 1e-13);
            if (counted.Point > 0)
            {
                Assert.Equal(counted.At.Log, summed.At.Log, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(12, 30)]
    [InlineData(80, 80)]
    [InlineData(150, 100)]
    public void The_count_with_ties_agrees_with_the_law_without(int smaller, int larger)
    {
        var (m, n) = (Math.Min(smaller, larger), Math.Max(smaller, larger));
        var law = TwoSampleLaw.WithoutTies(m, n);
        foreach (var u in new[] { 1, 30, m * n / 9, m * n / 2 })
        {
            var counted = new TwoSampleCount(law, law.LeastSum() + u).LowerTail(default);
            var direct = TwoSampleEngine.WithoutTies(m, n, u).Mass;
            Assert.Equal(direct.AtMost.Log, counted.AtMost.Log, 1e-12);
            Assert.Equal(direct.At.Log, counted.At.Log, 1e-12);
        }
    }

    [Fact]
    public void The_whole_law_sums_to_one()
    {
        foreach (var (scores, counts, chosen) in new (long[], int[], int)[] { ([2, 5, 9, 12], [1, 4, 2, 3], 4), ([1, 3, 5, 7, 9], [1, 1, 1, 1, 1], 2), ([4, 11], [7, 5], 6) })
        {
            var law = TwoSampleLaw.Of(scores, counts, chosen);
            var top = law.Scores[^1] * chosen;
            var all = 0.0;
            for (var t = law.LeastSum(); t <= top; t++)
            {
                all += TwoSampleEngine.LowerTail(law, t, default).Mass.At.Value;
            }

            Assert.Equal(1, all, 1e-14);
        }
    }

    private static BigInteger[] GaussianByIntegers(int smaller, int larger)
    {
        var ways = new BigInteger[smaller * larger + 1];
        ways[0] = 1;
        for (var i = 1; i <= smaller; i++)
        {
            for (var s = ways.Length - 1; s >= larger + i; s--)
            {
                ways[s] -= ways[s - larger - i];
            }

            for (var s = i; s < ways.Length; s++)
            {
                ways[s] += ways[s - i];
            }
        }

        return ways;
    }

    private static BigInteger Choose(int total, int chosen)
    {
        var ways = BigInteger.One;
        for (var j = 1; j <= chosen; j++)
        {
            ways = ways * (total - chosen + j) / j;
        }

        return ways;
    }

    private static double Ratio(BigInteger part, BigInteger whole)
    {
        // 80 bits of the quotient, rounded once.
        var shift = (int)(whole.GetBitLength() - part.GetBitLength()) + 80;
        return Math.ScaleB((double)((part << shift) / whole), -shift);
    }

    private static void Close(long part, long whole, double actual) => Close((double)part / whole, actual, 1e-15);

    private static void Close(double expected, double actual, double relative = 1e-13) =>
        Assert.InRange(actual, expected * (1 - relative), expected * (1 + relative));
}
