using System.Globalization;

namespace Lancar.Domain.Kernel;

/// <summary>Writes numbers as each language prints them, whatever the culture of the machine: <c>4,20</c> in Indonesian, <c>4.20</c> in English.</summary>
public static class Numerals
{
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "-" };
    private static readonly NumberFormatInfo Point = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "-" };

    /// <summary>A number with a fixed count of decimals, half away from zero on the double as given, no thousands separator, never <c>-0</c>.</summary>
    public static string Fixed(double value, int decimals, Language language) =>
        // Adding zero turns a negative zero, left by rounding, into a plain one.
        (Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0).ToString("F" + decimals, Format(language));

    /// <summary>A number with up to <paramref name="digits"/> significant digits, without trailing zeros.</summary>
    public static string Significant(double value, int digits, Language language) =>
        value.ToString("G" + digits, CultureInfo.InvariantCulture).Contains('E')
            ? value.ToString("G" + digits, Format(language))
            : decimal.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString(Format(language));

    /// <summary>A p-value with three decimals, never zero: <c>p &lt; 0,001</c> or <c>p = 0,012</c>.</summary>
    /// <param name="p">Probability, 0 to 1.</param>
    /// <param name="language">Which language.</param>
    public static string P(double p, Language language) => "p " + PValue(p, language);

    /// <summary>The relation and value of a p-value without the letter: <c>&lt; 0,001</c>, <c>= 0,012</c>, <c>&gt; 0,999</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not a probability.</exception>
    public static string PValue(double p, Language language) => p switch
    {
        not (>= 0 and <= 1) => throw new ArgumentOutOfRangeException(nameof(p), p, "A p-value lies between 0 and 1."),
        < 0.001 => "< " + Fixed(0.001, 3, language),
        > 0.999 and < 1 => "> " + Fixed(0.999, 3, language),
        _ => "= " + Fixed(p, 3, language),
    };

    private static NumberFormatInfo Format(Language language) => language switch
    {
        Language.Indonesian => Comma,
        Language.English => Point,
    };
}
