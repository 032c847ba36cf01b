using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Samples;

public class SkewnessTests
{
    [Fact]
    public void Both_definitions_against_whole_numbers() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var result = Descriptives.Of(scores.Select(score => (double)score).ToArray());
            BigInteger n = scores.Length;
            var sum = scores.Aggregate(BigInteger.Zero, (all, x) => all + x);
            // n^2 m2 and n^3 m3 are whole numbers.
            var second = scores.Aggregate(BigInteger.Zero, (all, x) => all + (n * x - sum) * (n * x - sum));
            var third = scores.Aggregate(BigInteger.Zero, (all, x) => all + BigInteger.Pow(n * x - sum, 3));
            if (second.IsZero)
            {
                Assert.Null(result.Skewness);
                Assert.Null(result.AdjustedSkewness);
                return;
            }

            var count = (double)n;
            var expected = (double)third / count / Math.Pow((double)second / count, 1.5);
            Assert.Equal(expected, result.Skewness!.Value, 1e-13 * (1 + Math.Abs(expected)));
            if (scores.Length > 2)
            {
                Assert.Equal(expected * Math.Sqrt(count * (count - 1)) / (count - 2), result.AdjustedSkewness!.Value, 1e-12 * (1 + Math.Abs(expected)));
            }
        });

    [Fact]
    public void The_ends_of_the_double_range_are_survived()
    {
        Assert.Equal(1 / Math.Sqrt(2), Descriptives.Of([0, 0, 1.7e308]).Skewness!.Value, 1e-14);
        Assert.Equal(1 / Math.Sqrt(2), Descriptives.Of([0, 0, 5e-324]).Skewness!.Value, 1e-14);
        Assert.Equal(0, Descriptives.Of([-1.7e308, 0, 1.7e308]).Skewness!.Value, 1e-15);
    }

    [Fact]
    public void Two_observations_have_no_adjusted_skewness()
    {
        Assert.Equal(0, Descriptives.Of([1, 3]).Skewness!.Value, 1e-16);
        Assert.Null(Descriptives.Of([1, 3]).AdjustedSkewness);
    }

    [Fact]
    public void Missing_observations_are_counted_and_NaN_is_refused()
    {
        double?[] values = [1, null, 2, 3, 4, 10, null];
        var result = Descriptives.Of(values);

        Assert.Equal((5, 2, 4.0), (result.Count, result.Missing, result.Mean));
        Assert.Equal(0, Descriptives.Of([1, 2]).Missing);
        // SPSS prints type 6: R 4.2.2 quantile(c(1, 2, 3, 4, 10), c(.25, .75), type = 6) is 1.5 and 7.
        Assert.Equal((1.5, 7.0), (result.LowerQuartileType6, result.UpperQuartileType6));
        Assert.Equal(result.Median, result.MedianInterval.Median);
        double?[] none = [null];
        double?[] nan = [1, double.NaN];
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => Descriptives.Of(none)).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => Descriptives.Of(nan)).Violation);
    }
}
