namespace Lancar.Statistics.Tests.Tables;

/// <summary>Published examples, and tables on which other programs print something else.</summary>
public class TwoByTwoPublishedTests
{
    [Fact]
    public void Fishers_tea()
    {
        // Fisher (1935), The Design of Experiments; Agresti (2002), Categorical Data Analysis, 2nd ed., p. 92: one-sided 0.243,
        // two-sided 0.486. R 4.2.2's help page of fisher.test uses it too; R prints the interval 0.3136 to 621.93, the upper
        // limit wrong in the third digit (true 626.2435).
        var tea = TwoByTwo.Of(3, 1, 1, 3);

        Assert.Equal(17 / 70.0, tea.Fisher.PGreater, 1e-15);
        Assert.Equal(34 / 70.0, tea.Fisher.PTwoSided, 1e-15);
        Assert.Equal(6.408309, tea.Conditional.Estimate!.Value, 1e-3);
        Assert.Equal(626.2435, tea.Conditional.ExactInterval.Upper, 0.00005);
        // By symmetry of the table the limits are reciprocal.
        var turned = TwoByTwo.Of(1, 3, 3, 1);
        Assert.Equal(1 / 626.2435, turned.Conditional.ExactInterval.Lower, 1e-10);
    }

    [Fact]
    public void Convictions_of_twins()
    {
        // Fisher (1962); Agresti (2002), p. 99: like-sex twins of criminals, 2 of 17 against 10 of 13 convicted. R's help page
        // of fisher.test prints p = 0.0004652 for "less" and the odds ratio 0.04693661 with upper limit 0.2849601.
        var twins = TwoByTwo.Of(2, 15, 10, 3);

        Assert.Equal(0.0004652, twins.Fisher.PLess, 5e-8);
        Assert.Equal(0.04693661, twins.Conditional.Estimate!.Value, 5e-6);
    }

    [Fact]
    public void Aspirin_and_heart_attacks()
    {
        // Agresti (2002), p. 72: placebo 189 of 11,034, aspirin 104 of 11,037; odds ratio 1.832, interval 1.440 to 2.331;
        // difference of proportions 0.0077; relative risk 1.818, p. 73 f. interval 1.433 to 2.306.
        var aspirin = TwoByTwo.Of(189, 10845, 104, 10933);

        Assert.Equal(1.832, aspirin.OddsRatio.Estimate!.Value, 0.0005);
        Assert.Equal(1.440, aspirin.OddsRatio.Interval!.Value.Lower, 0.0005);
        Assert.Equal(2.331, aspirin.OddsRatio.Interval!.Value.Upper, 0.0005);
        Assert.Equal(1.818, aspirin.RiskRatio.Estimate!.Value, 0.0005);
        Assert.Equal(1.433, aspirin.RiskRatio.Interval!.Value.Lower, 0.0005);
        Assert.Equal(2.306, aspirin.RiskRatio.Interval!.Value.Upper, 0.0005);
        Assert.Equal(0.0077, aspirin.RiskDifference.Estimate!.Value, 0.00005);
    }

    [Theory]
    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II: examples (a), (d) and (g), methods 10 and 1.
    [InlineData(56, 14, 48, 32, 0.0524, 0.3339, 0.0575, 0.3425)]
    [InlineData(5, 51, 0, 29, -0.0381, 0.1926, 0.0146, 0.1640)]
    [InlineData(10, 0, 0, 10, 0.6075, 1.0000, 1.0000, 1.0000)]
    public void Newcombes_intervals_of_a_risk_difference(long a, long b, long c, long d, double low, double high, double waldLow, double waldHigh)
    {
        var difference = TwoByTwo.Of(a, b, c, d).RiskDifference;

        Assert.Equal(low, difference.Interval!.Value.Lower, 0.00005);
        Assert.Equal(high, difference.Interval!.Value.Upper, 0.00005);
        Assert.Equal(waldLow, difference.WaldInterval!.Value.Lower, 0.00005);
        Assert.Equal(waldHigh, difference.WaldInterval!.Value.Upper, 0.00005);
    }

    [Fact]
    public void A_limit_that_R_misses_by_orders_of_magnitude()
    {
        // 520, 3 / 2, 540: R 4.2.2 prints 4.5e15; exact 456,410 (mpmath, 40 digits).
        Assert.Equal(456410, TwoByTwo.Of(520, 3, 2, 540).Conditional.ExactInterval.Upper, 1.0);
    }

    [Fact]
    public void A_lower_limit_that_exact2x2_misses()
    {
        // 500, 0 / 0, 500: exact2x2 1.7.0 prints 8,402; the exact limit is 33,807.
        var table = TwoByTwo.Of(500, 0, 0, 500);

        Assert.Equal(33807, table.Conditional.ExactInterval.Lower, 1.0);
        Assert.Equal(double.PositiveInfinity, table.Conditional.MidPInterval.Upper);
        Assert.Equal(double.PositiveInfinity, table.Conditional.Estimate);
        Assert.Null(table.Conditional.MedianUnbiased);
    }

    [Fact]
    public void The_table_measured_against_many_peers()
    {
        // 19, 75 / 4, 90: reference values of the performance study, exact to the digits given.
        var table = TwoByTwo.Of(19, 75, 4, 90);

        Assert.Equal(0.001354697458460879, table.Fisher.PTwoSided, 1e-17);
        Assert.Equal(0.001833061211472427, table.YatesChiSquare!.Value.P, 1e-17);
        Assert.Equal(5.652403570, table.Conditional.Estimate!.Value, 5e-10);
        Assert.Equal(1.773069202, table.Conditional.ExactInterval.Lower, 5e-10);
        Assert.Equal(23.84332289, table.Conditional.ExactInterval.Upper, 5e-9);
        Assert.Equal(1.858095024, table.OddsRatio.Interval!.Value.Lower, 5e-10);
        Assert.Equal(17.48565040, table.OddsRatio.Interval!.Value.Upper, 5e-9);
    }

    [Theory]
    // An empty margin: SciPy raises, R's chisq.test gives NaN and fisher.test an odds ratio of 0.
    [InlineData(0, 0, 3, 4)]
    [InlineData(3, 4, 0, 0)]
    [InlineData(0, 3, 0, 4)]
    [InlineData(3, 0, 4, 0)]
    [InlineData(0, 0, 0, 0)]
    public void An_empty_margin_is_a_typed_answer(long a, long b, long c, long d)
    {
        var table = TwoByTwo.Of(a, b, c, d);

        Assert.True(table.HasEmptyMargin);
        Assert.Null(table.ChiSquare);
        Assert.Null(table.OddsRatio.Estimate);
        Assert.Equal(1, table.Fisher.PTwoSided);
        Assert.Null(table.Conditional.Estimate);
        Assert.Equal((0.0, double.PositiveInfinity), (table.Conditional.ExactInterval.Lower, table.Conditional.ExactInterval.Upper));
    }

    [Fact]
    public void Expected_counts()
    {
        var table = TwoByTwo.Of(10, 20, 30, 40);

        Assert.Equal(new ExpectedCounts(12, 18, 28, 42), table.Expected);
        Assert.Equal(12, table.Expected!.Value.Smallest);
        Assert.Null(TwoByTwo.Of(0, 0, 0, 0).Expected);
    }
}
