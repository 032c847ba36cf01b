using System.Text.Json;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Papers;
using Lancar.Interop.Papers.Sheets;
using Lancar.Interop.Tables;

namespace Lancar.Interop.ReportedResults;

/// <summary>Reads printed results: typed in as JSON (the contract's door), as CSV or Excel with the same columns, or from a paper.</summary>
public static class ReportedResultsReader
{
    /// <summary>The largest JSON read, in bytes (8 MiB). Other files: <see cref="PaperReader.LargestFileBytes"/>.</summary>
    public const int LargestJsonBytes = 8 * 1024 * 1024;

    /// <summary>The most items read from one file.</summary>
    public const int MostItems = 20_000;

    /// <summary>The endings of the names of files that can be read, with their dots.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".json", .. PaperReader.Endings];

    private const int DeepestNesting = 24;

    /// <summary>Reads a file, whatever it is: typed-in results (JSON; CSV and Excel with the columns of <see cref="ReportedColumns"/>), or a paper.</summary>
    /// <param name="fileName">The name, for messages, and to tell kinds of plain text apart; otherwise the content decides.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellation">Gives up; checked while another program is at work.</param>
    /// <returns>The document, or the issues that say what, where and how to mend it. Never throws for content.</returns>
    public static Reading<ReportedDocument> Read(string fileName, byte[] bytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            return bytes.Length > PaperReader.LargestFileBytes ? TooLarge() : Read(PaperFormats.Of(fileName, bytes), bytes, cancellation);
        }
        catch (PaperFault fault)
        {
            return Refused(fault.Code, null, fault.Values);
        }
    }

    private static Reading<ReportedDocument> Read(PaperFormat format, byte[] bytes, CancellationToken cancellation) => format switch
    {
        PaperFormat.Json => ReadJson(bytes),
        _ when PaperReader.SheetsOf(format, bytes) is { } sheets => ReportedSheets.Read(sheets) ?? OfPaper(SheetPaper.Read(sheets, null)),
        _ => OfPaper(PaperReader.Of(format, null, bytes, cancellation)),
    };

    // A file's name, with the folders of whoever gave it, is no source.
    private static Reading<ReportedDocument> OfPaper(Paper paper) => new(ReadPaper.Document(paper) with { Source = null }, []);

    /// <summary>Reads the contract's JSON.</summary>
    /// <param name="bytes">UTF-8, with or without byte order mark.</param>
    /// <returns>The document, or the issues that say what, where and how to mend it. Never throws for content.</returns>
    public static Reading<ReportedDocument> ReadJson(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > LargestJsonBytes)
        {
            return Refused("too-large", null, ("limit", LargestJsonBytes / 1024 / 1024));
        }

        var utf8 = bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Refused("empty", null);
        }

        try
        {
            using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions
            {
                MaxDepth = DeepestNesting,
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
            return new ReportedJson().Read(json.RootElement);
        }
        catch (JsonException broken)
        {
            var line = (int)((broken.LineNumber ?? 0) + 1);
            return Refused("not-json", new FilePlace(line), ("line", line), ("position", (broken.BytePositionInLine ?? 0) + 1));
        }
        catch (InvalidOperationException)
        {
            // A string that is not text (a lone surrogate, bytes that are not UTF-8) is found only when it is read.
            return Refused("not-text", null);
        }
    }

    /// <summary>The refusal of a file above <see cref="PaperReader.LargestFileBytes"/>, for callers that ask the size first.</summary>
    public static Reading<ReportedDocument> TooLarge() => Refused("too-large", null, ("limit", PaperReader.LargestFileBytes / 1024 / 1024));

    internal static ReadIssue Issue(string code, FilePlace? place, params (string Name, object Value)[] values)
    {
        var full = "reported-results." + code;
        return new ReadIssue(
            full, IssueSeverity.Error, Texts.Both("check.read." + code, [.. values, ("place", place?.Column ?? "")]), place ?? new FilePlace(), true);
    }

    private static Reading<ReportedDocument> Refused(string code, FilePlace? place, params (string Name, object Value)[] values) =>
        new(null, [Issue(code, place, values)]);
}
