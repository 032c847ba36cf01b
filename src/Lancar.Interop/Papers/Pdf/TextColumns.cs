namespace Lancar.Interop.Papers.Pdf;

/// <summary>Puts the two columns of a page one after the other, where running text stands beside running text.</summary>
internal static class TextColumns
{
    // So many lines must have running text on both sides of the gap before a page counts as set in two columns.
    private const int FewestPairs = 6;
    private const int FewestWords = 3;
    private const int NarrowestGap = 2;
    private const int NarrowestColumn = 20;
    private const int MostIndent = 6;

    /// <summary>The lines of a page in the order they are read: above the columns, left, right, below; lines across both divide.</summary>
    public static List<string> InOrder(List<string> page)
    {
        if (GapOf(page) is not { } gap)
        {
            return page;
        }

        var (lines, left, right) = (new List<string>(page.Count), new List<string>(), new List<string>());
        var across = false;
        foreach (var line in page)
        {
            // A caption across both columns stands above a table across both: until running text stands side by side again, nothing is divided.
            across = across ? !IsPair(line, gap) : LineShape.IsCaption(line) && Crosses(line, gap);
            if (line.Length > 0 && (across || Crosses(line, gap)))
            {
                End(lines, left, right);
                lines.Add(line);
            }
            else
            {
                left.Add(line.Length <= gap ? line : line[..gap].TrimEnd());
                right.Add(line.Length <= gap ? "" : line[gap..]);
            }
        }

        End(lines, left, right);
        return lines;
    }

    private static void End(List<string> lines, List<string> left, List<string> right)
    {
        lines.AddRange(left);
        if (right.Any(line => line.Length > 0))
        {
            // Lines that only the other column has leave blanks behind: they divide paragraphs of their own column alone.
            lines.Add("");
            lines.AddRange(right.SkipWhile(line => line.Length == 0));
        }

        left.Clear();
        right.Clear();
    }

    /// <summary>Where the right column begins, or null for a page in one column.</summary>
    private static int? GapOf(List<string> page)
    {
        var width = page.Count == 0 ? 0 : page.Max(line => line.Length);
        var (best, most) = (0, 0);
        for (var at = Math.Max(NarrowestColumn, width * 3 / 10); at < Math.Min(width - NarrowestColumn, width * 7 / 10); at++)
        {
            var pairs = page.Count(line => StartsAt(line, at) && IsPair(line, at));
            (best, most) = pairs > most ? (at, pairs) : (best, most);
        }

        return most < FewestPairs ? null : Clearest(page, best);
    }

    /// <summary>Lines are spread to one width, so the right column begins a little earlier here and there: the place that fewest lines cross, near its usual beginning.</summary>
    private static int? Clearest(List<string> page, int begin)
    {
        var (best, fewest) = (begin, int.MaxValue);
        for (var at = begin; at > Math.Max(NarrowestColumn, begin - MostIndent); at--)
        {
            var crossing = page.Count(line => Crosses(line, at));
            (best, fewest) = crossing < fewest ? (at, crossing) : (best, fewest);
        }

        return page.Count(line => IsPair(line, best)) >= Math.Max(FewestPairs, fewest / 2) ? best : null;
    }

    private static bool StartsAt(string line, int at) => line.Length > at && line[at] != ' ' && line[at - 1] == ' ' && line[at - NarrowestGap] == ' ';

    private static bool Crosses(string line, int gap) => line.Length > gap && (line[gap - 1] != ' ' || line[gap - NarrowestGap] != ' ');

    /// <summary>Running text left and right: words, not figures, with single blanks between.</summary>
    private static bool IsPair(string line, int gap) => line.Length > gap && !Crosses(line, gap) && IsText(line.AsSpan(0, gap)) && IsText(line.AsSpan(gap));

    private static bool IsText(ReadOnlySpan<char> side)
    {
        var words = 0;
        side = side.Trim();
        foreach (var range in side.Split(' '))
        {
            var word = side[range];
            words += word.Length > 1 && char.IsLetter(word[0]) ? 1 : 0;
        }

        return words >= FewestWords;
    }
}
