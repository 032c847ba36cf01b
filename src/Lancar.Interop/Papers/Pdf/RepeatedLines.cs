using System.Text;
using System.Text.RegularExpressions;

namespace Lancar.Interop.Papers.Pdf;

/// <summary>Leaves out the lines at the top and bottom of pages that stand there on most pages: the journal's name, page numbers.</summary>
internal static partial class RepeatedLines
{
    // How far from the edge a repeated line is looked for, and on how many pages it must stand.
    private const int FromEdge = 3;
    private const int FewestPages = 3;
    private const int FewestWords = 2;

    /// <summary>Blanks those lines. Lines that differ only in a page number at one end are the same line. A line of figures stays, whatever stands on other pages.</summary>
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

    /// <summary>A page number alone, or several words without a figure that a table could print.</summary>
    private static bool IsRunning(string line) => PageNumber().IsMatch(line) || (LineShape.Of(line).Words >= FewestWords && !Decimals().IsMatch(line));

    /// <summary>The line without blanks and without the page number at one of its ends.</summary>
    private static string ShapeOf(string line)
    {
        var shape = new StringBuilder(line.Length);
        foreach (var one in PageNumber().IsMatch(line) ? "#" : NumberAtEnd().Replace(line.Trim(), ""))
        {
            if (!char.IsWhiteSpace(one))
            {
                shape.Append(one);
            }
        }

        return shape.ToString();
    }

    [GeneratedRegex(@"^\s*(?:[-–—|]\s*)?\d{1,5}(?:\s*[-–—|])?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\d{1,5}(?=\s|\|)|(?<=\s|\|)\d{1,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAtEnd();

    [GeneratedRegex(@"\d[.,]\d", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();
}
