namespace Lancar.Statistics.Tests.Tables;

/// <summary>
/// Examples known from the literature, and tables on which other programs print something else. The books and papers are named as
/// they are widely cited; their pages were not seen here. Every figure was recomputed
/// with R 4.2.2 or SciPy 1.10.1 by the call beside it.
/// </summary>
public class TwoByTwoPublishedTests
{
    [Fact]
    public void Fishers_tea()
    {
        // Fisher (1935), The Design of Experiments. R 4.2.2: fisher.test(matrix(c(3, 1, 1, 3), 2)): p 0.485714285714 = 34/70,
        // odds ratio 6.40830886700579, interval 0.2117 to 621.93. R's upper limit is wrong in the third digit: 626.2435 by
        // SciPy 1.10.1, scipy.stats.contingency.odds_ratio([[3, 1], [1, 3]]).confidence_interval(0.95).
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
        // Fisher (1962): like-sex twins of criminals, 2 of 17 against 10 of 13 convicted; an example of R's help page.
        // R 4.2.2: fisher.test(matrix(c(2, 10, 15, 3), 2), alternative = "less"): p 0.000465180943363, odds ratio 0.0469366.
        var twins = TwoByTwo.Of(2, 15, 10, 3);

        Assert.Equal(0.000465180943363, twins.Fisher.PLess, 1e-15);
        Assert.Equal(0.04693661, twins.Conditional.Estimate!.Value, 5e-6);
    }

    [Fact]
    public void Aspirin_and_heart_attacks()
    {
        // Placebo 189 of 11,034, aspirin 104 of 11,037: the Physicians' Health Study as Agresti's textbook reprints it.
        // R 4.2.2: or <- 189 * 10933 / (10845 * 104); or * exp(c(0, -1, 1) * qnorm(.975) * sqrt(1 / 189 + 1 / 10845 + 1 / 104 + 1 / 10933));
        // p1 / p2 * exp(c(0, -1, 1) * qnorm(.975) * sqrt((1 - p1) / 189 + (1 - p2) / 104)); prop.test(correct = FALSE).
        var aspirin = TwoByTwo.Of(189, 10845, 104, 10933);

        Assert.Equal(1.83205394190871, aspirin.OddsRatio.Estimate!.Value, 1e-12);
        Assert.Equal(1.44004239184862, aspirin.OddsRatio.Interval!.Value.Lower, 1e-12);
        Assert.Equal(2.33077975000064, aspirin.OddsRatio.Interval!.Value.Upper, 1e-12);
        Assert.Equal(1.81780179445351, aspirin.RiskRatio.Estimate!.Value, 1e-12);
        Assert.Equal(1.43303090305056, aspirin.RiskRatio.Interval!.Value.Lower, 1e-12);
        Assert.Equal(2.30588423242245, aspirin.RiskRatio.Interval!.Value.Upper, 1e-12);
        Assert.Equal(0.00468775067504944, aspirin.RiskDifference.WaldInterval!.Value.Lower, 1e-12);
        Assert.Equal(0.01072429727696012, aspirin.RiskDifference.WaldInterval!.Value.Upper, 1e-12);
    }

    [Theory]
    // Newcombe (1998), Statistics in Medicine 17, 873-890, methods 10 and 1 on three of its examples. R 4.2.2: the Wilson limits
    // l and u of each row by prop.test(x, n, correct = FALSE)$conf.int, then D - sqrt((p1 - l1)^2 + (u2 - p2)^2) and
    // D + sqrt((u1 - p1)^2 + (p2 - l2)^2); Wald by prop.test(c(a, c), c(n1, n2), correct = FALSE)$conf.int.
    [InlineData(56, 14, 48, 32, 0.0524314724023649, 0.333872654036906, 0.0575048991490372, 0.342495100850963)]
    [InlineData(5, 51, 0, 29, -0.0381371479035369, 0.192560013855112, 0.014600240442592, 0.163971188128837)]
    [InlineData(10, 0, 0, 10, 0.607509350430524, 1, 1, 1)]
    public void Newcombes_intervals_of_a_risk_difference(long a, long b, long c, long d, double low, double high, double waldLow, double waldHigh)
    {
        var difference = TwoByTwo.Of(a, b, c, d).RiskDifference;

        Assert.Equal(low, difference.Interval!.Value.Lower, 1e-12);
        Assert.Equal(high, difference.Interval!.Value.Upper, 1e-12);
        Assert.Equal(waldLow, difference.WaldInterval!.Value.Lower, 1e-12);
        Assert.Equal(waldHigh, difference.WaldInterval!.Value.Upper, 1e-12);
    }

    [Fact]
    public void A_limit_that_R_misses_by_orders_of_magnitude()
    {
        // 520, 3 / 2, 540. R 4.2.2: fisher.test(matrix(c(520, 2, 3, 540), 2))$conf.int[2] = 4.50e15. SciPy 1.10.1:
        // odds_ratio([[520, 3], [2, 540]]).confidence_interval(0.95).high = 456410.52215533255.
        Assert.Equal(456410.522155, TwoByTwo.Of(520, 3, 2, 540).Conditional.ExactInterval.Upper, 1e-4);
    }

    [Fact]
    public void A_lower_limit_that_exact2x2_misses()
    {
        // 500, 0 / 0, 500: exact2x2 1.7.0 printed 8,402 in an earlier comparison of programs (not run again here). SciPy 1.10.1:
        // odds_ratio([[500, 0], [0, 500]]).confidence_interval(0.95).low = 33807.03319427855.
        var table = TwoByTwo.Of(500, 0, 0, 500);

        Assert.Equal(33807.033194, table.Conditional.ExactInterval.Lower, 1e-5);
        Assert.Equal(double.PositiveInfinity, table.Conditional.MidPInterval.Upper);
        Assert.Equal(double.PositiveInfinity, table.Conditional.Estimate);
        Assert.Null(table.Conditional.MedianUnbiased);
    }

    [Fact]
    public void The_table_measured_against_many_peers()
    {
        // 19, 75 / 4, 90: SciPy 1.10.1: fisher_exact, chi2_contingency, odds_ratio (conditional and sample) with confidence_interval(0.95).
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
        Assert.Equal(1, table.Fisher.PTwoSided.Value);
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
