using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Samples;

public class MedianIntervalTests
{
    [Theory]
    // Conover (1999), Practical Nonparametric Statistics, table A3 (binomial 1/2) gives the tails; n = 5 cannot reach 95 %.
    [InlineData(5, 1, 0.9375, false)]
    [InlineData(6, 1, 0.96875, true)]
    [InlineData(10, 2, 0.978515625, true)]
    [InlineData(16, 4, 0.978729248046875, true)]
    [InlineData(1, 1, 0.0, false)]
    [InlineData(2, 1, 0.5, false)]
    public void Ranks_and_attained_confidence(int n, int lower, double attained, bool attainable)
    {
        var interval = MedianInterval.Of(Enumerable.Range(1, n).Select(i => (double)i).ToArray());

        Assert.Equal((lower, n + 1 - lower), (interval.LowerIndex, interval.UpperIndex));
        Assert.Equal(((double)lower, (double)(n + 1 - lower)), (interval.Interval.Lower, interval.Interval.Upper));
        Assert.Equal(attained, interval.Attained, 1e-15);
        Assert.Equal(attainable, interval.IsAttainable);
        Assert.Equal((n + 1) / 2.0, interval.Median);
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(0.999)]
    [InlineData(0.9999999999)]
    // 1 − 2 · 1/32: attained exactly with six observations at rank 1.
    [InlineData(0.9375)]
    public void Every_size_up_to_80_against_whole_number_binomials(double confidence)
    {
        for (var n = 1; n <= 80; n++)
        {
            var interval = MedianInterval.Of(Enumerable.Range(1, n).Select(i => (double)i).ToArray(), confidence);
            var tail = (1 - confidence) / 2;
            var (choose, sum, rank, below) = (BigInteger.One, BigInteger.Zero, 0, 0.0);
            while (true)
            {
                sum += choose;
                // Doubles hold the quotient to 16 digits, far closer than any of these levels is to a tail it is not equal to.
                var p = Math.Exp(BigInteger.Log(sum) - n * Math.Log(2));
                if (p > tail * (1 + 1e-12))
                {
                    break;
                }

                choose = choose * (n - rank) / (rank + 1);
                (rank, below) = (rank + 1, p);
            }

            Assert.Equal(Math.Max(1, rank), interval.LowerIndex);
            Golden.Close(rank < 1 ? 1 - 2 * Math.Pow(2, -n) : 1 - 2 * below, interval.Attained, 1e-12, "attained");
            Assert.Equal(rank >= 1, interval.IsAttainable);
        }
    }

    [Fact]
    public void Large_samples_follow_the_normal_law()
    {
        var interval = MedianInterval.Of(Enumerable.Range(1, 200_001).Select(i => (double)i).ToArray());

        // 100,001 − 1.96 · √200,001 / 2, to the next whole rank.
        Assert.InRange(interval.LowerIndex, 100_001 - 439, 100_001 - 437);
        // One rank more or less changes the confidence by 0.0005.
        Assert.InRange(interval.Attained, 0.95, 0.9506);
    }

    [Fact]
    public void Properties_of_order() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var values = scores.Select(score => (double)score).ToArray();
            var plain = MedianInterval.Of(values);

            Assert.Equal(plain, MedianInterval.Of(values.Reverse().ToArray()));
            Assert.True(plain.Interval.Contains(plain.Median));
            Assert.Equal(Descriptives.Of(values).Median, plain.Median);
            Assert.Equal(plain.Interval.Upper + 100, MedianInterval.Of(values.Select(value => value + 100).ToArray()).Interval.Upper);
        });

    [Fact]
    public void The_ends_of_the_double_range_are_no_trouble()
    {
        Assert.Equal(5e-324, MedianInterval.Of([5e-324]).Median);
        Assert.Equal(double.MaxValue, MedianInterval.Of([double.MaxValue, double.MaxValue]).Median);
        Assert.False(double.IsNegative(MedianInterval.Of([-0.0, -0.0, 0]).Interval.Lower));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => MedianInterval.Of([])).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => MedianInterval.Of([1, double.NaN])).Violation);
        Assert.Throws<ArgumentOutOfRangeException>(() => MedianInterval.Of([1], 1.0));
    }
}
