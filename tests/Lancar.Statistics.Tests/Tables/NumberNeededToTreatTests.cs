using System.Globalization;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class NumberNeededToTreatTests
{
    [Fact]
    public void An_interval_through_infinity()
    {
        // The example Altman (1998), BMJ 317, 1309-1312, is widely quoted for: a benefit of 10 % with interval -5 % to 25 %.
        // Its page was not seen here; the figures are arithmetic: 1 / 0.10, 1 / 0.25, 1 / 0.05.
        var number = NumberNeededToTreat.Of(0.10, new ConfidenceInterval(-0.05, 0.25, 0.95), EventMeaning.Wanted);

        Assert.Equal(new NumberNeeded(10, NumberNeededDirection.Benefit), number.Estimate);
        Assert.Equal(new NumberNeeded(4, NumberNeededDirection.Benefit), number.MostFavourable);
        Assert.Equal(new NumberNeeded(20, NumberNeededDirection.Harm), number.LeastFavourable);
        Assert.True(number.PassesInfinity);
        Assert.Equal("NNTB 10 (NNTB 4 to ∞ to NNTH 20)", number.InWords);
        Assert.Equal(0.95, number.Level);
    }

    [Fact]
    public void An_unwanted_event_turns_benefit_into_harm()
    {
        var table = TwoByTwo.Of(19, 75, 4, 90);
        var wanted = table.NumberNeededToTreat(EventMeaning.Wanted)!;
        var unwanted = table.NumberNeededToTreat(EventMeaning.Unwanted)!;

        Assert.Equal(NumberNeededDirection.Benefit, wanted.Estimate.Direction);
        Assert.Equal(NumberNeededDirection.Harm, unwanted.Estimate.Direction);
        Assert.Equal(wanted.Estimate.Number, unwanted.Estimate.Number);
        Assert.Equal(94 / 15.0, wanted.Estimate.Number, 1e-12);
        Assert.Equal(wanted.MostFavourable.Number, unwanted.LeastFavourable.Number);
        Assert.False(wanted.PassesInfinity);
        Assert.StartsWith("NNTB 6.27 (NNTB 3.9", wanted.InWords, StringComparison.Ordinal);
        Assert.StartsWith("NNTH 6.27 (NNTH 3.9", unwanted.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difference_is_an_infinite_number()
    {
        var number = TwoByTwo.Of(5, 5, 5, 5).NumberNeededToTreat(EventMeaning.Wanted)!;

        Assert.Equal(double.PositiveInfinity, number.Estimate.Number);
        Assert.Equal(NumberNeededDirection.Neither, number.Estimate.Direction);
        Assert.True(number.PassesInfinity);
        Assert.StartsWith("∞ (NNTB", number.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_at_no_difference_ends_at_infinity()
    {
        var number = NumberNeededToTreat.Of(0.2, new ConfidenceInterval(0, 0.4, 0.9), EventMeaning.Wanted);

        Assert.False(number.PassesInfinity);
        Assert.Equal("NNTB 5 (NNTB 2.5 to ∞)", number.InWords);
    }

    [Fact]
    public void Laws() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            var table = TwoByTwo.Of(cells[0], cells[1], cells[2], cells[3]);
            var number = table.NumberNeededToTreat(EventMeaning.Wanted);
            Assert.Equal(table.RiskDifference.Estimate is null, number is null);
            if (number is null)
            {
                return;
            }

            Assert.True(number.Estimate.Number >= 1);
            Assert.Equal(number.PassesInfinity, table.RiskDifference.Interval!.Value is { Lower: < 0, Upper: > 0 });
            Assert.NotEqual(NumberNeededDirection.Harm, number.PassesInfinity ? number.MostFavourable.Direction : NumberNeededDirection.Benefit);
        });

    [Fact]
    public void Words_do_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id-ID");
            Assert.Equal("NNTB 2.5", new NumberNeeded(2.5, NumberNeededDirection.Benefit).ToString());
            Assert.Equal("NNTH 1235", new NumberNeeded(1234.6, NumberNeededDirection.Harm).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Figures_that_are_no_risk_difference_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberNeededToTreat.Of(1.2, new ConfidenceInterval(0, 1, 0.95), EventMeaning.Wanted));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberNeededToTreat.Of(double.NaN, new ConfidenceInterval(0, 1, 0.95), EventMeaning.Wanted));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberNeededToTreat.Of(0.5, new ConfidenceInterval(-2, 1, 0.95), EventMeaning.Wanted));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberNeededToTreat.Of(0.5, new ConfidenceInterval(0.6, 1, 0.95), EventMeaning.Wanted));
    }

    [Fact]
    public void The_reference_stands_in_words()
    {
        var words = TwoByTwo.Of(1, 2, 3, 4).ReferenceInWords("massage", "usual care", "milk on day 1");

        Assert.Equal(
            "Reference is usual care: ratios are massage over usual care, differences massage minus usual care; "
            + "a ratio above 1 or a difference above 0 means that milk on day 1 is more frequent in massage.",
            words);
    }
}
