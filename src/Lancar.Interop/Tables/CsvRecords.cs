using CsvHelper;

namespace Lancar.Interop.Tables;

/// <summary>Cuts delimited text into records.</summary>
internal static class CsvRecords
{
    /// <summary>The records that hold anything, their cells trimmed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiter">What divides cells.</param>
    /// <param name="linesBefore">Lines of the file before this text.</param>
    /// <param name="broken">The first record with a quote that is never closed, or a stray one: either may hide lost separators. Null when there is none.</param>
    public static List<CsvRow> Of(string text, char delimiter, int linesBefore, out (int Line, string Raw)? broken)
    {
        (int Line, string Raw)? malformed = null;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            DetectSeparatorHint = false,
            OnMalformedRecord = record => malformed ??= ((int)record.LineNumber + linesBefore, record.RawRecord),
        };
        var records = new List<CsvRow>();
        using var reader = CsvReader.FromText(text, options);
        while (reader.Read())
        {
            var cells = reader.Current.ToArray().Select(Trim).ToArray();
            if (Array.Exists(cells, cell => cell.Length > 0))
            {
                records.Add(new CsvRow((int)reader.LineNumber + linesBefore, cells));
            }
        }

        broken = malformed;
        return records;
    }

    private static string Trim(string cell) => cell.Trim().Trim('\u00A0', '\u200B', '\uFEFF').Trim();
}
