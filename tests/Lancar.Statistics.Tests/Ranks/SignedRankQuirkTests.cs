namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Data on which other programs were seen to fail; the exact answers come from the oracle scripts unless named otherwise.</summary>
public class SignedRankQuirkTests
{
    [Theory]
    [InlineData(1038)]
    [InlineData(1039)]
    [InlineData(1040)]
    [InlineData(1073)]
    [InlineData(1074)]
    [InlineData(1075)]
    [InlineData(1100)]
    public void Where_R_overflows_the_law_is_still_right(int n)
    {
        // R 4.2's psignrank gives Inf at the mean for 1039 and NaN from 1075; wilcox.test at 1074 printed p = 1.
        // Alternating signs: W+ − W− = ±(n / 2 or (n + 1) / 2), so p is near 1 but below it, as the normal law confirms.
        var values = Enumerable.Range(1, n).Select(i => i % 2 == 0 ? i : -(double)i).ToArray();
        var result = SignedRank.Test(values, new SignedRankOptions { Estimate = false });

        Assert.InRange(result.PTwoSided, 0.97, 0.9999);
        // The law is so near normal here that the corrected approximation is good to 4 digits.
        Assert.Equal(result.PAsymptoticCorrected, result.PTwoSided, 1e-4);
    }

    [Fact]
    public void Half_integer_sums_have_the_right_upper_tail()
    {
        // R-devel's tie branch takes P(V > q − 1): 0.4375 for these data, 0.375 for their negatives. By hand: midranks 1, 3,
        // 3 … of |−1|, |2|, |−2|, 4, 5 are 1, 2.5, 2.5, 4, 5; W+ = 11.5; 6 of 32 sums are at least 11.5.
        double[] values = [-1, 2, -2, 4, 5];
        var result = SignedRank.Test(values);
        var negated = SignedRank.Test(values.Select(value => -value).ToArray());

        Assert.Equal(11.5, result.WPlus);
        Assert.Equal(6 / 32.0, result.PGreater);
        Assert.Equal(0.375, result.PTwoSided);
        Assert.Equal(0.375, negated.PTwoSided);
    }

    [Fact]
    public void Tiny_magnitudes_are_not_zeros()
    {
        // coin calls magnitudes below about 1e-8 zero.
        var result = SignedRank.Test([1e-9, -2e-9, 3e-9, 4e-9, 5e-9]);

        Assert.Equal(0, result.ZeroCount);
        Assert.Equal(2, result.WMinus);
        Assert.Equal(6 / 32.0, result.PTwoSided);
    }

    [Fact]
    public void A_tiny_p_does_not_cancel_to_zero()
    {
        // SciPy issue 26026: the exact p came out as 0 where 8.1e-17 is right, a difference of two ones.
        var values = Enumerable.Range(1, 54).Select(i => (double)i).ToArray();
        var result = SignedRank.Test(values);

        Assert.Equal(Math.Pow(2, -53), result.PTwoSided);
        Assert.Equal(Math.Pow(2, -54), result.PGreater);
        Assert.Equal(1, result.PLess.Value);
    }

    [Fact]
    public void All_zeros_are_a_typed_answer()
    {
        // R prints NaN; SciPy, coin and exactRankTests stop with an error.
        var result = SignedRank.Test([0, -0.0, 0]);

        Assert.True(result.HasNoInformation);
        Assert.Equal(1, result.PTwoSided.Value);
        Assert.Equal(0, result.HodgesLehmann);
        Assert.Equal(0, result.RankBiserial);
        Assert.Equal(0, result.Z);
    }

    [Fact]
    public void The_estimate_with_ties_is_the_median_of_the_Walsh_averages()
    {
        // exactRankTests returns −Inf for equal data and R a root good to 4 digits; zeros stay in.
        Assert.Equal(4, SignedRank.Test([4, 4, 4, 4]).HodgesLehmann);
        Assert.Equal(0.5, SignedRank.Test([0, 1]).HodgesLehmann);
        Assert.Equal(0, SignedRank.Test([0, 0, 0, 5]).HodgesLehmann);
    }

    [Fact]
    public void Below_the_double_range_the_logarithm_goes_on()
    {
        // All 5,000 positive: p = 2 · 2^−5000.
        var values = Enumerable.Range(1, 5000).Select(i => (double)i).ToArray();
        var result = SignedRank.Test(values, new SignedRankOptions { Estimate = false });

        Assert.Equal(0, result.PTwoSided.Value);
        Assert.Equal(-4999 * Math.Log10(2), result.PTwoSided.Log10, 1e-9);
        Assert.Equal(-5000 * Math.Log10(2), result.PGreater.Log10, 1e-9);
    }

    [Fact]
    public void At_the_middle_of_the_law_p_is_one_and_not_above()
    {
        // JuliaStats issue 373: twice a tail that holds more than half the law came out above 1.
        foreach (double[] values in new double[][] { [1, -1], [1, 2, -3], [2, -2, 4, -4, 1, -1], [1, -2, -3, 4] })
        {
            Assert.Equal(1, SignedRank.Test(values).PTwoSided.Value);
            Assert.InRange(SignedRank.Test(values).MidPTwoSided.Value, 0, 1);
        }
    }

    [Fact]
    public void Ties_are_ranked_together_where_SciPy_takes_the_law_without_them()
    {
        // SciPy 1.10: wilcoxon([1, 1, 1, 1, 1, 2, 2, -1], mode="exact") takes the ranks 1 … 8 without a word. By hand: midranks 3.5 six
        // times and 7.5 twice; W− = 3.5: of 256 sums 0 occurs once and 3.5 six times.
        Assert.Equal(2 * 7 / 256.0, SignedRank.Test([1, 1, 1, 1, 1, 2, 2, -1]).PTwoSided.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(2400)]
    public void Five_thousand_equal_magnitudes_are_a_binomial_law(int negative)
    {
        // coin and exactRankTests stop here; R falls back to the normal law.
        var values = Enumerable.Range(0, 5000).Select(i => i < negative ? -1e-200 : 1e-200).ToArray();
        var result = SignedRank.Test(values, new SignedRankOptions { Estimate = false });
        var (choose, tail) = (System.Numerics.BigInteger.One, System.Numerics.BigInteger.One);
        for (var k = 0; k < negative; k++)
        {
            choose = choose * (5000 - k) / (k + 1);
            tail += choose;
        }

        var exact = System.Numerics.BigInteger.Log10(2 * tail) - 5000 * Math.Log10(2);
        Assert.Equal(exact, result.PTwoSided.Log10, 1e-10 + 1e-13 * Math.Abs(exact));
        Assert.Equal(1, result.TieGroups);
        Assert.Equal(SignTest.Test(values).PTwoSided.Log10, result.PTwoSided.Log10, 1e-9);
    }

    [Fact]
    public void Estimate_and_interval_of_five_thousand_pairs_end()
    {
        // R's wilcox.test(conf.int = TRUE) does not return at this size.
        var random = new Random(5000);
        var values = Enumerable.Range(0, 5000).Select(_ => random.NextDouble() + random.NextDouble() - 0.9).ToArray();
        var result = SignedRank.Test(values);

        Assert.InRange(result.IntervalAttained, 0.95, 0.950001);
        Assert.InRange(result.HodgesLehmann!.Value, result.Interval!.Value.Lower, result.Interval.Value.Upper);
        // The limits are 1.96 standard errors apart: for this triangular law about 0.408 / √5000 each.
        Assert.InRange(result.Interval.Value.Upper - result.Interval.Value.Lower, 0.021, 0.025);
    }
}
