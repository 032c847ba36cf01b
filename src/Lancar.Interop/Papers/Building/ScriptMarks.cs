using System.Text;
using System.Text.RegularExpressions;

namespace Lancar.Interop.Papers.Building;

/// <summary>Where letters stand: on the line, above it, below it.</summary>
internal enum Script
{
    /// <summary>On the line.</summary>
    None,

    /// <summary>Raised.</summary>
    Super,

    /// <summary>Lowered.</summary>
    Sub,
}

/// <summary>Puts raised and lowered letters into plain text so that none becomes part of a number it does not belong to.</summary>
internal static partial class ScriptMarks
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>
    /// Appends. A mark of a footnote (<c>a</c>, <c>a,b</c>, <c>§</c>, and a digit behind a number with decimals) is left out; other raised
    /// digits stay raised (<c>10³</c>, <c>χ²</c>), so that nobody reads 103; <c>1st</c> and lowered digits behind letters (<c>T0</c>) become plain.
    /// </summary>
    public static void Append(StringBuilder text, string words, Script script)
    {
        if (script == Script.None || words.AsSpan().IsWhiteSpace())
        {
            text.Append(words);
            return;
        }

        var mark = words.Trim();
        var afterDigit = text.Length > 0 && char.IsAsciiDigit(text[^1]);
        if (script == Script.Sub && !afterDigit && !IsMark(mark))
        {
            text.Append(words);
        }
        else if (IsDigits(mark))
        {
            if (!(afterDigit && EndsWithDecimals(text)))
            {
                AppendDigits(text, mark, script);
            }
        }
        else if (!IsMark(mark))
        {
            text.Append(afterDigit && !Ordinal().IsMatch(mark) ? " " : "").Append(words);
        }
    }

    private static void AppendDigits(StringBuilder text, string digits, Script script)
    {
        foreach (var digit in digits)
        {
            text.Append(char.IsAsciiDigit(digit) ? (script == Script.Super ? Raised : Lowered)[digit - '0'] : digit is '-' or '−' ? '⁻' : digit);
        }
    }

    private static bool IsDigits(string words)
    {
        foreach (var one in words)
        {
            if (!char.IsAsciiDigit(one) && one is not ('-' or '−' or ',' or ' '))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"0,05" and "12.5" end with decimals; "10" and "1.000" may carry an exponent.</summary>
    private static bool EndsWithDecimals(StringBuilder text)
    {
        var at = text.Length - 1;
        while (at >= 0 && char.IsAsciiDigit(text[at]))
        {
            at--;
        }

        return at >= 0 && text[at] is ',' or '.' && (text.Length - 1 - at != 3 || at == 0 || text[at - 1] == '0');
    }

    private static bool IsMark(string words) => Mark().IsMatch(words) && !Ordinal().IsMatch(words);

    // "a", "a,b", "a b", "§", "(a)", "1)".
    [GeneratedRegex(@"^(?:[(\[]?[a-z§#¶‖](?:\s*[, ]\s*[a-z§#¶‖])*[)\]]?|[(\[]?\d{1,2}[)\]])$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:st|nd|rd|th)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
