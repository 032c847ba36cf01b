using System.Globalization;
using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class ReportedNumberTextTests
{
    [Theory]
    [InlineData("9,17", 917, 2)]
    [InlineData("9.17", 917, 2)]
    [InlineData("34.00", 3400, 2)]
    [InlineData(",05", 5, 2)]
    [InlineData(".05", 5, 2)]
    [InlineData("0,000", 0, 3)]
    [InlineData("12", 12, 0)]
    [InlineData("-4,2", -42, 1)]
    [InlineData("\u22124,2", -42, 1)]
    [InlineData("\u20134,2", -42, 1)]
    [InlineData("+4,2", 42, 1)]
    [InlineData("1.234,5", 12345, 1)]
    [InlineData("1,234.5", 12345, 1)]
    [InlineData("1.234.567", 1234567, 0)]
    [InlineData("1 234,5", 12345, 1)]
    [InlineData("1\u00A0234", 1234, 0)]
    [InlineData("1,2E-05", 12, 6)]
    [InlineData("1e3", 1, -3)]
    [InlineData(" 0.874 ", 874, 3)]
    public void Value_and_decimals_are_kept_as_printed(string text, long units, int decimals)
    {
        var number = Read(text);

        Assert.Equal((new BigInteger(units), decimals, text), (number.Units, number.Decimals, number.Text));
        Assert.Null(number.OtherReading);
    }

    [Theory]
    [InlineData("47,1%", "%")]
    [InlineData("47,1 %", "%")]
    [InlineData("16,59 ml", "ml")]
    [InlineData("47,1", null)]
    public void A_unit_behind_the_number_is_kept(string text, string? unit) => Assert.Equal(unit, Read(text).Unit);

    [Theory]
    [InlineData("p < 0,05", NumberRelation.Below, 5, 2)]
    [InlineData("<0.001", NumberRelation.Below, 1, 3)]
    [InlineData("\u22640,05", NumberRelation.Below, 5, 2)]
    [InlineData("> 0,05", NumberRelation.Above, 5, 2)]
    [InlineData("p value = 0,000", NumberRelation.Equal, 0, 3)]
    [InlineData("P-value=0.012", NumberRelation.Equal, 12, 3)]
    [InlineData("= .03", NumberRelation.Equal, 3, 2)]
    public void A_relation_before_the_number_is_kept(string text, NumberRelation relation, long units, int decimals)
    {
        var number = Read(text);

        Assert.Equal((relation, new BigInteger(units), decimals), (number.Relation, number.Units, number.Decimals));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("lancar")]
    [InlineData("1,2,3")]
    [InlineData("1.23.456")]
    [InlineData("10 26")]
    [InlineData("1,")]
    [InlineData("1..2")]
    [InlineData("12-15")]
    [InlineData("٣٫٥")]
    [InlineData("1e99999")]
    [InlineData("0.1.234,5")]
    public void What_is_no_number_is_refused(string text)
    {
        Assert.NotEqual(ReportedNumberFault.None, ReportedNumberText.TryRead(text, null, out var number));
        Assert.Null(number);
    }

    [Fact]
    public void Length_is_limited()
    {
        Assert.Equal(ReportedNumberFault.None, ReportedNumberText.TryRead(new string('9', ReportedNumberText.LongestText), null, out _));
        Assert.Equal(ReportedNumberFault.TooLong, ReportedNumberText.TryRead(new string('9', ReportedNumberText.LongestText + 1), null, out _));
    }

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234")]
    [InlineData("123,456")]
    public void Three_digits_behind_one_mark_are_ambiguous_and_settled_by_their_surroundings(string text)
    {
        var alone = Read(text);
        Assert.Equal(3, alone.Decimals);
        Assert.Equal(0, alone.OtherReading!.Decimals);
        var own = text.Contains(',') ? DecimalMark.Comma : DecimalMark.Point;
        var other = own == DecimalMark.Comma ? DecimalMark.Point : DecimalMark.Comma;

        ReportedNumberText.TryRead(text, own, out var asDecimal);
        ReportedNumberText.TryRead(text, other, out var asThousands);

        Assert.Equal((3, null), (asDecimal!.Decimals, asDecimal.OtherReading));
        Assert.Equal((0, null), (asThousands!.Decimals, asThousands.OtherReading));
    }

    [Theory]
    [InlineData("0.874")]
    [InlineData("1234,567")]
    [InlineData("1.2345")]
    [InlineData("1.23")]
    public void What_cannot_be_thousands_is_not_ambiguous(string text) => Assert.Null(Read(text).OtherReading);

    [Fact]
    public void A_printed_number_stands_for_what_rounds_or_cuts_to_it()
    {
        var range = Read("8.4").StandsFor(PrintingRule.UsualRounding);

        Assert.True(range.Contains(Rational.Of(835, 100)));
        Assert.False(range.Contains(Rational.Of(8349, 1000)));
        Assert.True(range.Contains(Rational.Of(8499999, 1000000)));
        Assert.False(range.Contains(Rational.Of(85, 10)));
        Assert.True(Read("8.4").StandsFor(PrintingRule.OneUnit).Contains(Rational.Of(83, 10)));
        Assert.True(Read("-8.4").StandsFor(PrintingRule.UsualRounding).Contains(Rational.Of(-8499, 1000)));
        Assert.True(Read("0.0").StandsFor(PrintingRule.UsualRounding).Contains(Rational.Of(99, 1000)));
    }

    [Fact]
    public void Every_fraction_lies_in_the_range_of_its_own_print()
    {
        for (var denominator = 1; denominator <= 60; denominator++)
        {
            for (var numerator = 0; numerator <= 130; numerator++)
            {
                foreach (var mode in Printing.Modes)
                {
                    for (var decimals = 0; decimals <= 3; decimals++)
                    {
                        var text = Printing.Fraction(numerator, denominator, decimals, mode);
                        var number = Printing.Read(text);
                        Assert.True(number.StandsFor(PrintingRule.UsualRounding).Contains(Rational.Of(numerator, denominator)), $"{numerator}/{denominator} → {text}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Reading_does_not_depend_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("id-ID");
            Assert.Equal(Rational.Of(917, 100), Read("9.17").Value);
            Assert.Equal(Rational.Of(917, 100), Read("9,17").Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ReportedNumber Read(string text)
    {
        Assert.Equal(ReportedNumberFault.None, ReportedNumberText.TryRead(text, null, out var number));
        return number!;
    }
}
