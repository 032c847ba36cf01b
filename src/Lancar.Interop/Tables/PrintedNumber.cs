using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.Tables;

/// <summary>How the text of one cell can be read as a number.</summary>
internal enum NumberReading
{
    /// <summary>Not a number in any reading.</summary>
    None,

    /// <summary>No marks at all: <c>12</c>.</summary>
    Whole,

    /// <summary>Only with a decimal comma: <c>12,5</c>, <c>1.234,5</c>, <c>1.234.567</c>.</summary>
    CommaOnly,

    /// <summary>Only with a decimal point: <c>12.5</c>, <c>1,234.5</c>, <c>1,234,567</c>.</summary>
    PointOnly,

    /// <summary>Both: <c>1.234</c> and <c>1,234</c>, one thousand or one and a bit.</summary>
    Either,
}

/// <summary>The two ways a printed number can be read, and what each gives.</summary>
internal static partial class PrintedNumber
{
    internal static NumberReading Classify(string text)
    {
        var (comma, point) = (Read(text, DecimalMark.Comma), Read(text, DecimalMark.Point));
        return (comma, point) switch
        {
            (null, null) => NumberReading.None,
            (not null, null) => NumberReading.CommaOnly,
            (null, not null) => NumberReading.PointOnly,
            _ => comma == point ? NumberReading.Whole : NumberReading.Either,
        };
    }

    /// <summary>The number under one decimal mark, or null. Groups must be whole: a first one of one to three digits without leading zero, then threes.</summary>
    internal static double? Read(string text, DecimalMark mark)
    {
        var plain = text.Replace('\u2212', '-');
        var pattern = mark switch { DecimalMark.Comma => WithComma(), DecimalMark.Point => WithPoint() };
        if (!pattern.IsMatch(plain))
        {
            return null;
        }

        var invariant = mark switch
        {
            DecimalMark.Comma => plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            DecimalMark.Point => plain.Replace(",", "", StringComparison.Ordinal),
        };
        var value = double.Parse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : null;
    }

    [GeneratedRegex(@"^[+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)?(?:(?<=[0-9]),[0-9]+|(?<![0-9]),[0-9]+|(?<=[0-9]))(?:[eE][+-]?[0-9]{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithComma();

    [GeneratedRegex(@"^[+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)?(?:(?<=[0-9])\.[0-9]+|(?<![0-9])\.[0-9]+|(?<=[0-9]))(?:[eE][+-]?[0-9]{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithPoint();
}
