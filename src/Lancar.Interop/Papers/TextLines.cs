namespace Lancar.Interop.Papers;

/// <summary>One line of extracted text that is not blank.</summary>
/// <param name="Text">The line without its ending; tabs are kept, trailing blanks are not.</param>
/// <param name="Page">Page of the file, from 1; null when the text has no pages.</param>
/// <param name="Number">Line of the text, from 1.</param>
/// <param name="BlankBefore">How many blank lines stand before it.</param>
internal readonly record struct TextLine(string Text, int? Page, int Number, int BlankBefore);

/// <summary>Cuts extracted text into its lines.</summary>
internal static class TextLines
{
    private const char PageBreak = '\f';
    private const char SoftHyphen = '\u00AD';

    // What a converter breaks lines at; a longer line was never broken.
    private const int LongestBrokenLine = 160;

    /// <summary>The lines that are not blank, in order. A page break counts the page and ends a line; a text without one has no pages.</summary>
    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        var paged = text.Contains(PageBreak, StringComparison.Ordinal);
        var (page, number, blank, from) = (1, 1, 0, 0);
        while (from < text.Length)
        {
            var rest = text.AsSpan(from);
            var end = rest.IndexOfAny('\n', '\r', PageBreak);
            var line = Plain(end < 0 ? rest : rest[..end]);
            if (line.Length == 0)
            {
                blank++;
            }
            else
            {
                lines.Add(new TextLine(line, paged ? page : null, number, blank));
                blank = 0;
            }

            if (end < 0)
            {
                break;
            }

            from += end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1);
            page += rest[end] == PageBreak ? 1 : 0;
            number += rest[end] == PageBreak ? 0 : 1;
        }

        return lines;
    }

    /// <summary>
    /// True when the conversion put a blank line after most lines (as several of the five papers have it): then one blank line
    /// divides nothing. Long lines are whole paragraphs, and a blank line between them does divide.
    /// </summary>
    public static bool AreDoubleSpaced(IReadOnlyList<TextLine> lines)
    {
        var single = lines.Skip(1).Count(line => line.BlankBefore == 1);
        var none = lines.Skip(1).Count(line => line.BlankBefore == 0);
        return lines.Count >= 10 && single > 2 * none && lines.Count(line => line.Text.Length > LongestBrokenLine) < lines.Count / 10;
    }

    /// <summary>No-break and other odd blanks as blanks, soft hyphens and control characters left out, blanks at the end cut off.</summary>
    private static string Plain(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        if (line.IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return line.ToString();
        }

        return string.Create(line.Length, line, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from[i] switch
                {
                    '\t' => '\t',
                    SoftHyphen => '\u200B',
                    var one when char.IsWhiteSpace(one) => ' ',
                    var one when char.IsControl(one) => ' ',
                    var one => one,
                };
            }
        }).Replace("\u200B", "", StringComparison.Ordinal).TrimEnd();
    }
}
