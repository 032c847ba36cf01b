using System.Text.RegularExpressions;

namespace Lancar.Interop.Papers;

/// <summary>What a file is, by its content.</summary>
internal enum PaperFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>The contract's JSON.</summary>
    Json,

    /// <summary>A table as delimited text.</summary>
    Csv,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A ZIP archive: Word, Excel, or something else.</summary>
    Package,

    /// <summary>PDF.</summary>
    Pdf,
}

/// <summary>Looks at the first bytes of a file. A name only decides between kinds of text, which look alike.</summary>
internal static partial class PaperFormats
{
    private const int PdfHeaderWithin = 1024;
    private const int LookedAt = 4096;

    /// <summary>The format.</summary>
    /// <exception cref="PaperFault">The content is known and not read: a picture, an old Word file, a password, RTF.</exception>
    public static PaperFormat Of(string fileName, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            throw new PaperFault("empty-file");
        }

        RefuseKnown(bytes);
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..])
        {
            return PaperFormat.Package;
        }

        return bytes[..Math.Min(PdfHeaderWithin, bytes.Length)].IndexOf("%PDF-"u8) >= 0 ? PaperFormat.Pdf : OfText(fileName, bytes);
    }

    private static void RefuseKnown(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            // A Word or Excel file with a password is such a file too, with a stream of this name.
            throw new PaperFault(bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? "password" : "old-office");
        }

        if (bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] or [(byte)'I', (byte)'I', 42, 0, ..]
            or [(byte)'M', (byte)'M', 0, 42, ..] or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
            or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..])
        {
            throw new PaperFault("picture");
        }

        if (bytes.StartsWith("{\\rtf"u8))
        {
            throw new PaperFault("rtf");
        }
    }

    private static PaperFormat OfText(string fileName, ReadOnlySpan<byte> bytes)
    {
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        var start = PaperText.Decode(bytes[..(Math.Min(LookedAt, bytes.Length) & ~1)], null).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return ending switch
        {
            ".json" => PaperFormat.Json,
            _ when start.StartsWith('{') && start.Contains("\"items\"", StringComparison.Ordinal) => PaperFormat.Json,
            ".html" or ".htm" or ".xhtml" or ".mht" => PaperFormat.Html,
            ".csv" or ".tsv" => PaperFormat.Csv,
            _ when WebPage().IsMatch(start) => PaperFormat.Html,
            ".txt" or ".md" or ".text" => PaperFormat.Text,
            ".docx" or ".xlsx" or ".pdf" or ".docm" or ".xlsm" => throw new PaperFault("name-and-content", ("format", ending)),
            _ => throw new PaperFault("unknown-format", ("format", ending.Length == 0 ? Path.GetFileName(fileName) : ending)),
        };
    }

    [GeneratedRegex(@"^(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex WebPage();
}
