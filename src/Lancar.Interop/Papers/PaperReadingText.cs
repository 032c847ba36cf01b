using System.IO.Compression;
using System.Text.Json;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.Papers;

/// <summary>
/// A paper's text with the places of its results as one line of text, so that a page can hand it out and get it back without keeping anything.
/// What comes back is a stranger's: it is bounded, and anything out of place makes it unreadable as a whole.
/// </summary>
public static class PaperReadingText
{
    /// <summary>The longest line taken back, in characters; packed, a paper of a few megabytes.</summary>
    public const int LongestLine = 3_000_000;

    private const int MostColumns = 10_000;
    private const int MostBytes = 24 * 1024 * 1024;

    /// <summary>The line.</summary>
    /// <param name="reading">The paper beside what was read from it.</param>
    /// <param name="unread">What was not read.</param>
    public static string Write(PaperReading reading, IReadOnlyList<UnreadPart> unread)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var packed = new Packed(
            reading.Paper.Mark, [.. reading.Paper.Blocks.Select(Pack)], [.. reading.Results.Select(result => new PackedResult(result.Spans, result.Printed))], unread);
        using var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(deflate, packed);
        }

        return Convert.ToBase64String(memory.ToArray());
    }

    /// <summary>Puts results, corrected or not, back into the paper they were read from.</summary>
    /// <param name="line">The line.</param>
    /// <param name="document">The results, in the order they were read.</param>
    /// <returns>The results with their paper; as they are when the line is not one, or belongs to other results.</returns>
    public static ReportedDocument Read(string? line, ReportedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (Unpack(line) is not { } packed || packed.Results.Count != document.Items.Count || !IsWhole(packed))
        {
            return document;
        }

        var blocks = packed.Blocks.Select(Unpack).ToArray();
        if (!packed.Results.SelectMany(result => result.Spans).All(span => Fits(span, blocks)))
        {
            return document;
        }

        var paper = new Paper(null, blocks) { Mark = packed.Mark };
        PaperResult[] results = [.. packed.Results.Select((result, at) => new PaperResult(document.Items[at], result.Spans, result.Printed))];
        return document with { Reading = new(paper, results), Unread = packed.Unread, Agreement = CheckAgreement.Run(paper, new(results, packed.Unread)) };
    }

    private static Packed? Unpack(string? line)
    {
        if (string.IsNullOrEmpty(line) || line.Length > LongestLine)
        {
            return null;
        }

        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(line)), CompressionMode.Decompress);
            var bytes = new byte[MostBytes];
            var length = deflate.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false);
            return length < MostBytes && JsonSerializer.Deserialize<Packed>(bytes.AsSpan(0, length)) is { Blocks: not null, Results: not null, Unread: not null } packed ? packed : null;
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsWhole(Packed packed) =>
        packed.Blocks.All(block => block is { Place: not null, Words: not null } or { Place: not null, Rows: not null }) &&
        packed.Blocks.SelectMany(block => block.Rows ?? []).All(row => row is { Text: not null } && (row.Cells ?? []).All(IsWhole)) &&
        packed.Results.All(result => result is { Spans.Count: > 0, Printed: not null }) &&
        packed.Unread.All(part => part is { Place: not null, Words: not null } && Texts.Has("check.unread." + part.Why));

    private static bool IsWhole(PaperCell cell) =>
        cell is { Words: not null, Column: >= 0 and < MostColumns, Columns: > 0 and < MostColumns, Rows: > 0 and < MostColumns };

    private static bool Fits(PaperSpan span, PaperBlock[] blocks) =>
        span.Block >= 0 && span.Block < blocks.Length && span.Start >= 0 && span.Length >= 0 && span.Start <= blocks[span.Block].Text.Length - span.Length;

    private static PackedBlock Pack(PaperBlock block) => block switch
    {
        PaperTable table => new(block.Place, null, false, table.Caption, table.Rows),
        _ => new(block.Place, block.Text, block is PaperHeading, null, null),
    };

    private static PaperBlock Unpack(PackedBlock block) => block switch
    {
        { Rows: { } rows } => new PaperTable(block.Place, block.Caption, rows),
        { IsHeading: true } => new PaperHeading(block.Place, block.Words!),
        _ => new PaperParagraph(block.Place, block.Words!),
    };

    private sealed record Packed(DecimalMark? Mark, IReadOnlyList<PackedBlock> Blocks, IReadOnlyList<PackedResult> Results, IReadOnlyList<UnreadPart> Unread);

    private sealed record PackedBlock(PaperPlace Place, string? Words, bool IsHeading, string? Caption, IReadOnlyList<PaperRow>? Rows);

    private sealed record PackedResult(IReadOnlyList<PaperSpan> Spans, string Printed);
}
