using System.Globalization;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class GrimTests
{
    // 5.19 with n = 28 is the example of Brown and Heathers (2017), Social Psychological and Personality Science 8(4), 363.
    [Theory]
    [InlineData("5.19", 28, false)]
    [InlineData("5.18", 28, true)]
    [InlineData("1.72", 6, false)]
    [InlineData("5.16", 22, false)]
    [InlineData("8.4", 24, true)]
    [InlineData("3.75", 4, true)]
    [InlineData("9.17", 30, true)]
    [InlineData("13.37", 30, true)]
    public void Known_means(string mean, int n, bool possible) => Assert.Equal(possible, Grim.Check(Printing.Read(mean), n).Possible);

    [Fact]
    public void Impossible_exactly_when_no_total_prints_so()
    {
        const int Greatest = 6;
        for (var n = 1; n <= 40; n++)
        {
            for (var decimals = 0; decimals <= 2; decimals++)
            {
                var prints = Enumerable.Range(0, (n * Greatest) + 1)
                    .SelectMany(total => Printing.Modes.Select(mode => Printing.Fraction(total, n, decimals, mode))).ToHashSet();
                var power = (int)Math.Pow(10, decimals);
                for (var units = 0; units < Greatest * power; units++)
                {
                    var text = Printing.Fraction(units, power, decimals, MidpointRounding.ToZero);
                    Assert.Equal(prints.Contains(text), Grim.Check(Printing.Read(text), n).Possible);
                }
            }
        }
    }

    [Fact]
    public void Averages_of_items_are_finer()
    {
        Assert.False(Grim.Check(Printing.Read("3.21"), 10).Possible);
        Assert.True(Grim.Check(Printing.Read("3.25"), 10, PrintingRule.UsualRounding, 4).Possible);
        Assert.False(Grim.Check(Printing.Read("3.24"), 10, PrintingRule.UsualRounding, 2).Possible);
    }

    [Theory]
    [InlineData(66, true)]
    [InlineData(67, false)]
    public void Says_when_it_cannot_tell(int n, bool canTell)
    {
        // With two decimals a printed mean covers 0.015; from n = 67 on every such stretch holds a mean.
        var result = Grim.Check(Printing.Read("3.21"), n);
        Assert.Equal(canTell, result.CanTell);
        Assert.True(result.CanTell || result.Possible);
    }

    [Fact]
    public void Names_the_nearest_possible_means()
    {
        var result = Grim.Check(Printing.Read("1.72"), 6);

        Assert.Equal((Rational.Of(10, 6), Rational.Of(11, 6)), (result.MeanBelow, result.MeanAbove));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Refuses_nonsense(int n, int items) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Grim.Check(Printing.Read("1.0"), n, PrintingRule.UsualRounding, items));
}
