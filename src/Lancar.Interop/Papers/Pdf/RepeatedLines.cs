using System.Text;

namespace Lancar.Interop.Papers.Pdf;

/// <summary>Leaves out the lines at the top and bottom of pages that stand there on most pages: the journal's name, page numbers.</summary>
internal static class RepeatedLines
{
    // How far from the edge a repeated line is looked for, and on how many pages it must stand.
    private const int FromEdge = 3;
    private const int FewestPages = 3;

    /// <summary>Blanks those lines. Lines that differ only in their digits are the same line; a line without a letter is one only when it is a page number alone.</summary>
    public static void Drop(List<List<string>> pages)
    {
        if (pages.Count < FewestPages)
        {
            return;
        }

        var shapes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var shape in Edges(page).Select(at => ShapeOf(page[at])).Distinct())
            {
                shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            }
        }

        var needed = Math.Max(FewestPages, (pages.Count + 1) / 2);
        foreach (var page in pages)
        {
            foreach (var at in Edges(page).Where(at => shapes[ShapeOf(page[at])] >= needed && IsRunning(page[at])).ToArray())
            {
                page[at] = "";
            }
        }
    }

    private static IEnumerable<int> Edges(List<string> page)
    {
        var filled = Enumerable.Range(0, page.Count).Where(at => page[at].Length > 0).ToArray();
        return filled.Take(FromEdge).Concat(filled.Skip(Math.Max(FromEdge, filled.Length - FromEdge)));
    }

    private static bool IsRunning(string line)
    {
        var words = line.AsSpan().Trim();
        foreach (var one in words)
        {
            if (char.IsLetter(one))
            {
                return true;
            }
        }

        return words.Length <= 5 && words.IndexOfAny(' ', ',', '.') < 0;
    }

    private static string ShapeOf(string line)
    {
        var shape = new StringBuilder(line.Length);
        foreach (var one in line)
        {
            if (char.IsAsciiDigit(one))
            {
                if (shape.Length == 0 || shape[^1] != '0')
                {
                    shape.Append('0');
                }
            }
            else if (!char.IsWhiteSpace(one))
            {
                shape.Append(one);
            }
        }

        return shape.ToString();
    }
}
