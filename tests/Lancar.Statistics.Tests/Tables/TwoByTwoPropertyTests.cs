using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class TwoByTwoPropertyTests
{
    [Fact]
    public void A_transposed_table_gives_the_same_bits() =>
        ForEveryTable((a, b, c, d) =>
        {
            var (plain, turned) = (TwoByTwo.Of(a, b, c, d), TwoByTwo.Of(a, c, b, d));

            Assert.Equal(plain.Fisher, turned.Fisher);
            Assert.Equal(plain.ChiSquare, turned.ChiSquare);
            Assert.Equal(plain.YatesChiSquare, turned.YatesChiSquare);
            SameBits(plain.Conditional, turned.Conditional);
            Assert.Equal(plain.OddsRatio, turned.OddsRatio);
            Assert.Equal(plain.HaldaneAnscombe, turned.HaldaneAnscombe);
        });

    [Fact]
    public void Exchanging_the_rows_exchanges_the_tails_and_inverts_the_ratios() =>
        ForEveryTable((a, b, c, d) =>
        {
            var (plain, exchanged) = (TwoByTwo.Of(a, b, c, d), TwoByTwo.Of(c, d, a, b));

            Close(plain.Fisher.PTwoSided, exchanged.Fisher.PTwoSided, 1e-13);
            Close(plain.Fisher.PLess, exchanged.Fisher.PGreater, 1e-13);
            Close(plain.ChiSquare?.Statistic, exchanged.ChiSquare?.Statistic, 1e-14);
            Close(plain.Conditional.Estimate, 1 / exchanged.Conditional.Estimate, 1e-11);
            Close(plain.Conditional.ExactInterval.Lower, 1 / exchanged.Conditional.ExactInterval.Upper, 1e-11);
            Close(plain.Conditional.MidPInterval.Upper, 1 / exchanged.Conditional.MidPInterval.Lower, 1e-11);
            Close(plain.OddsRatio.Estimate, 1 / exchanged.OddsRatio.Estimate, 1e-14);
            Close(plain.RiskRatio.Estimate, 1 / exchanged.RiskRatio.Estimate, 1e-14);
            Assert.Equal(plain.RiskDifference.Estimate, -exchanged.RiskDifference.Estimate);
        });

    [Fact]
    public void Nothing_is_NaN_and_probabilities_are_probabilities() =>
        ForEveryTable((a, b, c, d) =>
        {
            // The intervals refuse NaN themselves.
            var table = TwoByTwo.Of(a, b, c, d);
            var fisher = table.Fisher;
            foreach (var p in new[] { fisher.PTwoSided, fisher.PLess, fisher.PGreater, fisher.PointProbability, fisher.PCentral, fisher.MidPCentral })
            {
                Assert.InRange(p.Value, 0, 1);
            }

            Assert.InRange(table.OddsRatio.P?.Value ?? 0, 0, 1);
            Assert.False(double.IsNaN(table.OddsRatio.Estimate ?? 0));
            Assert.False(double.IsNaN(table.RiskRatio.Estimate ?? 0));
            Assert.False(double.IsNaN(table.RiskDifference.Estimate ?? 0));
            Assert.False(double.IsNaN(table.Conditional.Estimate ?? 0));
            Assert.Equal(table.HasEmptyMargin, table.ChiSquare is null);
            Assert.Equal(1 + fisher.PointProbability, fisher.PLess + fisher.PGreater, 1e-12);
        });

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, 0, long.MinValue)]
    public void A_negative_count_is_refused(long a, long b, long c, long d) =>
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => TwoByTwo.Of(a, b, c, d)).Violation);

    [Theory]
    [InlineData(TwoByTwo.LargestTotal - 1, false)]
    [InlineData(TwoByTwo.LargestTotal, false)]
    [InlineData(TwoByTwo.LargestTotal + 1, true)]
    [InlineData(long.MaxValue, true)]
    public void The_largest_total(long a, bool refused)
    {
        if (refused)
        {
            Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => TwoByTwo.Of(a, 0, 0, 0)).Violation);
            Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => TwoByTwo.Of(a, a, a, a)).Violation);
        }
        else
        {
            Assert.Equal(a, TwoByTwo.Of(a, 0, 0, 0).Total);
        }
    }

    private static void SameBits(ConditionalOddsRatio expected, ConditionalOddsRatio actual)
    {
        Assert.Equal(expected.Estimate, actual.Estimate);
        Assert.Equal(expected.MedianUnbiased, actual.MedianUnbiased);
        Assert.Equal(expected.ExactInterval, actual.ExactInterval);
        Assert.Equal(expected.MidPInterval, actual.MidPInterval);
    }

    private static void Close(double? expected, double? actual, double relative)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(
            expected is null || expected.Equals(actual) || Math.Abs(expected.Value - actual!.Value) <= relative * Math.Abs(expected.Value),
            $"{expected} and {actual}");
    }

    private static void ForEveryTable(Action<long, long, long, long> law) =>
        Properties.Hold(Properties.Cells, cells => law(cells[0], cells[1], cells[2], cells[3]));
}
