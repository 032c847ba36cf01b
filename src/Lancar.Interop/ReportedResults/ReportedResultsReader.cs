using System.Text;
using System.Text.Json;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Papers;
using Lancar.Interop.Tables;

namespace Lancar.Interop.ReportedResults;

/// <summary>Reads printed results: typed in as JSON (the contract's door) or CSV with the same columns, or from the text of a paper.</summary>
public static class ReportedResultsReader
{
    /// <summary>The largest file read, in bytes (8 MiB).</summary>
    public const int LargestFileBytes = 8 * 1024 * 1024;

    /// <summary>The most items read from one file.</summary>
    public const int MostItems = 20_000;

    /// <summary>The endings of the names of files that can be read, with their dots.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".json", ".csv", ".txt", ".md"];

    private const int DeepestNesting = 24;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file by the ending of its name: <c>.json</c>, <c>.csv</c>, <c>.txt</c> or <c>.md</c>.</summary>
    /// <param name="fileName">The name, for its ending.</param>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The document, or the issues that say what, where and how to mend it.</returns>
    public static Reading<ReportedDocument> Read(string fileName, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        return Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".json" => ReadJson(bytes),
            ".csv" => ReportedCsv.Read(bytes),
            ".txt" or ".md" => ReadText(bytes),
            var other => Refused("unknown-format", null, ("format", other.Length == 0 ? fileName : other)),
        };
    }

    /// <summary>Reads the contract's JSON.</summary>
    /// <param name="bytes">UTF-8, with or without byte order mark.</param>
    /// <returns>The document, or the issues that say what, where and how to mend it. Never throws for content.</returns>
    public static Reading<ReportedDocument> ReadJson(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > LargestFileBytes)
        {
            return TooLarge();
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

    /// <summary>Reads the tables of a paper's text.</summary>
    /// <param name="bytes">UTF-8, with or without byte order mark.</param>
    /// <returns>What the tables print and what was left unread, or the issue that says what and how to mend it.</returns>
    public static Reading<ReportedDocument> ReadText(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > LargestFileBytes)
        {
            return TooLarge();
        }

        try
        {
            var text = StrictUtf8.GetString(bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
            if (string.IsNullOrWhiteSpace(text))
            {
                return Refused("empty-text", null);
            }

            return new(ReadPaper.Document(LayoutText.Read(text, null)), []);
        }
        catch (DecoderFallbackException)
        {
            return Refused("not-text", null);
        }
    }

    /// <summary>The refusal of a file above <see cref="LargestFileBytes"/>, for callers that ask the size first.</summary>
    public static Reading<ReportedDocument> TooLarge() => Refused("too-large", null, ("limit", LargestFileBytes / 1024 / 1024));

    internal static ReadIssue Issue(string code, FilePlace? place, params (string Name, object Value)[] values)
    {
        var full = "reported-results." + code;
        return new ReadIssue(
            full, IssueSeverity.Error, Texts.Both("check.read." + code, [.. values, ("place", place?.Column ?? "")]), place ?? new FilePlace(), true);
    }

    private static Reading<ReportedDocument> Refused(string code, FilePlace? place, params (string Name, object Value)[] values) =>
        new(null, [Issue(code, place, values)]);
}
