namespace Lancar.Interop.Papers.Building;

/// <summary>
/// Takes apart rows that a writer set one below the other inside the same cells ("Primipara", Enter, "Multipara" beside "14", Enter, "16").
/// </summary>
internal static class StackedRows
{
    /// <summary>The table with one row for each line, where every cell that has several lines has the same number of them and those behind the first hold figures.</summary>
    public static GridTable Of(GridTable table)
    {
        if (table.Rows.All(row => row.All(cell => cell.Lines.Count < 2)))
        {
            return table;
        }

        var apart = new GridTable();
        foreach (var row in table.Rows)
        {
            var height = IsStacked(row) ? row.Max(cell => cell.Lines.Count) : 1;
            for (var line = 0; line < height; line++)
            {
                apart.Add(height == 1 ? row : Line(row, line, height));
            }
        }

        return apart;
    }

    private static bool IsStacked(IReadOnlyList<GridCell> row)
    {
        var stacked = row.Where(cell => cell.Lines.Count > 1).ToArray();
        return stacked.Length > 1 && stacked.All(cell => cell.Rows == 1 && cell.Lines.Count == stacked[0].Lines.Count) && stacked[1..].All(cell => cell.Lines.All(IsFigure));
    }

    private static IEnumerable<GridCell> Line(IReadOnlyList<GridCell> row, int line, int height)
    {
        foreach (var cell in row)
        {
            if (cell.Lines.Count == height)
            {
                yield return new GridCell([cell.Lines[line]], cell.Column, cell.Columns) { Rows = cell.Rows };
            }
            else if (line == 0)
            {
                yield return new GridCell(cell.Lines, cell.Column, cell.Columns) { Rows = cell.Rows - 1 + height };
            }
        }
    }

    private static bool IsFigure(string line) => line.Any(char.IsAsciiDigit) && line.Count(char.IsLetter) <= 2;
}
