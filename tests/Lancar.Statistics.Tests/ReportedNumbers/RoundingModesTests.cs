using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class RoundingModesTests
{
    private static readonly RoundingModes[] single = [.. Enum.GetValues<RoundingModes>().Where(mode => System.Numerics.BitOperations.IsPow2((int)mode))];

    // Quarters of the last digit, from −3 to 3: what prints as 0, 1, −1, 2, −2 under each mode by .NET's own decimal rounding.
    [Fact]
    public void A_range_holds_exactly_what_prints_so()
    {
        foreach (var mode in single)
        {
            foreach (var printed in Enumerable.Range(-3, 7))
            {
                var number = new ReportedNumber("", printed, 0);
                for (var quarters = -16; quarters <= 16; quarters++)
                {
                    var prints = Round(quarters / 4m, mode) == printed;
                    Assert.True(prints == number.StandsFor(mode).Contains(Rational.Of(quarters, 4)), $"{quarters}/4 as {printed}, {mode}");
                    Assert.True(number.TryRange(mode, out var range));
                    Assert.Equal(prints && quarters % 4 == 0, range.FirstWhole(1) <= quarters / 4 && quarters / 4 <= range.LastWhole(1) && quarters % 4 == 0);
                }
            }
        }
    }

    [Fact]
    public void Modes_together_accept_what_any_of_them_accepts()
    {
        for (var modes = RoundingModes.HalfUp; modes <= RoundingModes.All; modes++)
        {
            foreach (var printed in Enumerable.Range(-2, 5))
            {
                var number = new ReportedNumber("", printed, 0);
                for (var quarters = -12; quarters <= 12; quarters++)
                {
                    var any = single.Any(mode => modes.HasFlag(mode) && Round(quarters / 4m, mode) == printed);
                    Assert.True(any == number.StandsFor(modes).Contains(Rational.Of(quarters, 4)), $"{quarters}/4 as {printed}, {modes}");
                }
            }
        }
    }

    [Fact]
    public void No_mode_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Grim.Check(Printing.Read("1.0"), 3, RoundingModes.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => Printing.Read("1.0").StandsFor((RoundingModes)1024));
    }

    // 2/3 = 0.666…: 0.67 to the nearest and up, 0.66 cut off and down; −2/3 mirrored. 1/8 = 0.125 prints 0.12 or 0.13 by the rule at 5.
    [Theory]
    [InlineData("0.67", 3, RoundingModes.Nearest, true)]
    [InlineData("0.67", 3, RoundingModes.Ceiling, true)]
    [InlineData("0.67", 3, RoundingModes.Truncation, false)]
    [InlineData("0.66", 3, RoundingModes.Truncation, true)]
    [InlineData("0.66", 3, RoundingModes.Nearest, false)]
    [InlineData("-0.66", 3, RoundingModes.Ceiling, true)]
    [InlineData("-0.66", 3, RoundingModes.Floor, false)]
    [InlineData("0.12", 8, RoundingModes.HalfEven, true)]
    [InlineData("0.12", 8, RoundingModes.HalfUp, false)]
    [InlineData("0.13", 8, RoundingModes.HalfDown, false)]
    [InlineData("0.13", 8, RoundingModes.HalfAway, true)]
    [InlineData("0.12", 8, RoundingModes.Usual, true)]
    [InlineData("0.13", 8, RoundingModes.Usual, true)]
    public void Means_by_mode(string mean, int n, RoundingModes modes, bool possible) =>
        Assert.Equal(possible, Grim.Check(Printing.Read(mean), n, modes).Possible);

    // 004 prints 78.5 % for 22 of 28 (78.571…): cut off, not rounded.
    [Theory]
    [InlineData("78.5 %", 28, RoundingModes.Nearest, false)]
    [InlineData("78.5 %", 28, RoundingModes.Usual, true)]
    [InlineData("78.6 %", 28, RoundingModes.Nearest, true)]
    [InlineData("47.1 %", 28, RoundingModes.All, false)]
    [InlineData("47.1 %", 34, RoundingModes.Nearest, true)]
    [InlineData("103.6 %", 28, RoundingModes.All, false)]
    [InlineData("-3.6 %", 28, RoundingModes.All, false)]
    public void Percentages_of_n_people(string percent, int n, RoundingModes modes, bool possible) =>
        Assert.Equal(possible, Grim.CheckPercent(Printing.Read(percent), n, modes).Possible);

    [Fact]
    public void The_nearest_counts_are_named()
    {
        var result = Grim.CheckPercent(Printing.Read("47.1"), 28);

        Assert.Equal((13, Rational.Of(13, 28), Rational.Of(14, 28)), ((int)result.SumBelow, result.MeanBelow, result.MeanAbove));
    }

    // Figures too long for 64 bits go the other way and must agree with the short ones.
    [Fact]
    public void Long_figures_are_judged_alike()
    {
        Assert.True(Grim.Check(Printing.Read("3333333333333.33"), 3).Possible);
        Assert.False(Grim.Check(Printing.Read("3333333333333.35"), 3).Possible);
        Assert.True(Grim.Check(Printing.Read("0.33333333"), 3).Possible);
        Assert.True(Grimmer.Check(Printing.Read("2.50000000"), Printing.Read("0.70710678"), 2));
        Assert.False(Grimmer.Check(Printing.Read("2.50000000"), Printing.Read("0.30000000"), 2));
        Assert.False(Grimmer.Find(Printing.Read("2.50000000"), Printing.Read("0.30000000"), 2).Possible);
        Assert.False(Grimmer.Find(Printing.Read("2.50000000"), Printing.Read("0.70710678"), 2).IsExact);
    }

    private static decimal Round(decimal value, RoundingModes mode) => mode switch
    {
        RoundingModes.HalfUp => Math.Floor(value + 0.5m),
        RoundingModes.HalfDown => Math.Ceiling(value - 0.5m),
        RoundingModes.HalfEven => Math.Round(value, MidpointRounding.ToEven),
        RoundingModes.HalfAway => Math.Round(value, MidpointRounding.AwayFromZero),
        RoundingModes.Truncation => Math.Truncate(value),
        RoundingModes.Ceiling => Math.Ceiling(value),
        _ => Math.Floor(value),
    };
}
