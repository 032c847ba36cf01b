using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Samples;

public class DescriptivesTests
{
    [Fact]
    public void Student_sleep_data()
    {
        // Student (1908), Biometrika 6, p. 20: extra hours of sleep, first drug; the data are R's "sleep", group 1.
        // R 4.2.2: t.test prints mean 0.75 and interval -0.5297804 to 2.0297804; sd 1.7890096577591625; quantile(type 7) -0.175, 0.35, 1.7.
        var result = Descriptives.Of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);

        Assert.Equal(10, result.Count);
        Assert.Equal(0.75, result.Mean, 1e-15);
        Assert.Equal(1.7890096577591625, result.StandardDeviation!.Value, 1e-15);
        Assert.Equal(0.5657346, result.StandardError!.Value, 1e-7);
        Assert.Equal(-0.175, result.LowerQuartile, 1e-15);
        Assert.Equal(0.35, result.Median, 1e-15);
        Assert.Equal(1.7, result.UpperQuartile, 1e-15);
        Assert.Equal((-1.6, 3.7), (result.Minimum, result.Maximum));
        Assert.Equal(-0.5297804, result.MeanInterval!.Value.Lower, 5e-8);
        Assert.Equal(2.0297804, result.MeanInterval!.Value.Upper, 5e-8);
    }

    [Theory]
    // R 4.2.2: qt(0.975, df) and qt(0.995, df) with 17 digits.
    [InlineData(1, 0.95, 12.706204736174694)]
    [InlineData(2, 0.95, 4.3026527297494619)]
    [InlineData(9, 0.95, 2.2621571627982049)]
    [InlineData(30, 0.99, 2.7499956535672254)]
    [InlineData(1000, 0.95, 1.9623390808264076)]
    public void Quantiles_of_Student(int degreesOfFreedom, double level, double expected) =>
        Assert.Equal(expected, StudentLaw.TwoSidedQuantile(level, degreesOfFreedom), 1e-12 * expected);

    [Theory]
    // R 4.2.2: 2 * pnorm(-z) with 17 digits.
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 0.31731050786291409)]
    [InlineData(1.96, 0.049995790296440856)]
    [InlineData(5.0, 5.7330314375838782e-07)]
    [InlineData(10.0, 1.5239706048321054e-23)]
    [InlineData(29.0, 6.5795705334087604e-185)]
    [InlineData(37.0, 1.1451142445049154e-299)]
    public void Tails_of_the_normal_law(double z, double expected)
    {
        var actual = NormalLaw.TwoSided(z);
        Golden.Close(expected, actual.Value, 1e-12, "two-sided tail");
        Assert.Equal(actual.Value, NormalLaw.TwoSided(-z).Value);
    }

    [Fact]
    public void The_normal_quantile_is_accurate() =>
        // R 4.2.2: qnorm(0.975) = 1.9599639845400536, qnorm(0.995) = 2.5758293035488999.
        Assert.Equal((1.9599639845400536, 2.5758293035488999), (Math.Round(NormalLaw.TwoSidedQuantile(0.95), 15), Math.Round(NormalLaw.TwoSidedQuantile(0.99), 15)), new Near(4e-15));

    [Fact]
    public void One_observation_has_no_spread()
    {
        var result = Descriptives.Of([3.5]);

        Assert.Null(result.StandardDeviation);
        Assert.Null(result.StandardError);
        Assert.Null(result.MeanInterval);
        Assert.Equal((3.5, 3.5, 3.5, 3.5), (result.Mean, result.Median, result.LowerQuartile, result.UpperQuartile));
    }

    [Fact]
    public void Two_observations_have()
    {
        var result = Descriptives.Of([1, 3]);

        Assert.Equal(Math.Sqrt(2), result.StandardDeviation!.Value, 1e-15);
        Assert.Equal(1.5, result.LowerQuartile);
        Assert.Equal(2 - 12.706204736174694, result.MeanInterval!.Value.Lower, 1e-11);
    }

    [Fact]
    public void A_large_common_offset_costs_no_digits()
    {
        // Like NIST's NumAcc4: 10000000.1 and .3 about .2; the truth for these very doubles comes from whole numbers.
        double[] values = [.. Enumerable.Range(0, 1001).Select(i => i == 0 ? 10000000.2 : i % 2 == 0 ? 10000000.1 : 10000000.3)];
        var result = Descriptives.Of(values);

        Assert.Equal(ExactDeviation(values, -29), result.StandardDeviation!.Value, 1e-15);
    }

    [Fact]
    public void The_ends_of_the_double_range_are_survived()
    {
        var huge = Descriptives.Of([1.7e308, 1.7e308, 1.6e308, -1.7e308]);
        var tiny = Descriptives.Of([5e-324, 1e-323, 1.5e-323]);

        Assert.Equal(0.825e308, huge.Mean, 1e295);
        Assert.True(double.IsFinite(huge.StandardDeviation!.Value));
        Assert.Equal(1e-323, tiny.Mean);
        Assert.Equal(5e-324, tiny.StandardDeviation);
    }

    [Fact]
    public void Laws()
    {
        Properties.Hold(Properties.Scores, scores =>
        {
            var values = scores.Select(score => (double)score).ToArray();
            var result = Descriptives.Of(values);

            Assert.Equal(result, Descriptives.Of(values.Reverse().ToArray()));
            Assert.Equal(scores.Sum() / (double)scores.Length, result.Mean, 1e-14);
            Assert.InRange(result.Median, result.LowerQuartile, result.UpperQuartile);
            Assert.InRange(result.Mean, result.Minimum, result.Maximum);
            var scaled = Descriptives.Of(values.Select(value => value * 0.25).ToArray());
            Assert.Equal(result.StandardDeviation * 0.25, scaled.StandardDeviation);
            Assert.Equal(result.Mean * 0.25, scaled.Mean);
            if (values.Length > 1)
            {
                Assert.Equal(ExactDeviation(values, 0), result.StandardDeviation!.Value, 1e-14 * (1 + result.StandardDeviation.Value));
            }
        });
    }

    [Fact]
    public void Equal_observations_have_no_spread_at_all()
    {
        var result = Descriptives.Of([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);

        Assert.Equal(0, result.StandardDeviation);
        Assert.Equal((0.1, 0.1), (result.MeanInterval!.Value.Lower, result.MeanInterval.Value.Upper));
    }

    [Fact]
    public void Violations()
    {
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => Descriptives.Of([])).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => Descriptives.Of([1, double.NegativeInfinity])).Violation);
        Assert.Throws<ArgumentOutOfRangeException>(() => Descriptives.Of([1, 2], 1));
    }

    // Standard deviation of the very doubles, in whole multiples of 2^unit: n Σx² − (Σx)² without rounding.
    private static double ExactDeviation(double[] values, int unit)
    {
        var whole = values.Select(value => new BigInteger(Math.ScaleB(value, -unit))).ToArray();
        Assert.All(values.Zip(whole), pair => Assert.Equal(pair.First, Math.ScaleB((double)pair.Second, unit)));
        var sum = whole.Aggregate(BigInteger.Zero, (a, b) => a + b);
        var squares = whole.Aggregate(BigInteger.Zero, (a, b) => a + b * b);
        var n = values.Length;
        var numerator = n * squares - sum * sum;
        return Math.ScaleB(Math.Sqrt((double)numerator / ((double)n * (n - 1))), unit);
    }

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
