using Lancar.Interop.Papers.Building;
using Lancar.Interop.Tables;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>Reads delimited text as it stands: rows and cells, without a heading.</summary>
internal static class CsvSheet
{
    /// <summary>The rows.</summary>
    /// <exception cref="PaperFault"><c>not-text</c>, <c>empty-text</c>, or <c>csv-quote</c> with its line.</exception>
    public static IReadOnlyList<Sheet> Read(byte[] bytes)
    {
        var text = PaperText.Decode(bytes);
        var hint = CsvDelimiter.Hint(text);
        var body = hint is { } named ? text[named.Length..] : text;
        var records = CsvRecords.Of(body, hint?.Delimiter ?? CsvDelimiter.DetectIn(body), hint is null ? 0 : 1, out var broken);
        if (broken is { } quote)
        {
            throw new PaperFault("csv-quote", ("line", quote.Line));
        }

        // A cell with several lines takes several lines of the file; the record below is no further away for that.
        var rows = records.Select((record, at) => new SheetRow(record.Line, [.. Cells(record.Cells)],
            at > 0 && record.Line > records[at - 1].Line + 1 + records[at - 1].Cells.Sum(cell => cell.Count(letter => letter == '\n')))).ToArray();
        return rows.Length == 0 ? throw new PaperFault("empty-text") : [new Sheet("", rows)];
    }

    private static IEnumerable<GridCell> Cells(IReadOnlyList<string> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].Length > 0)
            {
                yield return new GridCell([.. cells[column].Split('\n').Select(PaperBuilder.Plain).Where(line => line.Length > 0)], column, 1);
            }
        }
    }
}
