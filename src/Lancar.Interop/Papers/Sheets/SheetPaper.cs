using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>Reads sheets as a paper: rows that follow each other are a table, words alone above and below it its caption and notes.</summary>
internal static class SheetPaper
{
    /// <summary>The paper.</summary>
    /// <param name="sheets">The sheets in order.</param>
    /// <param name="source">What it is, or null.</param>
    /// <exception cref="PaperFault"><c>empty-text</c>: nothing stands in any sheet.</exception>
    public static Paper Read(IReadOnlyList<Sheet> sheets, string? source)
    {
        var paper = new PaperBuilder();
        foreach (var sheet in sheets)
        {
            var from = 0;
            for (var at = 1; at <= sheet.Rows.Count; at++)
            {
                if (at == sheet.Rows.Count || sheet.Rows[at].BlankBefore)
                {
                    Block(paper, [.. sheet.Rows.Skip(from).Take(at - from)]);
                    from = at;
                }
            }

            if (sheet.Unread is { } why)
            {
                paper.Unread(sheet.Name, why);
            }
        }

        var read = paper.Build(source);
        return read.Blocks.Count == 0 && read.Unread.Count == 0 ? throw new PaperFault("empty-text") : read;
    }

    private static void Block(PaperBuilder paper, SheetRow[] rows)
    {
        var (first, end) = (0, rows.Length);
        while (first < end && IsAlone(rows[first]))
        {
            paper.Paragraph(rows[first++].Cells[0].Words);
        }

        while (end > first && IsAlone(rows[end - 1]))
        {
            end--;
        }

        var table = new GridTable();
        foreach (var row in rows[first..end])
        {
            table.Add(row.Cells);
        }

        paper.Table(table);
        foreach (var note in rows[end..])
        {
            paper.Paragraph(note.Cells[0].Words);
        }
    }

    private static bool IsAlone(SheetRow row) => row.Cells.Count == 1 && row.Cells[0].Words.Any(char.IsLetter);
}
