using Lancar.Domain.Evidence.Papers;

namespace Lancar.Interop.Papers;

/// <summary>Divides a line at its tabs, or at gaps of three blanks and more.</summary>
internal static class CellColumns
{
    private const int WideGap = 3;

    /// <summary>The cells, or null when nothing keeps them apart. Tabs count columns; gaps number the cells from left to right.</summary>
    public static IReadOnlyList<PaperCell>? Of(string line)
    {
        if (line.Contains('\t', StringComparison.Ordinal))
        {
            return [.. line.Split('\t').Select((cell, column) => new PaperCell(cell.Trim(), column))];
        }

        var cells = new List<PaperCell>();
        var (from, run) = (-1, 0);
        for (var i = 0; i <= line.Length; i++)
        {
            var blank = i == line.Length || line[i] == ' ';
            run = blank ? run + 1 : 0;
            if (!blank && from < 0)
            {
                from = i;
            }
            else if (from >= 0 && (run == WideGap || i == line.Length))
            {
                cells.Add(new PaperCell(line[from..Math.Min(i, line.Length)].Trim(), cells.Count));
                from = -1;
            }
        }

        // One wide gap is a ragged label more often than a column.
        return cells.Count > 2 ? cells : null;
    }
}
