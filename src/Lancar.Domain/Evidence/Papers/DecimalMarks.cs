using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers;

/// <summary>Finds the decimal mark a text shows beyond doubt.</summary>
public static class DecimalMarks
{
    /// <summary>
    /// The mark of the numbers that can be read in one way only: "0,874" and "16,59", not "1.234" (thousands, perhaps), dates,
    /// or chains of numbers ("4.3.1").
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The mark, or null when none shows, or both do.</returns>
    public static DecimalMark? Of(ReadOnlySpan<char> text)
    {
        var (commas, points) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(',', '.');
            if (next < 0)
            {
                break;
            }

            at += next;
            var (left, right) = (Digits(text[..at], fromEnd: true), Digits(text[(at + 1)..], fromEnd: false));
            var after = at + 1 + right;
            var chained = (after < text.Length && text[after] is ',' or '.' && after + 1 < text.Length && char.IsAsciiDigit(text[after + 1])) || (at > left && text[at - left - 1] is ',' or '.' or '/');
            if (left is > 0 and <= 4 && right is > 0 and <= 6 && !chained && (right != 3 || text[at - left] == '0'))
            {
                commas += text[at] == ',' ? 1 : 0;
                points += text[at] == '.' ? 1 : 0;
            }

            at++;
        }

        return commas > 0 && points == 0 ? DecimalMark.Comma : points > 0 && commas == 0 ? DecimalMark.Point : null;
    }

    private static int Digits(ReadOnlySpan<char> text, bool fromEnd)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(fromEnd ? text[text.Length - 1 - count] : text[count]))
        {
            count++;
        }

        return count;
    }
}
