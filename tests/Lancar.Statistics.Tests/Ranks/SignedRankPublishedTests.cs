namespace Lancar.Statistics.Tests.Ranks;

public class SignedRankPublishedTests
{
    // Hollander & Wolfe (1973), Nonparametric Statistical Methods, p. 29: Hamilton depression scale factor IV in 9 patients,
    // first and second visit. The data and the printed result stand in the help page of R's wilcox.test.
    private static readonly double[] first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    private static readonly double[] second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

    [Fact]
    public void Depression_scores_of_Hollander_and_Wolfe()
    {
        var result = SignedRank.Test(first, second);

        // R 4.2.2: wilcox.test(x, y, paired = TRUE, alternative = "greater") prints V = 40, p-value = 0.01953.
        Assert.Equal(40, result.WPlus);
        Assert.Equal(10 / 512.0, result.PGreater);
        Assert.Equal(0.01953, result.PGreater, 0.000005);
        // R 4.2.2: wilcox.test(x, y, paired = TRUE, conf.int = TRUE) prints 0.010 to 0.786, pseudo-median 0.46.
        Assert.Equal(0.46, result.HodgesLehmann!.Value, 1e-12);
        Assert.Equal(0.010, result.Interval!.Value.Lower, 1e-12);
        Assert.Equal(0.786, result.Interval!.Value.Upper, 1e-12);
        Assert.Equal(0.9609375, result.IntervalAttained);
        Assert.Equal(35.0 / 45, result.RankBiserial, 1e-15);
    }

    [Fact]
    public void The_interval_of_few_pairs_says_that_it_falls_short()
    {
        // Hollander, Wolfe, Chicken (2014), table A.4: with n = 5 the widest interval has confidence 1 − 2/32 = 93.75 %; n = 6 reaches 96.875 %.
        var five = SignedRank.Test([1, 2, 4, 8, 16]);
        var six = SignedRank.Test([1, 2, 4, 8, 16, 32]);

        Assert.Equal(0.9375, five.IntervalAttained);
        Assert.False(five.IntervalAttainable);
        Assert.Equal(0.96875, six.IntervalAttained);
        Assert.True(six.IntervalAttainable);
        Assert.Equal((1.0, 32.0), (six.Interval!.Value.Lower, six.Interval.Value.Upper));
    }
}
