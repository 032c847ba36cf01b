using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Why a text is not a printed number.</summary>
public enum ReportedNumberFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing, or blanks only.</summary>
    Empty,

    /// <summary>Longer than <see cref="ReportedNumberText.LongestText"/> characters.</summary>
    TooLong,

    /// <summary>Not the shape of a number: words, two decimal marks, broken thousands groups.</summary>
    NotANumber,
}

/// <summary>Reads numbers as papers print them, in both conventions.</summary>
/// <remarks>
/// <para>Read: <c>9,17</c> · <c>9.17</c> · <c>,05</c> · <c>.05</c> · <c>1.234,5</c> · <c>1,234.5</c> · <c>1 234,5</c> · <c>−4,2</c>
/// (minus, hyphen or dash) · <c>47,1 %</c> · <c>16,59 ml</c> · <c>p &lt; 0,05</c> · <c>p value = 0,000</c> · <c>≤0.001</c> ·
/// <c>1,2E-05</c>.</para>
/// <para>One mark followed by exactly three digits after one to three digits that do not start with zero (<c>1.234</c>) may be a
/// decimal or a thousands mark. When the caller knows the decimal mark of the surroundings, that settles it; otherwise the decimal
/// reading is taken, because standard deviations are printed with three decimals all the time, and
/// <see cref="ReportedNumber.OtherReading"/> keeps the other.</para>
/// </remarks>
public static partial class ReportedNumberText
{
    /// <summary>Longest text read, in characters.</summary>
    public const int LongestText = 80;

    private const int GreatestExponent = 400;

    /// <summary>Reads one printed number.</summary>
    /// <param name="text">The text as printed.</param>
    /// <param name="surroundings">The decimal mark used around it, or null when not known.</param>
    /// <param name="number">The number, or null when there is a fault.</param>
    /// <returns><see cref="ReportedNumberFault.None"/>, or why it cannot be read.</returns>
    public static ReportedNumberFault TryRead(string? text, DecimalMark? surroundings, out ReportedNumber? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return ReportedNumberFault.Empty;
        }

        if (text.Length > LongestText)
        {
            return ReportedNumberFault.TooLong;
        }

        var match = Shape().Match(Plain(text));
        if (!match.Success || !TryDigits(match, surroundings, out var digits))
        {
            return ReportedNumberFault.NotANumber;
        }

