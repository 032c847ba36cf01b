using System.Numerics;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>The signed-rank law against slow, obviously right counting: every sign pattern, and big-integer tables.</summary>
public class SignedRankOracleTests
{
    public static TheoryData<int, ZeroHandling> Seeds
    {
        get
        {
            var rows = new TheoryData<int, ZeroHandling>();
            for (var seed = 1; seed <= 60; seed++)
            {
                rows.Add(seed, ZeroHandling.Wilcoxon);
                rows.Add(seed, ZeroHandling.Pratt);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_sign_pattern_counted_one_by_one(int seed, ZeroHandling zeros)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 1 + seed % 14).Select(_ => (double)random.Next(-4, 6)).ToArray();
        var result = SignedRank.Test(values, new SignedRankOptions { Zeros = zeros });
        var ranks = DoubledRanks(values, zeros);
        var plus = (long)(2 * result.WPlus);

        Assert.Equal(ranks.Where(rank => rank.Positive).Sum(rank => rank.Doubled), plus);
        long less = 0;
        long greater = 0;
        long point = 0;
        for (var pattern = 0; pattern < 1 << ranks.Count; pattern++)
        {
            long sum = 0;
            for (var i = 0; i < ranks.Count; i++)
            {
                sum += (pattern >> i & 1) * ranks[i].Doubled;
            }

            less += sum <= plus ? 1 : 0;
            greater += sum >= plus ? 1 : 0;
            point += sum == plus ? 1 : 0;
        }

        var all = (double)(1 << ranks.Count);
        // Counts below 2^53 over a power of two: exact to the last bit.
        Assert.Equal(less / all, result.PLess);
        Assert.Equal(greater / all, result.PGreater);
        Assert.Equal(point / all, result.PointProbability);
        Assert.Equal(Math.Min(1, 2 * Math.Min(less, greater) / all), result.PTwoSided);
        Assert.Equal((2 * Math.Min(less, greater) - point) / all, result.MidPTwoSided);
    }

    [Theory]
    [InlineData(40, 3, 0.4)]
    [InlineData(77, 5, 0.2)]
    [InlineData(150, 9, 0.1)]
    [InlineData(251, 3, 0.2)]
    [InlineData(300, 20, 0.0)]
    public void Big_integer_tables(int n, int spread, double shift)
    {
        var random = new Random(n + spread);
        var values = Enumerable.Range(0, n)
            .Select(_ => Math.Round((random.NextDouble() + random.NextDouble() - 1 + shift) * spread))
            .ToArray();
        foreach (var zeros in new[] { ZeroHandling.Wilcoxon, ZeroHandling.Pratt })
        {
            var result = SignedRank.Test(values, new SignedRankOptions { Zeros = zeros, Estimate = false });
            var ranks = DoubledRanks(values, zeros);
            var total = ranks.Sum(rank => rank.Doubled);
            var plus = (long)(2 * result.WPlus);
            var ways = Ways(ranks.Select(rank => rank.Doubled), Math.Min(plus, total - plus));
            var all = BigInteger.One << ranks.Count;
            var tail = ways.Aggregate(BigInteger.Zero, (sum, count) => sum + count);

            Close(Ratio(2 * tail, all), result.PTwoSided);
            Close(Ratio(tail, all), Math.Min(result.PLess, result.PGreater));
            Close(Ratio(ways[^1], all), result.PointProbability);
            Close(Ratio(2 * tail - ways[^1], all), result.MidPTwoSided);
            Close(Ratio(all - tail + ways[^1], all), Math.Max(result.PLess, result.PGreater));
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(120)]
    [InlineData(300)]
    public void Counting_tilted_counting_and_the_Fourier_sum_agree_along_the_whole_law(int n)
    {
        var law = RankSumLaw.WithoutTies(n);
        var weights = Enumerable.Range(1, n).Select(i => (long)i).ToArray();
        var counts = Enumerable.Repeat(1, n).ToArray();
        var fourierUsed = 0;
        for (long m = 0; m <= law.Total / 2; m += Math.Max(1, law.Total / 24))
        {
            var counted = law.CountedTail(m);
            var tilted = TiltedCount.LowerTail(weights, counts, m);
            Close(counted.AtMost.Value, tilted.AtMost.Value);
            Close(counted.At.Value, tilted.At.Value);
            if (TiltedFourier.Of(weights, counts, m) is { } fourier)
            {
                fourierUsed++;
                var summed = fourier.LowerTail();
                Close(counted.AtMost.Value, summed.AtMost.Value);
                Close(counted.At.Value, summed.At.Value);
            }
        }

        Assert.Equal(n >= 300, fourierUsed > 0);
    }

    [Fact]
    public void The_whole_law_sums_to_one_and_is_symmetric()
    {
        foreach (var (weights, counts) in new (long[], int[])[] { ([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]), ([3, 8, 14], [2, 3, 3]), ([2, 7, 12, 15], [1, 4, 1, 1]) })
        {
            var law = RankSumLaw.Of(weights, counts, out _);
            var ways = law.CountWays(new double[law.Total + 1 + ShiftedCounts.Margin]).ToArray();

            Assert.Equal(Math.Pow(2, law.Observations), ways.Sum());
            Assert.Equal(ways.Reverse(), ways);
        }
    }

    [Theory]
    [InlineData(RankSumLaw.LargestPlainCount - 1, SignedRankMethod.ExactCount)]
    [InlineData(RankSumLaw.LargestPlainCount, SignedRankMethod.ExactCount)]
    [InlineData(RankSumLaw.LargestPlainCount + 1, SignedRankMethod.ExactTiltedCount)]
    public void Around_the_largest_plain_count_the_binomial_law_holds(int n, SignedRankMethod method)
    {
        // Equal magnitudes: W+ is a multiple of a binomial count. 380 negative signs.
        var values = Enumerable.Range(0, n).Select(i => i < 380 ? -1.0 : 1.0).ToArray();
        var result = SignedRank.Test(values, new SignedRankOptions { Estimate = false });
        var tail = BigInteger.Zero;
        var choose = BigInteger.One;
        for (var k = 0; k <= 380; k++)
        {
            tail += choose;
            choose = choose * (n - k) / (k + 1);
        }

        Assert.Equal(method, result.Method);
        Close(Ratio(2 * tail, BigInteger.One << n), result.PTwoSided);
    }

    private static List<(long Doubled, bool Positive)> DoubledRanks(double[] values, ZeroHandling zeros)
    {
        var ranked = values.Where(value => value != 0 || zeros == ZeroHandling.Pratt).ToArray();
        // Doubled midrank: 1 + 2 · (number smaller) + (number equal), straight from the definition.
        return
        [
            .. ranked.Where(value => value != 0).Select(value => (
                1L + 2 * ranked.Count(other => Math.Abs(other) < Math.Abs(value)) + ranked.Count(other => Math.Abs(other) == Math.Abs(value)),
                value > 0)),
        ];
    }

    private static BigInteger[] Ways(IEnumerable<long> weights, long m)
    {
        var ways = new BigInteger[m + 1];
        ways[0] = 1;
        foreach (var weight in weights)
        {
            for (var t = m; t >= weight; t--)
            {
                ways[t] += ways[t - weight];
            }
        }

        return ways;
    }

    private static double Ratio(BigInteger part, BigInteger whole)
    {
        // 20 digits, without leaving the range of a double on the way.
        var shift = (int)Math.Max(0, whole.GetBitLength() - part.GetBitLength() + 70);
        return Math.ScaleB((double)((part << shift) / whole), -shift);
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * expected, $"expected {expected:R}, got {actual:R}");
}
