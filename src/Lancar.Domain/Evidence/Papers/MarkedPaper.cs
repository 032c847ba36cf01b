using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers;

/// <summary>A piece of a block, with what it is marked for.</summary>
/// <param name="Text">The characters, as in the paper.</param>
/// <param name="Item">Index of the result it was read for, or null for text that was not read as a result.</param>
/// <param name="Finding">Index of the finding that stands at this very figure, or null.</param>
/// <param name="Agreement">Index of the disagreement with another place that is quoted here, or null.</param>
public sealed record MarkedPiece(string Text, int? Item, int? Finding, int? Agreement = null);

/// <summary>A block of a paper, cut into marked and unmarked pieces that together are its text.</summary>
/// <param name="Block">The block.</param>
/// <param name="Pieces">Its pieces, in order.</param>
public sealed record MarkedBlock(PaperBlock Block, IReadOnlyList<MarkedPiece> Pieces);

/// <summary>The paper as it stands, with every result that was read and every finding marked in its place.</summary>
public static class MarkedPaper
{
    /// <summary>Marks the paper a report was made from.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The blocks in reading order; empty when the report was made from typed-in numbers.</returns>
    public static IReadOnlyList<MarkedBlock> Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Reading is not { } reading)
        {
            return [];
        }

        var marks = new Mark?[reading.Paper.Blocks.Count][];
        for (var item = 0; item < reading.Results.Count; item++)
        {
            MarkRead(reading, item, marks);
        }

        MarkAgreement(reading, report.Agreement, marks);
        for (var item = 0; item < reading.Results.Count; item++)
        {
            MarkFindings(reading, item, report.Items[item].Findings, marks);
        }

        return [.. reading.Paper.Blocks.Select((block, at) => new MarkedBlock(block, [.. Pieces(block.Text, marks[at])]))];
    }

    private static void MarkRead(PaperReading reading, int item, Mark?[][] marks)
    {
        foreach (var span in reading.Results[item].Spans)
        {
            Fill(reading, span, marks, new(item, null), over: false);
        }
    }

    private static void MarkAgreement(PaperReading reading, PaperAgreement agreement, Mark?[][] marks)
    {
        for (var number = 0; number < agreement.Findings.Count; number++)
        {
            foreach (var place in agreement.Findings[number].Places)
            {
                if (place.Span is { } span)
                {
                    Fill(reading, span, marks, new(null, null, number), over: true);
                }
            }
        }
    }

    // A finding names what is printed; where those characters stand in the result's own words, they alone are marked. A finding about
    // the whole result, or about characters that stand elsewhere, leaves the result marked as a whole.
    private static void MarkFindings(PaperReading reading, int item, IReadOnlyList<Finding> findings, Mark?[][] marks)
    {
        for (var number = findings.Count - 1; number >= 0; number--)
        {
            if (reading.Find(item, findings[number].Printed) is { } place)
            {
                Fill(reading, place, marks, new(item, number), over: true);
            }
        }
    }

    private static void Fill(PaperReading reading, PaperSpan span, Mark?[][] marks, Mark mark, bool over)
    {
        var block = marks[span.Block] ??= new Mark?[reading.Paper.Blocks[span.Block].Text.Length];
        for (var at = span.Start; at < span.Start + span.Length; at++)
        {
            block[at] = over ? mark : block[at] ?? mark;
        }
    }

    private static IEnumerable<MarkedPiece> Pieces(string text, Mark?[]? marks)
    {
        if (marks is null)
        {
            yield return new(text, null, null);
            yield break;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && marks[end] == marks[start])
            {
                end++;
            }

            yield return new(text[start..end], marks[start]?.Item, marks[start]?.Finding, marks[start]?.Agreement);
            start = end;
        }
    }

    private readonly record struct Mark(int? Item, int? Finding, int? Agreement = null);
}
