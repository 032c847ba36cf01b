using System.Text;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Tables;

/// <summary>Writes a table as plain text for a terminal: three lines, columns aligned, never wider than its longest row.</summary>
public static class PlainTable
{
    /// <summary>The text, lines ended by line feeds.</summary>
    /// <param name="table">The table.</param>
    /// <param name="label">Number before the caption, or null.</param>
    /// <param name="language">Which language.</param>
    public static string Write(ReportTable table, string? label, Language language)
    {
        ArgumentNullException.ThrowIfNull(table);
        var header = table.Columns.Select(column => column.Header.In(language)).ToArray();
        var rows = table.Rows.Select(row => row.Cells.Select(cell => cell.In(language)).ToArray()).ToArray();
        var widths = header.Select((cell, i) => rows.Select(row => row[i].Length).Append(cell.Length).Max()).ToArray();
        var rule = new string('─', widths.Sum() + (3 * (widths.Length - 1)));
        var text = new StringBuilder();
        text.Append(label is null ? "" : label + " ").Append(table.Caption.In(language)).Append('\n').Append(rule).Append('\n');
        AppendRow(text, table, header, widths);
        text.Append(rule).Append('\n');
        foreach (var row in rows)
        {
            AppendRow(text, table, row, widths);
        }

        text.Append(rule).Append('\n');
        foreach (var note in table.Notes.Append(table.Source).Where(note => note is not null))
        {
            text.Append(note!.In(language)).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, ReportTable table, string[] cells, int[] widths)
    {
        var padded = cells.Select((cell, i) => table.Columns[i].IsNumeric ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        // Codes come from foreign files; nothing of them may steer a terminal.
        text.Append(string.Concat(string.Join("   ", padded).TrimEnd().Select(character => char.IsControl(character) ? ' ' : character))).Append('\n');
    }
}
