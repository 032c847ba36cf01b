using System.Globalization;
using System.Text;
using Lancar.Domain.Kernel;

namespace Lancar.Interop.Tables;

/// <summary>
/// Writes tables for spreadsheet programs: UTF-8 with byte order mark, CRLF, and for Indonesian <c>;</c> with decimal comma.
/// Text that a spreadsheet would run as a formula is written behind an apostrophe, so that no exported name or note can act.
/// </summary>
public static class CsvTableWriter
{
    /// <summary>Writes a table.</summary>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">Rows of as many cells as columns. A cell is null (empty), text, a whole number, a double or a boolean.</param>
    /// <param name="language">Decides delimiter and decimal mark: Indonesian <c>;</c> and comma, English <c>,</c> and point.</param>
    /// <returns>The bytes of the file; the same input always gives the same bytes.</returns>
    /// <exception cref="ArgumentException">A row has another number of cells, or a cell has a type that is not listed above.</exception>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, Language language)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var delimiter = language switch { Language.Indonesian => ';', Language.English => ',' };
        var text = new StringBuilder("\uFEFF");
        AppendLine(text, columns.Select(column => Text(column)), delimiter);
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
            {
                throw new ArgumentException($"A row has {row.Count} cells, the table {columns.Count} columns.", nameof(rows));
            }

            AppendLine(text, row.Select(cell => Cell(cell, language)), delimiter);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells, char delimiter) =>
        text.AppendJoin(delimiter, cells.Select(cell => Quote(cell, delimiter))).Append("\r\n");

    private static string Cell(object? cell, Language language) => cell switch
    {
        null => "",
        string text => Text(text),
        bool truth => truth ? "1" : "0",
        int or long => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        double number => Number(number, language),
        _ => throw new ArgumentException($"A cell of type {cell.GetType().Name} cannot be written.", nameof(cell)),
    };

    private static string Number(double number, Language language)
    {
        var point = double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : throw new ArgumentException("A cell must be a finite number or null.", nameof(number));
        return language switch { Language.Indonesian => point.Replace('.', ','), Language.English => point };
    }

    /// <summary>Formula injection: a leading = + - @, tab or line break starts a formula in some spreadsheet program.</summary>
    private static string Text(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;

    private static string Quote(string cell, char delimiter) =>
        cell.IndexOfAny([delimiter, '"', '\r', '\n']) >= 0 || cell.Length != cell.Trim().Length
            ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : cell;
}
