using Lancar.Statistics.Tests.Conformance;
using Lancar.Statistics.Tests.Groups;

namespace Lancar.Statistics.Tests.Samples;

public class ShapiroWilkTests
{
    [Fact]
    public void Weights_of_eleven_men()
    {
        // Shapiro, Wilk (1965), p. 606: W = 0.79. R 4.2.2 shapiro.test: W = 0.78881, p = 0.006704.
        var result = ShapiroWilk.Test([148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236]);
        Assert.Equal(0.78881, result.W, 5e-6);
        Assert.Equal(0.006704, result.P.Value, 5e-7);
        Assert.Equal(1, result.W + result.OneMinusW, 1e-15);
    }

    [Fact]
    public void Three_observations_have_an_exact_law()
    {
        // W of 0, 1, x: with equal steps 1 and p = 1; at the other end, two equal, W = 3/4 and p = 0.
        Assert.Equal(1, ShapiroWilk.Test([1, 2, 3]).P.Value, 1e-7);
        Assert.Equal(0.75, ShapiroWilk.Test([5, 5, 9]).W, 1e-15);
        Assert.Equal(0, ShapiroWilk.Test([5, 5, 9]).P.Value, 1e-7);
        // 0, 1, 4: W = (4²/2) / (26/3) = 12/13, p = 1 − 6/π asin √(1/13).
        Assert.Equal(1 - 6 / Math.PI * Math.Asin(Math.Sqrt(1 / 13.0)), ShapiroWilk.Test([4, 0, 1]).P.Value, 1e-14);
    }

    [Fact]
    public void Laws() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            double[] values = [.. scores.Select(x => (double)x)];
            if (TTestTests.Answer(() => ShapiroWilk.Test(values)) is not { } plain)
            {
                Assert.True(values.Length < 3 || values.Distinct().Count() == 1);
                return;
            }

            Assert.InRange(plain.W, 0, 1);
            Assert.InRange(plain.P.Value, 0, 1);
            Assert.Equal(plain, ShapiroWilk.Test([.. values.Reverse()]));
            foreach (var factor in new[] { Math.ScaleB(1, -1060), 0.125, Math.ScaleB(1, 1000) })
            {
                Assert.Equal(plain, ShapiroWilk.Test([.. values.Select(x => x * factor)]));
            }

            Assert.Equal(plain.OneMinusW, ShapiroWilk.Test([.. values.Select(x => 1e9 - 3 * x)]).OneMinusW, 1e-9);
        });

    [Theory]
    [InlineData(2, Violation.TooFew)]
    [InlineData(3, null)]
    [InlineData(4, null)]
    [InlineData(4999, null)]
    [InlineData(5000, null)]
    [InlineData(5001, Violation.TooLarge)]
    public void Three_to_five_thousand_observations(int count, Violation? violation)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        if (violation is { } expected)
        {
            TTestTests.Refused(expected, () => ShapiroWilk.Test(values));
        }
        else
        {
            Assert.Equal(count, ShapiroWilk.Test(values).Count);
        }
    }

    [Fact]
    public void Bad_input()
    {
        TTestTests.Refused(Violation.Empty, () => ShapiroWilk.Test([]));
        TTestTests.Refused(Violation.NotFinite, () => ShapiroWilk.Test([double.NaN]));
        TTestTests.Refused(Violation.NoInformation, () => ShapiroWilk.Test([2, 2, 2]));
    }
}
