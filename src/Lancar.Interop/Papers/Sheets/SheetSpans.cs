using System.Globalization;
using System.Xml.Linq;
using Lancar.Interop.Papers.Office;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>Where the cells of a sheet stand, which are merged, and which columns are hidden.</summary>
internal static class SheetSpans
{
    private const int MostColumns = 16_384;

    /// <summary>Column of a reference such as <c>B3</c>, from 0; null when it is none.</summary>
    public static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
            if (column > MostColumns)
            {
                return null;
            }
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>How many columns and rows a merged cell covers, by its own place.</summary>
    public static IReadOnlyDictionary<(int Line, int Column), (int Columns, int Rows)> Merged(XElement sheet)
    {
        var merged = new Dictionary<(int, int), (int, int)>();
        foreach (var span in sheet.Child("mergeCells")?.Elements() ?? [])
        {
            var ends = (span.Named("ref") ?? "").Split(':');
            if (ends.Length == 2 && ColumnOf(ends[0]) is { } left && ColumnOf(ends[1]) is { } right && LineOf(ends[0]) is { } top && LineOf(ends[1]) is { } bottom && right >= left && bottom >= top)
            {
                merged[(top, left)] = (right - left + 1, bottom - top + 1);
            }
        }

        return merged;
    }

    /// <summary>The hidden columns, from 0.</summary>
    public static HashSet<int> HiddenColumns(XElement sheet)
    {
        var hidden = new HashSet<int>();
        foreach (var columns in (sheet.Child("cols")?.Elements() ?? []).Where(columns => columns.Named("hidden") is "1" or "true"))
        {
            if (int.TryParse(columns.Named("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(columns.Named("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            {
                hidden.UnionWith(Enumerable.Range(from - 1, Math.Clamp(to - from + 1, 0, MostColumns)));
            }
        }

        return hidden;
    }

    private static int? LineOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
}
