using System.Globalization;
using AngleSharp.Dom;
using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Html;

/// <summary>Places the cells of a web page's table in a grid: cells that cover rows push those below to the right.</summary>
internal static class HtmlGrid
{
    /// <summary>The rows of a table itself, not of tables inside it.</summary>
    public static IEnumerable<IElement> RowsOf(IElement table) =>
        table.Children.SelectMany(child => child.LocalName switch
        {
            "tr" => [child],
            "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
            _ => Enumerable.Empty<IElement>(),
        });

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<IElement> CellsOf(IElement row) => row.Children.Where(cell => cell.LocalName is "td" or "th");

    /// <summary>The grid.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="lines">The words of a cell.</param>
    public static GridTable Of(IEnumerable<IElement> rows, Func<IElement, string[]> lines)
    {
        var table = new GridTable();
        // Column, and how many rows below are still covered.
        var covered = new Dictionary<int, int>();
        foreach (var row in rows)
        {
            table.BeginRow();
            var column = 0;
            var next = new Dictionary<int, int>();
            foreach (var (at, left) in covered.Where(cover => cover.Value > 1))
            {
                next[at] = left - 1;
            }

            foreach (var cell in CellsOf(row))
            {
                while (covered.ContainsKey(column))
                {
                    column++;
                }

                var (columns, height) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                table.Add(new GridCell(lines(cell), column, columns) { Rows = height });
                for (var i = 0; i < columns && height > 1; i++)
                {
                    next[column + i] = height - 1;
                }

                column += columns;
                if (column > 20 * ReadingLimits.Columns)
                {
                    break;
                }
            }

            covered = next;
        }

        return table;
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 10 * ReadingLimits.Columns) : 1;
}
