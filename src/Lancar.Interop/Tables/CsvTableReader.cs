using System.Security.Cryptography;

namespace Lancar.Interop.Tables;

/// <summary>
/// Reads a delimited text file as spreadsheet programs in Indonesia and elsewhere write it. Nothing is guessed silently:
/// whatever could be read two ways is an issue with its line.
/// </summary>
public static class CsvTableReader
{
    /// <summary>The largest file read, in bytes (32 MiB): far above any study table, far below what hurts a small server.</summary>
    public const int LargestFileBytes = 32 * 1024 * 1024;

    /// <summary>Reads the table of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The table, or null when there is none to read, and the issues.</returns>
    public static Reading<CsvTable> Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > LargestFileBytes)
        {
            return Refused(ReadIssue.Of("table.too-large", IssueSeverity.Error, null, true, ("limit", LargestFileBytes / 1024 / 1024)));
        }

        var (text, encoding, decoding) = CsvText.Decode(bytes);
        if (text is null)
        {
            return Refused(decoding!);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Refused(ReadIssue.Of("table.empty", IssueSeverity.Error));
        }

        var issues = new List<ReadIssue>();
        if (decoding is not null)
        {
            issues.Add(decoding);
        }

        return ReadText(text, encoding, Convert.ToHexStringLower(SHA256.HashData(bytes)), issues);
    }

    private static Reading<CsvTable> ReadText(string text, string encoding, string sha256, List<ReadIssue> issues)
    {
        var hint = CsvDelimiter.Hint(text);
        var body = hint is { } named ? text[named.Length..] : text;
        var delimiter = hint?.Delimiter ?? CsvDelimiter.Detect(body);
        var records = Records(body, delimiter, hint is null ? 0 : 1, issues);
        if (issues.Any(issue => issue.Severity == IssueSeverity.Error))
        {
            return new(null, issues);
        }

        if (records.Count == 0)
        {
            issues.Add(ReadIssue.Of("table.empty", IssueSeverity.Error));
            return new(null, issues);
        }

        var columns = Header(records[0], issues);
        var rows = records.Skip(1).Select(record => Fit(record, columns.Length, delimiter, issues)).ToArray();
        if (rows.Length == 0)
        {
            issues.Add(ReadIssue.Of("table.header-only", IssueSeverity.Error, null, false, ("columns", CsvColumns.Listed(columns))));
        }

        return new(new CsvTable(columns, rows, new CsvFacts(delimiter, encoding, sha256)), issues);
    }

    private static List<CsvRow> Records(string text, char delimiter, int linesBefore, List<ReadIssue> issues)
    {
        var records = CsvRecords.Of(text, delimiter, linesBefore, out var broken);
        if (broken is var (line, raw))
        {
            // A quote that is never closed swallows the rest of the file, a stray one may hide a lost separator: both are refused, not repaired.
            issues.Add(ReadIssue.Of("table.quote", IssueSeverity.Error, new FilePlace(line, null, raw.ReplaceLineEndings(" ")), true));
        }

        return records;
    }

    private static string[] Header(CsvRow header, List<ReadIssue> issues)
    {
        var columns = header.Cells.ToArray();
        if (Array.Exists(columns, column => column.Length == 0))
        {
            issues.Add(ReadIssue.Of("table.header-blank", IssueSeverity.Note, new FilePlace(header.Line)));
        }

        var repeated = columns.Where(column => column.Length > 0).GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1);
        issues.AddRange(repeated.Select(group =>
            ReadIssue.Of("table.header-repeated", IssueSeverity.Warning, new FilePlace(header.Line, group.Key), false, ("count", group.Count()))));
        return columns;
    }

    private static CsvRow Fit(CsvRow row, int width, char delimiter, List<ReadIssue> issues)
    {
        if (row.Cells.Count == width)
        {
            return row;
        }

        if (row.Cells.Count < width)
        {
            issues.Add(Ragged("table.line-short", IssueSeverity.Warning, row, width, delimiter, false));
            return row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", width - row.Cells.Count)] };
        }

        if (row.Cells.Skip(width).Any(cell => cell.Length > 0))
        {
            // Too many cells is how an unquoted decimal comma in a comma-separated file shows: every value behind it has slipped.
            issues.Add(Ragged(delimiter == ',' ? "table.line-long-comma" : "table.line-long", IssueSeverity.Error, row, width, delimiter, true));
        }

        return row with { Cells = [.. row.Cells.Take(width)] };
    }

    private static ReadIssue Ragged(string code, IssueSeverity severity, CsvRow row, int width, char delimiter, bool lost) =>
        ReadIssue.Of(code, severity, new FilePlace(row.Line, null, string.Join(delimiter, row.Cells)), lost, ("cells", row.Cells.Count), ("expected", width));

    private static Reading<CsvTable> Refused(ReadIssue issue) => new(null, [issue]);
}
