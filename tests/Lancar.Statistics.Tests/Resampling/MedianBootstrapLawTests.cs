using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Resampling;

public class MedianBootstrapLawTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("bootstrap-median-exact");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_golden_laws_agree(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var law = MedianBootstrapLaw.Of(golden.Values("x"));
        var probabilities = golden.Expected.GetProperty("probabilities").EnumerateArray().ToArray();
        var percentiles = law.PercentileInterval();

        Assert.Equal(probabilities.Length, law.OrderProbabilities!.Count);
        for (var i = 0; i < probabilities.Length; i++)
        {
            Golden.Close(probabilities[i], law.OrderProbabilities[i], 1e-13, $"probability {i + 1}");
        }

        Golden.Close(golden.Expected.GetProperty("mean"), law.Mean, 1e-14, "mean");
        Golden.Close(golden.Expected.GetProperty("se"), law.StandardError, 1e-13, "standard error");
        Assert.Equal(golden.Expected.GetProperty("percentile95")[0].GetDouble(), percentiles.Lower);
        Assert.Equal(golden.Expected.GetProperty("percentile95")[1].GetDouble(), percentiles.Upper);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Every_resample_listed_gives_the_law(int count)
    {
        // n^n resamples, 46,656 at 6. Distinct values, and values with a tie.
        foreach (var sample in new[] { Distinct(count), Tied(count) })
        {
            var seen = new SortedDictionary<double, long>();
            var resamples = (long)Math.Pow(count, count);
            var drawn = new double[count];
            for (long number = 0; number < resamples; number++)
            {
                var rest = number;
                for (var i = 0; i < count; i++, rest /= count)
                {
                    drawn[i] = sample[rest % count];
                }

                Array.Sort(drawn);
                var median = drawn[(count - 1) / 2] / 2 + drawn[count / 2] / 2;
                seen[median] = seen.GetValueOrDefault(median) + 1;
            }

            Agrees(MedianBootstrapLaw.Of(sample), seen.ToDictionary(one => one.Key, one => one.Value / (double)resamples));
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(101)]
    [InlineData(102)]
    public void Whole_number_counts_of_all_resamples_give_the_law(int count)
    {
        // The joint law of the two middles by multinomial counts in big integers, all pairs listed: no integral, no window.
        var sample = Distinct(count);
        var total = BigInteger.Pow(count, count);
        var seen = new SortedDictionary<double, double>();
        for (var i = 1; i <= count; i++)
        {
            for (var j = i; j <= count; j++)
            {
                var ways = Ways(count, i, j);
                if (ways.IsZero)
                {
                    continue;
                }

                var median = sample[i - 1] / 2 + sample[j - 1] / 2;
                seen[median] = seen.GetValueOrDefault(median) + Ratio(ways, total);
            }
        }

        Agrees(MedianBootstrapLaw.Of(sample), new Dictionary<double, double>(seen));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(20_000)]
    public void Large_samples_agree_with_the_normal_limit(int count)
    {
        // Equally spaced values from 0 to 1: standard error near 1 / (2 √n), symmetric about 1/2.
        double[] sample = [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count)];
        var law = MedianBootstrapLaw.Of(sample);
        var interval = law.PercentileInterval();

        Assert.Equal(0.5, law.Mean, 1e-12);
        Assert.Equal(1 / (2 * Math.Sqrt(count + 2)), law.StandardError, 2e-3 / Math.Sqrt(count));
        Assert.Equal(0.5 - 1.96 * law.StandardError, interval.Lower, 1.0 / count);
        Assert.Equal(0.5 + 1.96 * law.StandardError, interval.Upper, 1.0 / count);
        Assert.Equal(0.5, (law.AtMost(0.5) + law.Below(0.5)) / 2, 1e-12);
    }

    [Fact]
    public void Probabilities_sum_to_one_and_mirror()
    {
        foreach (var count in new[] { 1, 3, 19, 499 })
        {
            var probabilities = MedianBootstrapLaw.Of(Distinct(count)).OrderProbabilities!;
            Assert.Equal(1, probabilities.Sum(), 1e-14);
            Assert.Equal(probabilities.Reverse(), probabilities);
        }

        Assert.Null(MedianBootstrapLaw.Of(Distinct(4)).OrderProbabilities);
    }

    [Fact]
    public void The_published_example_agrees()
    {
        // Efron and Tibshirani (1993), table 2.1 and problem 2.4: seven treated mice; SE of the median by 1,000 resamples 37.83 (table 2.2).
        var law = MedianBootstrapLaw.Of([94, 197, 16, 38, 99, 141, 23]);

        Assert.Equal(94, law.Median);
        Assert.Equal(37.83, law.StandardError, 0.02 * 37.83);
        // The same by the binomial formula in exact fractions: P(Bin(7, (k − 1)/7) ≤ 3) − P(Bin(7, k/7) ≤ 3).
        double[] sorted = [16, 23, 38, 94, 99, 141, 197];
        for (var k = 1; k <= 7; k++)
        {
            Assert.Equal(AtMostThree(k - 1) - AtMostThree(k), law.OrderProbabilities![k - 1], 1e-14);
        }

        static double AtMostThree(int hits) =>
            Enumerable.Range(0, 4).Sum(j => (double)Choose(7, j) * Math.Pow(hits, j) * Math.Pow(7 - hits, 7 - j)) / Math.Pow(7, 7);
    }

    [Fact]
    public void The_BCa_interval_is_the_limit_of_many_replicates()
    {
        double[] sample = [1.214, 0.804, 0.309, 0.482, 1.221, 2.876, 5.645, 1.981, 3.145, 2.822, 0.786, 1.003, 0.984, 0.818, 0.569, 3.842, 1.041, 2.512, 2.307, 1.231, 3.336];
        var law = MedianBootstrapLaw.Of(sample);
        var less = law.Bca(0.95, BiasCorrection.Less);
        var mid = law.Bca();

        // Golden case P4-bca-002 drew 499 replicates: share below 0.411, with half the ties 0.483.
        Assert.Equal(0.41082164328657317, less.ShareBelow, 3 * Math.Sqrt(0.25 / 499));
        Assert.Equal(0.48296593186372744, mid.ShareBelow, 3 * Math.Sqrt(0.25 / 499));
        Assert.Equal(0.0009286339182039596, mid.Acceleration, 1e-12);
        Assert.Equal((0.984, 2.512), (mid.Interval!.Value.Lower, mid.Interval!.Value.Upper));
        Assert.Equal(mid.Interval!.Value.Lower, law.Percentile(mid.LowerLevel!.Value));
    }

    [Fact]
    public void Order_scale_and_sign_do_what_they_should()
    {
        Properties.Hold(Properties.Scores, scores =>
        {
            double[] sample = [.. scores.Select(score => (double)score)];
            var plain = MedianBootstrapLaw.Of(sample);
            var reversed = MedianBootstrapLaw.Of([.. sample.Reverse()]);
            var huge = MedianBootstrapLaw.Of([.. sample.Select(value => value * Math.ScaleB(1, 1000))]);
            var negated = MedianBootstrapLaw.Of([.. sample.Select(value => -value)]);

            Assert.Equal((plain.Mean, plain.StandardError, plain.PercentileInterval()), (reversed.Mean, reversed.StandardError, reversed.PercentileInterval()));
            Assert.Equal(plain.StandardError * Math.ScaleB(1, 1000), huge.StandardError);
            Assert.Equal(plain.Mean, -negated.Mean, 1e-13);
            Assert.Equal(plain.AtMost(0), 1 - negated.Below(0), 1e-13);
            Assert.InRange(plain.AtMost(plain.Median), 0, 1);
            Assert.True(plain.StandardError >= 0);
        });
    }

    [Fact]
    public void Two_heaps_far_apart_have_many_pairs_between_them()
    {
        // Half of the pairs of middles fall between the heaps: the percentile is bisected before pairs are listed.
        const int Half = 600;
        double[] sample = [.. Enumerable.Range(0, Half).Select(i => -1 - 1e-3 * i * i / Half), .. Enumerable.Range(0, Half).Select(i => 1 + 1e-3 * i / Half)];
        var law = MedianBootstrapLaw.Of(sample);
        foreach (var level in new[] { 0.4999, 0.5, 0.5001, 0.51, 0.49 })
        {
            var percentile = law.Percentile(level);
            Assert.True(law.AtMost(percentile) >= level);
            Assert.True(law.Below(percentile) < level);
        }
    }

    [Fact]
    public void One_or_equal_observations_are_a_point()
    {
        var one = MedianBootstrapLaw.Of([7]);
        Assert.Equal([1.0], one.OrderProbabilities!);
        Assert.Equal((7.0, 0.0), (one.Mean, one.StandardError));
        Assert.Equal(Violation.TooFew, Assert.Throws<AssumptionException>(() => one.Bca()).Violation);

        foreach (var count in new[] { 2, 3, 1000 })
        {
            var equal = MedianBootstrapLaw.Of([.. Enumerable.Repeat(4.0, count)]);
            Assert.Equal((4, 4), (equal.PercentileInterval().Lower, equal.PercentileInterval().Upper));
            Assert.Equal(0, equal.StandardError);
            Assert.Equal((4, 4), (equal.Bca().Interval!.Value.Lower, equal.Bca().Interval!.Value.Upper));
            Assert.Equal(BcaObstacle.InfiniteBias, equal.Bca(0.95, BiasCorrection.Less).Obstacle);
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => MedianBootstrapLaw.Of([])).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => MedianBootstrapLaw.Of([1, double.NaN])).Violation);
        var law = MedianBootstrapLaw.Of([1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Percentile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Percentile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.AtMost(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.PercentileInterval(1));
    }

    private static void Agrees(MedianBootstrapLaw law, Dictionary<double, double> expected)
    {
        var mean = expected.Sum(one => one.Key * one.Value);
        var variance = expected.Sum(one => one.Value * (one.Key - mean) * (one.Key - mean));
        Assert.Equal(mean, law.Mean, 1e-12 * (1 + Math.Abs(mean)));
        Assert.Equal(Math.Sqrt(variance), law.StandardError, 1e-12 * (1 + Math.Sqrt(variance)));
        var below = 0.0;
        foreach (var (value, probability) in expected.OrderBy(one => one.Key))
        {
            Assert.Equal(below, law.Below(value), 1e-13);
            below += probability;
            Assert.Equal(Math.Min(1, below), law.AtMost(value), 1e-13);
            Assert.InRange(law.AtMost(value) - law.Below(value), probability * (1 - 1e-9) - 1e-15, probability * (1 + 1e-9) + 1e-15);
        }

        foreach (var level in new[] { 0.025, 0.05, 0.5 - 1e-6, 0.5 + 1e-6, 0.9, 0.975 })
        {
            var sum = 0.0;
            var percentile = expected.OrderBy(one => one.Key).First(one => (sum += one.Value) >= level).Key;
            Assert.Equal(percentile, law.Percentile(level));
        }
    }

    // Resamples whose lower middle is observation i and upper middle j (odd n: i = j).
    private static BigInteger Ways(int n, int i, int j)
    {
        var (low, high) = ((n - 1) / 2, n / 2);
        if (n % 2 == 1)
        {
            return i == j ? AtLeast(n, i, low + 1) - AtLeast(n, i - 1, low + 1) : 0;
        }

        if (n > 12)
        {
            // Exactly m draws up to i with i among them, m from j on with j among them; what is left of i's own count is both at i.
            var upTo = Choose(n, high) * (BigInteger.Pow(i, high) - BigInteger.Pow(i - 1, high));
            return i < j
                ? upTo * (BigInteger.Pow(n - j + 1, high) - BigInteger.Pow(n - j, high))
                : AtLeast(n, i, high) - AtLeast(n, i - 1, high) - upTo * BigInteger.Pow(n - i, high);
        }

        // F(i, j) = number with lower middle ≤ i and upper middle ≤ j; then inclusion and exclusion.
        return Joint(i, j) - Joint(i - 1, j) - Joint(i, j - 1) + Joint(i - 1, j - 1);

        BigInteger Joint(int a, int b)
        {
            a = Math.Min(a, b);
            // At least high draws ≤ a and at least high + 1 draws ≤ b.
            BigInteger sum = 0;
            for (var k = high; k <= n; k++)
            {
                for (var l = Math.Max(k, high + 1); l <= n; l++)
                {
                    sum += Choose(n, k) * Choose(n - k, l - k) * BigInteger.Pow(a, k) * BigInteger.Pow(b - a, l - k) * BigInteger.Pow(n - b, n - l);
                }
            }

            return sum;
        }
    }

    private static BigInteger AtLeast(int n, int hits, int least)
    {
        BigInteger sum = 0;
        for (var j = least; j <= n; j++)
        {
            sum += Choose(n, j) * BigInteger.Pow(hits, j) * BigInteger.Pow(n - hits, n - j);
        }

        return sum;
    }

    private static BigInteger Choose(int n, int k)
    {
        BigInteger ways = 1;
        for (var i = 1; i <= k; i++)
        {
            ways = ways * (n - k + i) / i;
        }

        return ways;
    }

    private static double Ratio(BigInteger count, BigInteger total) => Math.Exp(BigInteger.Log(count) - BigInteger.Log(total));

    private static double[] Distinct(int count) => [.. Enumerable.Range(0, count).Select(i => i * 1.375 + i * i * 0.5 % 1.25)];

    private static double[] Tied(int count) => [.. Enumerable.Range(0, count).Select(i => (double)(i / 2))];
}
