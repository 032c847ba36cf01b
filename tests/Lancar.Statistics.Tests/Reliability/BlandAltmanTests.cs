namespace Lancar.Statistics.Tests.Reliability;

public sealed class BlandAltmanTests
{
    // Peak flow of seventeen subjects with two meters, first readings: Bland and Altman (1986), table 1.
    private static readonly double[] Wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
    private static readonly double[] Mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];

    [Fact]
    public void The_limits_are_those_of_Bland_and_Altman()
    {
        var result = BlandAltman.Estimate(Wright, Mini);
        Assert.Equal((-2.1, 38.8), (Math.Round(result.Bias, 1), Math.Round(result.StandardDeviation, 1)));
        Assert.Equal((-22.0, 17.8), (Math.Round(result.BiasInterval.Lower, 0), Math.Round(result.BiasInterval.Upper, 1)));
    }

    [Fact]
    public void The_limits_of_a_limit_agree_with_30_digits()
    {
        // Quantiles 0.025 and 0.975 of the noncentral t, 16 degrees of freedom, noncentrality z √17, over √17: mpmath 30 digits, integral over the spread.
        var result = BlandAltman.Estimate(Wright, Mini);
        Assert.Equal(1.315029371088243, (result.UpperLimitInterval.Lower - result.Bias) / result.StandardDeviation, 1e-11);
        Assert.Equal(3.148271439661643, (result.UpperLimitInterval.Upper - result.Bias) / result.StandardDeviation, 1e-11);
    }

    [Fact]
    public void Exchanged_methods_mirror_every_figure()
    {
        var (one, other) = (BlandAltman.Estimate(Wright, Mini, 0.9), BlandAltman.Estimate(Mini, Wright, 0.9));
        Assert.Equal(-one.Bias, other.Bias, 12);
        Assert.Equal(-one.LowerLimitInterval.Lower, other.UpperLimitInterval.Upper, 10);
        Assert.Equal(-one.UpperLimitInterval.Lower, other.LowerLimitInterval.Upper, 10);
        Assert.Equal(-one.SlopeOnMean!.Slope, other.SlopeOnMean!.Slope, 12);
        Assert.True(one.UpperLimitInterval.Contains(one.UpperLimit));
        var order = Enumerable.Range(0, 17).Reverse().ToArray();
        Assert.Equal(one, BlandAltman.Estimate([.. order.Select(i => Wright[i])], [.. order.Select(i => Mini[i])], 0.9));
    }

    [Fact]
    public void Without_variation_the_limits_close_in_and_the_slope_says_so()
    {
        var same = BlandAltman.Estimate([1, 2, 3, 4], [3, 4, 5, 6]);
        Assert.Equal((-2, -2, -2, 0), (same.Bias, same.LowerLimit, same.UpperLimitInterval.Upper, same.SlopeOnMean!.Slope));
        Assert.Null(BlandAltman.Estimate([1, 2, 3], [3, 2, 1]).SlopeOnMean);
    }

    [Fact]
    public void Bad_samples_are_refused_by_name()
    {
        Fails(Violation.Empty, [], []);
        Fails(Violation.UnequalLengths, [1, 2, 3], [1, 2]);
        Fails(Violation.NotFinite, [1, 2, double.PositiveInfinity], [1, 2, 3]);
        Fails(Violation.TooFew, [1, 2], [1, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => BlandAltman.Estimate(Wright, Mini, coverage: 1));
    }

    private static void Fails(Violation violation, double[] first, double[] second) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => BlandAltman.Estimate(first, second)).Violation);
}
