namespace Lancar.Statistics.Tests.Planning;

public class SlovinTests
{
    [Theory]
    // Yamane 1967, p. 886: n = N / (1 + N e²)
    [InlineData(1000, 0.05, 286, 278)]
    [InlineData(120, 0.05, 93, 92)]
    [InlineData(36, 0.1, 27, 27)]
    [InlineData(100_000_000, 0.1, 100, 97)]
    [InlineData(1, 0.05, 1, 1)]
    public void The_formula_is_computed_and_set_beside_that_of_Cochran(long population, double margin, long n, long cochran)
    {
        var result = Slovin.SampleSize(population, margin);
        Assert.Equal((n, cochran), (result.SampleSize, result.CochranSampleSize));
        Assert.Contains("not a power computation", result.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_is_not_rounded_up()
    {
        // 400 / (1 + 400 · 0.0025) = 200
        Assert.Equal(200, Slovin.SampleSize(400, 0.05).SampleSize);
    }

    [Fact]
    public void Impossible_figures_say_why()
    {
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => Slovin.SampleSize(10, double.NaN)).Violation);
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => Slovin.SampleSize(10, 0)).Violation);
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => Slovin.SampleSize(10, 1)).Violation);
        Assert.Equal(Violation.TooFew, Assert.Throws<AssumptionException>(() => Slovin.SampleSize(0, 0.05)).Violation);
    }
}
