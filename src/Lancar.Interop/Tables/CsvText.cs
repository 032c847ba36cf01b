using System.Text;

namespace Lancar.Interop.Tables;

/// <summary>Turns the bytes of a delimited file into text: byte order marks, strict UTF-8, then Windows-1252, as spreadsheet programs write them.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text and the web name of its encoding, or the issue that says why there is none.</summary>
    internal static (string? Text, string Encoding, ReadIssue? Issue) Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "utf-16", null);
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "utf-16BE", null);
        }

        if (IsSpreadsheetFile(bytes))
        {
            return (null, "", ReadIssue.Of("table.spreadsheet-file", IssueSeverity.Error, dataLost: true));
        }

        if (bytes.Contains((byte)0))
        {
            return (null, "", ReadIssue.Of("table.not-text", IssueSeverity.Error, dataLost: true));
        }

        return DecodeBytewise(bytes);
    }

    private static (string? Text, string Encoding, ReadIssue? Issue) DecodeBytewise(byte[] bytes)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return (StrictUtf8.GetString(bytes, start, bytes.Length - start), "utf-8", null);
        }
        catch (DecoderFallbackException)
        {
            // Bytes that are not UTF-8 come from older spreadsheet programs; every byte has a reading in Windows-1252.
            var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            return (windows.GetString(bytes), "windows-1252", ReadIssue.Of("table.windows-1252", IssueSeverity.Note));
        }
    }

    /// <summary>XLSX and ODS are ZIP archives, XLS is a compound file; users rename them to .csv.</summary>
    private static bool IsSpreadsheetFile(byte[] bytes) =>
        bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];
}
