namespace Lancar.Statistics.Tests.Ranks;

public class MannWhitneyPublishedTests
{
    // Hollander & Wolfe (1973), Nonparametric Statistical Methods, p. 69: permeability constants of the human chorioamnion at term and at
    // 12 to 26 weeks of gestation. Data and printed result stand in the help page of R's wilcox.test.
    private static readonly double[] atTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    private static readonly double[] early = [1.15, 0.88, 0.90, 0.74, 1.21];

    [Fact]
    public void Permeability_of_Hollander_and_Wolfe()
    {
        var result = MannWhitney.Test(atTerm, early);

        // R 4.2.2: wilcox.test(x, y, alternative = "greater") prints W = 35, p-value = 0.1272.
        Assert.Equal(35, result.U);
        Assert.Equal(382 / 3003.0, result.PGreater.Value, 1e-15);
        // R 4.2.2: wilcox.test(x, y, conf.int = TRUE) prints p-value = 0.254412254, -0.15 to 0.76, difference in location 0.305.
        Assert.Equal(0.254412254, result.PTwoSided.Value, 5e-10);
        Assert.Equal(0.305, result.HodgesLehmann!.Value, 1e-15);
        Assert.Equal(-0.15, result.Interval!.Value.Lower, 1e-15);
        Assert.Equal(0.76, result.Interval!.Value.Upper, 1e-15);
        Assert.Equal(0.7, result.ProbabilityOfSuperiority);
        Assert.Equal(0.4, result.RankBiserial, 1e-15);
    }
}
