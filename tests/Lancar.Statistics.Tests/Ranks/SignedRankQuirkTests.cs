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
}
