using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

public class SignTestTests
{
    [Fact]
    public void Depression_scores_of_Hollander_and_Wolfe()
    {
        // Hollander & Wolfe (1973), p. 29, as in the help page of R's wilcox.test: 7 of 9 patients fell.
        double[] first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
        double[] second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        var result = SignTest.Test(first, second);

        // R 4.2.2: binom.test(7, 9)$p.value is 0.1796875, alternative "greater" 0.08984375.
        Assert.Equal((7, 2, 0), (result.PositiveCount, result.NegativeCount, result.ZeroCount));
        Assert.Equal(0.1796875, result.PTwoSided);
        Assert.Equal(0.08984375, result.PGreater);
        Assert.Equal(5 / 3.0, result.Z, 1e-15);
        Assert.Equal(4 / 3.0, result.ZCorrected, 1e-15);
        Assert.Equal(0.49, result.Median.Median, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    // The switch from whole counts to ratios.
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(61)]
    [InlineData(500)]
    [InlineData(1100)]
    public void Every_count_against_whole_number_binomials(int n)
    {
        var choose = new BigInteger[n + 1];
        choose[0] = 1;
        for (var k = 1; k <= n; k++)
        {
            choose[k] = choose[k - 1] * (n - k + 1) / k;
        }

        var all = BigInteger.One << n;
        var below = BigInteger.Zero;
        for (var k = 0; k <= n; k++)
        {
            below += choose[k];
            if (n > 61 && k % 37 != 0 && k != n)
            {
                continue;
            }

            var result = SignTest.Test([.. Enumerable.Range(0, n).Select(i => i < k ? 1.0 : -2.0), 0]);
            Agrees(below, result.PLess, n);
            Agrees(all - below + choose[k], result.PGreater, n);
            Agrees(choose[k], result.PointProbability, n);
            var smaller = BigInteger.Min(below, all - below + choose[k]);
            Agrees(BigInteger.Min(all, 2 * smaller), result.PTwoSided, n);
            Agrees(BigInteger.Min(all, 2 * smaller - choose[k]), result.MidPTwoSided, n);
            Assert.Equal(1, result.ZeroCount);
        }
    }

    [Fact]
    public void Order_of_rows_and_exchanged_signs() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var values = scores.Select(score => (double)score).ToArray();
            var plain = SignTest.Test(values);
            var negated = SignTest.Test(values.Select(value => -value).ToArray());

            Assert.Equal(plain, SignTest.Test(values.Reverse().ToArray()));
            Assert.Equal(plain.PTwoSided, negated.PTwoSided);
            Assert.Equal(plain.PLess, negated.PGreater);
            Assert.Equal(plain.Z, -negated.Z);
            Assert.Equal(plain.Median.Interval.Lower, -negated.Median.Interval.Upper);
            Assert.InRange(plain.PTwoSided.Value, 0, 1);
            Assert.True(plain.MidPTwoSided <= plain.PTwoSided);
            // Cubing keeps every sign.
            Assert.Equal(plain.PTwoSided, SignTest.Test(values.Select(value => value * value * value).ToArray()).PTwoSided);
        });

    [Fact]
    public void All_zeros_are_a_typed_answer()
    {
        var result = SignTest.Test([0, -0.0, 0]);

        Assert.True(result.HasNoInformation);
        Assert.Equal((1, 1, 1, 1), ((double)result.PTwoSided, (double)result.PLess, (double)result.PointProbability, (double)result.MidPTwoSided));
        Assert.Equal((0, 0), (result.Z, result.ZCorrected));
        Assert.StartsWith("no information", result.MethodInWords);
    }

    [Fact]
    public void Below_the_double_range_the_logarithm_goes_on()
    {
        var result = SignTest.Test(Enumerable.Repeat(3.0, 5000).ToArray());

        Assert.Equal(0, result.PTwoSided.Value);
        Assert.Equal(-4999 * Math.Log10(2), result.PTwoSided.Log10, 1e-9);
        Assert.Equal(1, result.PLess.Value);
    }

    [Fact]
    public void The_null_value_is_subtracted_and_tiny_magnitudes_are_not_zeros()
    {
        Assert.Equal((2, 1, 1), Counts(SignTest.Test([5, 6, 7, 8], new SignTestOptions { NullValue = 6 })));
        Assert.Equal((2, 1, 0), Counts(SignTest.Test([1e-300, -5e-324, 4e-9])));

        static (int, int, int) Counts(SignTestResult result) => (result.PositiveCount, result.NegativeCount, result.ZeroCount);
    }

    [Fact]
    public void Violations_come_in_their_documented_order()
    {
        Assert.Equal(Violation.Empty, Refusal(() => SignTest.Test([])));
        Assert.Equal(Violation.Empty, Refusal(() => SignTest.Test([], [])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => SignTest.Test([double.NaN], [1, 2])));
        Assert.Equal(Violation.NotFinite, Refusal(() => SignTest.Test([1, double.NaN])));
        Assert.Equal(Violation.NotFinite, Refusal(() => SignTest.Test([double.MaxValue], [-double.MaxValue])));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignTest.Test([1], new SignTestOptions { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignTest.Test([1], new SignTestOptions { NullValue = double.NaN }));

        static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
    }

    private static void Agrees(BigInteger count, Probability actual, int n)
    {
        var exact = BigInteger.Log10(count) - n * Math.Log10(2);
        Assert.InRange(actual.Log10 - exact, -1e-12 * Math.Max(1, -exact) - 1e-13, 1e-12 * Math.Max(1, -exact) + 1e-13);
        if (exact > -300)
        {
            Golden.Close(Math.Exp(BigInteger.Log(count) - n * Math.Log(2)), actual, 1e-12 * Math.Max(1, n / 50.0), "p");
        }
    }
}
