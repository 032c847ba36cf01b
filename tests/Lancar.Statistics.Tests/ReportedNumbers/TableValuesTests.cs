using Lancar.Statistics.ReportedNumbers;
using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class TableValuesTests
{
    // R 4.2.2: chisq.test(correct = FALSE), chisq.test, fisher.test, G² by hand with pchisq, (N − 1)r² with pchisq.
    [Theory]
    [InlineData(27, 7, 6, 54, 1.24662778043824e-11, 5.76004327287759e-11, 1.12199616286711e-11, 3.73524101288736e-12, 1.59952784599713e-11)]
    [InlineData(3, 9, 1, 11, 0.273321678292298, 0.583882420770365, 0.590062111801242, 0.264158610734885, 0.283549149618806)]
    public void Two_by_two_as_R_gives_them(long a, long b, long c, long d, double chi, double yates, double fisher, double likelihood, double linear)
    {
        var values = TablePValues.Of([[a, b], [c, d]]).ToDictionary(value => value.Test, value => value.P);

        AssertRelative(chi, values["chi-square"]);
        AssertRelative(yates, values["yates"]);
        AssertRelative(fisher, values["fisher"]);
        AssertRelative(likelihood, values["likelihood-ratio"]);
        AssertRelative(linear, values["linear-by-linear"]);
    }

    // R 4.2.2: chisq.test, G² with pchisq; coin 1.4-2: lbl_test.
    [Fact]
    public void Three_by_three_as_R_gives_them()
    {
        var values = TablePValues.Of([[10, 8, 1], [4, 9, 6], [3, 2, 12]]).ToDictionary(value => value.Test, value => value.P);

        AssertRelative(0.00065725246991013, values["chi-square"]);
        AssertRelative(0.00030815158786074, values["likelihood-ratio"]);
        AssertRelative(0.000218551142189938, values["linear-by-linear"]);
        Assert.Equal(3, values.Count);
    }

    [Fact]
    public void An_empty_margin_has_no_test() => Assert.Empty(TablePValues.Of([[0, 0], [3, 4]]));

    // R 4.2.2: mcnemar.test with and without correction, binom.test(2, 11), wilcox.test(exact = FALSE) on 9 gains, 2 losses, 17 zeros.
    [Fact]
    public void Paired_yes_no_as_R_gives_it()
    {
        var values = PairedBinaryPValues.Paired(2, 9).ToDictionary(value => value.Test, value => value.P);

        AssertRelative(0.0654296875, values["mcnemar-exact"]);
        AssertRelative(0.0704404292720882, values["mcnemar-corrected"]);
        AssertRelative(0.0348084788118671, values["mcnemar"]);
        AssertRelative(0.0393672406234953, values["wilcoxon-corrected"]);
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        long[][][] tables = [[], [[1, 2]], [[1], [2]], [[1, 2], [3]], [[1, 2], [3, -1]]];
        Assert.All(tables, table => Assert.Equal("counts", Assert.Throws<ArgumentException>(() => TablePValues.Of(table)).ParamName));
        Assert.Equal("counts", Assert.Throws<ArgumentException>(() => TablePValues.SmallestExpected([[1, 2], [3]])).ParamName);
    }

    [Theory]
    // 10 pairs, 4 had it before: at most 4 can lose it and at most 6 can gain it.
    [InlineData(10, 4, 4, 6, true)]
    [InlineData(10, 4, 5, 6, false)]
    [InlineData(10, 4, 4, 7, false)]
    [InlineData(10, 4, -1, 6, false)]
    [InlineData(10, 4, 4, -1, false)]
    [InlineData(2, 1, 0, 0, true)]
    [InlineData(1, 1, 0, 0, false)]
    public void Counts_that_do_not_fit_into_the_pairs_are_refused(long n, long before, long lost, long gained, bool fits)
    {
        if (fits)
        {
            Assert.All(PairedBinaryPValues.TTests(n, before, lost, gained), value => Assert.InRange(value.P, 0, 1));
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => PairedBinaryPValues.TTests(n, before, lost, gained));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void A_level_is_strictly_between_0_and_1(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportedOddsRatio.Of(TwoByTwo.Of(1, 2, 3, 4), level));

    [Theory]
    // With a zero cell the sample odds ratio is 0 or infinite, never NaN.
    [InlineData(0, 10, 6, 4, 0)]
    [InlineData(6, 4, 0, 10, double.PositiveInfinity)]
    public void The_estimate_exists_with_a_zero_cell(long a, long b, long c, long d, double estimate) =>
        Assert.Equal(estimate, ReportedOddsRatio.Of(TwoByTwo.Of(a, b, c, d), 0.95).Estimate);

    [Theory]
    [InlineData(27, 7, 6, 54)]
    [InlineData(15, 1, 9, 7)]
    [InlineData(0, 10, 6, 4)]
    [InlineData(10, 0, 0, 10)]
    public void Score_limits_are_where_the_score_is_z(long a, long b, long c, long d)
    {
        var score = ReportedOddsRatio.Of(TwoByTwo.Of(a, b, c, d), 0.95).Limits.Single(limit => limit.Method == "score");
        var z = Normal.InvCDF(0, 1, 0.975);
        foreach (var limit in new[] { score.Lower, score.Upper })
        {
            if (limit is 0 or double.PositiveInfinity)
            {
                continue;
            }

            var cell = ExpectedCell(a + b, c + d, a + c, limit);
            var variance = 1 / ((1 / cell) + (1 / (a + b - cell)) + (1 / (a + c - cell)) + (1 / (d - a + cell)));
            Assert.Equal(z, Math.Abs(a - cell) / Math.Sqrt(variance), 1e-6);
        }

        Assert.True(score.Lower < score.Upper);
    }

    // Printed by paper 001 as 0.029 (0.009–0.094), misprinted there; R 4.2.2: exp(log(OR) ± 1.959964 · √Σ1/n).
    [Theory]
    [InlineData("0.029", OddsRatioReading.Reciprocal)]
    [InlineData("34.7", OddsRatioReading.Direct)]
    [InlineData("34.71", OddsRatioReading.Direct)]
    [InlineData("5.29", OddsRatioReading.Neither)]
    public void Reads_the_direction(string printed, OddsRatioReading reading) =>
        Assert.Equal(reading, ReportedOddsRatio.Of(TwoByTwo.Of(27, 7, 6, 54), 0.95).Read(Printing.Read(printed)));

    [Theory]
    [InlineData("10.622", "113.454", false, LimitsFit.Follow)]
    [InlineData("0.009", "0.094", true, LimitsFit.Follow)]
    [InlineData("0.009", "0.94", true, LimitsFit.Outside)]
    [InlineData("10.622", "120.000", false, LimitsFit.Near)]
    public void Judges_limits(string lower, string upper, bool reciprocal, LimitsFit fit) =>
        Assert.Equal(fit, ReportedOddsRatio.Of(TwoByTwo.Of(27, 7, 6, 54), 0.95).Fit(Printing.Read(lower), Printing.Read(upper), reciprocal));

    /// <summary>The first cell that has the given odds ratio under fixed margins, by bisection.</summary>
    private static double ExpectedCell(double firstRow, double secondRow, double firstColumn, double odds)
    {
        var (low, high) = (Math.Max(0, firstColumn - secondRow), Math.Min(firstRow, firstColumn));
        for (var i = 0; i < 200; i++)
        {
            var cell = (low + high) / 2;
            var ratio = cell * (secondRow - firstColumn + cell) / ((firstRow - cell) * (firstColumn - cell));
            (low, high) = ratio < odds ? (cell, high) : (low, cell);
        }

        return (low + high) / 2;
    }

    private static void AssertRelative(double expected, double actual) => Assert.InRange(actual, expected * (1 - 1e-9), expected * (1 + 1e-9));
}
