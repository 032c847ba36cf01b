using System.Globalization;
using System.Text;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>One number format of a spreadsheet, as far as results use it: decimals, thousands, percent, dates, literal words.</summary>
internal static class CellFormat
{
    private const int MostDecimals = 20;
    private const double LargestDecimal = 1e15;

    /// <summary>The number as the format shows it. Rounding is half away from zero on fifteen significant digits, as spreadsheets do it.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="code">The format: <c>0.000</c>, <c>#,##0.0 "ml"</c>, <c>0.0%</c>, <c>General</c>.</param>
    /// <param name="comma">True to show a decimal comma.</param>
    public static string Show(double value, string code, bool comma)
    {
        var sections = code.Split(';');
        var section = value < 0 && sections.Length > 1 ? sections[1] : value == 0 && sections.Length > 2 ? sections[2] : sections[0];
        var shape = Shape.Of(section);
        if (shape.IsDate)
        {
            return value is > 0 and < 2_958_466 ? DateTime.FromOADate(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : General(value, comma);
        }

        if (shape.IsGeneral || Math.Abs(value) >= LargestDecimal)
        {
            return General(value, comma);
        }

        var sign = value < 0 && sections.Length < 2 ? "-" : "";
        return shape.Before + sign + Digits(Math.Abs(value), shape, comma) + shape.After;
    }

    private static string Digits(double value, Shape shape, bool comma)
    {
        // A decimal made from a double keeps fifteen significant digits: 9.1669999999999998 is 9.167 again.
        var rounded = Math.Round((decimal)value * (shape.Percent ? 100 : 1), shape.Decimals, MidpointRounding.AwayFromZero);
        var plain = rounded.ToString((shape.Thousands ? "N" : "F") + shape.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (shape.Optional > 0)
        {
            var shortest = plain.Length - shape.Optional;
            while (plain.Length > shortest && plain[^1] == '0')
            {
                plain = plain[..^1];
            }

            plain = plain.TrimEnd('.');
        }

        return Marked(plain, comma);
    }

    /// <summary>Without a format: the stored number, at most ten significant digits.</summary>
    private static string General(double value, bool comma) => Marked(value.ToString("G10", CultureInfo.InvariantCulture), comma);

    private static string Marked(string text, bool comma)
    {
        if (!comma)
        {
            return text;
        }

        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from[i] switch { '.' => ',', ',' => '.', var other => other };
            }
        });
    }

    /// <summary>What a section of a format says.</summary>
    private sealed class Shape
    {
        private readonly StringBuilder before = new();
        private readonly StringBuilder after = new();
        private bool digits;
        private bool point;

        /// <summary>True when nothing is said of decimals.</summary>
        public bool IsGeneral { get; private set; }

        /// <summary>True for dates and times.</summary>
        public bool IsDate { get; private set; }

        /// <summary>True when a hundredfold is shown.</summary>
        public bool Percent { get; private set; }

        /// <summary>True with marks between thousands.</summary>
        public bool Thousands { get; private set; }

        /// <summary>Decimals shown.</summary>
        public int Decimals { get; private set; }

        /// <summary>How many of them are left out when they are zeros (<c>#</c>).</summary>
        public int Optional { get; private set; }

        /// <summary>Words before the number.</summary>
        public string Before => before.ToString();

        /// <summary>Words and percent sign behind it.</summary>
        public string After => after.ToString();

        /// <summary>Reads a section.</summary>
        public static Shape Of(string section)
        {
            var shape = new Shape();
            if (section.Contains("General", StringComparison.OrdinalIgnoreCase) || section is "@" or "")
            {
                shape.IsGeneral = true;
                return shape;
            }

            for (var at = 0; at < section.Length; at++)
            {
                at = shape.Take(section, at);
            }

            // Exponents and fractions are shown in full: nothing is lost, and nothing is made up.
            shape.IsGeneral = !shape.digits && !shape.IsDate;
            return shape;
        }

        private int Take(string section, int at)
        {
            switch (section[at])
            {
                case '"':
                    var end = section.IndexOf('"', at + 1);
                    end = end < 0 ? section.Length : end;
                    Literal(section[(at + 1)..end]);
                    return end;
                case '\\':
                    Literal(at + 1 < section.Length ? section[at + 1].ToString() : "");
                    return at + 1;
                case '_' or '*':
                    return at + 1;
                case '[':
                    return section.IndexOf(']', at) is var close and >= 0 ? close : section.Length;
                case '.' when digits || section.AsSpan(at + 1).StartsWith("0"):
                    point = digits = true;
                    break;
                case ',':
                    Thousands = digits;
                    break;
                case '0' or '#' or '?':
                    digits = true;
                    Decimals = Math.Min(MostDecimals, Decimals + (point ? 1 : 0));
                    Optional = point && section[at] != '0' ? Optional + 1 : point ? 0 : Optional;
                    break;
                case '%':
                    Percent = true;
                    after.Append('%');
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    IsDate = true;
                    break;
                case 'E' or 'e' or '/':
                    digits = false;
                    return section.Length;
                default:
                    Literal(section[at].ToString());
                    break;
            }

            return at;
        }

        private void Literal(string words) => (digits ? after : before).Append(words);
    }
}