        var first = Build(text, match, digits.Primary, digits.Mark);
        number = digits.Secondary is { } other ? first with { OtherReading = Build(text, match, other, null) } : first;
        return ReportedNumberFault.None;
    }

    /// <summary>The decimal mark a text shows beyond doubt, or null (<c>12</c> and <c>1.234</c> show none).</summary>
    public static DecimalMark? EvidentMark(string text) =>
        TryRead(text, null, out var number) == ReportedNumberFault.None && number!.OtherReading is null ? number.Mark : null;

    private static ReportedNumber Build(string text, Match match, (string Digits, int Decimals) reading, DecimalMark? mark)
    {
        var units = BigInteger.Parse(reading.Digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = match.Groups["exponent"] is { Success: true } e ? int.Parse(e.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var unit = match.Groups["unit"].Value;
        return new ReportedNumber(text, match.Groups["sign"].Length > 0 ? -units : units, reading.Decimals - exponent)
        {
            Mark = mark,
            Unit = unit.Length == 0 ? null : unit,
            Relation = match.Groups["relation"].Value switch
            {
                "<" or "<=" => NumberRelation.Below,
                ">" or ">=" => NumberRelation.Above,
                _ => NumberRelation.Equal,
            },
        };
    }

    private readonly record struct Digits((string Digits, int Decimals) Primary, DecimalMark? Mark, (string Digits, int Decimals)? Secondary);

    private static bool TryDigits(Match match, DecimalMark? surroundings, out Digits digits)
    {
        digits = default;
        if (match.Groups["exponent"] is { Success: true } exponent &&
            (!int.TryParse(exponent.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) || Math.Abs(power) > GreatestExponent))
        {
            return false;
        }

        var body = match.Groups["body"].Value;
        if (body.Contains(' '))
        {
            if (!SpacedThousands().IsMatch(body))
            {
                return false;
            }

            body = body.Replace(" ", "", StringComparison.Ordinal);
        }

        var commas = body.Count(c => c == ',');
        var points = body.Count(c => c == '.');
        if (commas > 0 && points > 0)
        {
            return TryBothMarks(body, out digits);
        }

        if (commas + points == 0)
        {
            digits = new((body, 0), null, null);
            return true;
        }

        return commas + points == 1
            ? TryOneMark(body, commas == 1 ? ',' : '.', surroundings, out digits)
            : TryThousands(body, commas > 0 ? ',' : '.', out digits);
    }

    private static bool TryBothMarks(string body, out Digits digits)
    {
        digits = default;
        var decimalSign = body.LastIndexOf(',') > body.LastIndexOf('.') ? ',' : '.';
        var thousandsSign = decimalSign == ',' ? '.' : ',';
        var at = body.LastIndexOf(decimalSign);
        if (body.IndexOf(decimalSign) != at || !IsGrouped(body[..at], thousandsSign))
        {
            return false;
        }

        digits = new(Joined(body[..at].Replace(thousandsSign.ToString(), "", StringComparison.Ordinal), body[(at + 1)..]), MarkOf(decimalSign), null);
        return true;
    }

    private static bool TryOneMark(string body, char sign, DecimalMark? surroundings, out Digits digits)
    {
        var at = body.IndexOf(sign);
        var (whole, fraction) = (body[..at], body[(at + 1)..]);
        digits = new(Joined(whole, fraction), MarkOf(sign), null);
        if (fraction.Length == 0)
        {
            return false;
        }

        if (fraction.Length != 3 || whole.Length is 0 or > 3 || whole[0] == '0')
        {
            return true;
        }

        var thousands = (whole + fraction, 0);
        digits = surroundings switch
        {
            null => digits with { Secondary = thousands },
            { } mark when mark == MarkOf(sign) => digits,
            _ => new(thousands, null, null),
        };
        return true;
    }

    private static bool TryThousands(string body, char sign, out Digits digits)
    {
        digits = new((body.Replace(sign.ToString(), "", StringComparison.Ordinal), 0), null, null);
        return IsGrouped(body, sign);
    }

    private static bool IsGrouped(string whole, char sign)
    {
        var groups = whole.Split(sign);
        return groups[0].Length is >= 1 and <= 3 && groups[0][0] != '0' && groups.Skip(1).All(group => group.Length == 3);
    }

    private static (string Digits, int Decimals) Joined(string whole, string fraction) => (whole + fraction, fraction.Length);

    private static DecimalMark MarkOf(char sign) => sign == ',' ? DecimalMark.Comma : DecimalMark.Point;

    /// <summary>One kind of minus, space and relation sign, whatever the typesetter used.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            plain.Append(c switch
            {
                '\u2212' or '\u2013' or '\u2014' or '\u2010' or '\u2011' or '\uFE63' or '\uFF0D' => "-",
                '\u2264' or '\u2A7D' => "<=",
                '\u2265' or '\u2A7E' => ">=",
                '\u066B' => ",",
                _ when char.IsWhiteSpace(c) => " ",
                _ => c.ToString(),
            });
        }

        return plain.ToString();
    }

    [GeneratedRegex(
        @"^(?:(?:asymp\.?\s*|exact\s*)?(?:p|sig)\.?(?:\s*-?\s*values?|\s*\(2-tailed\))?\s*(?=[<>=:])|(?:p)\s+(?=[.,0-9]))?:?\s*(?<relation><=|>=|<|>|=)?\s*(?<sign>-)?\s?\+?(?<body>[0-9][0-9., ]*[0-9]|[.,][0-9]+|[0-9])(?:[eE](?<exponent>[+-]?[0-9]{1,4}))?\s*(?<unit>%|(?!e[0-9])[\p{L}\u00B5][\p{L}0-9/ .]{0,15})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpacedThousands();
}
