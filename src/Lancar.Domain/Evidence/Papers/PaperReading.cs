namespace Lancar.Domain.Evidence.Papers;

/// <summary>A paper beside what was read from it, so that every result can be shown where it stands.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Results">What was read, in the order of the items that are checked.</param>
public sealed record PaperReading(Paper Paper, IReadOnlyList<PaperResult> Results)
{
    /// <summary>Where something stands: page, heading, and the line its words begin in.</summary>
    /// <param name="item">Index of the result.</param>
    /// <param name="printed">The figure looked for within it, as printed; null for the result itself.</param>
    public PaperPlace Place(int item, string? printed)
    {
        var span = Find(item, printed) ?? Results[item].Spans[0];
        var block = Paper.Blocks[span.Block];
        return block is PaperTable table && table.Rows[block.Text.AsSpan(0, span.Start).Count('\n')].Line is { } line ? block.Place with { Line = line } : block.Place;
    }

    /// <summary>The characters of a figure within the words a result was read from; null when they do not stand there.</summary>
    /// <param name="item">Index of the result.</param>
    /// <param name="printed">The figure as printed.</param>
    public PaperSpan? Find(int item, string? printed) => string.IsNullOrEmpty(printed) ? null
        : Results[item].Spans.Select(span => Find(span, printed)).FirstOrDefault(found => found is not null);

    private PaperSpan? Find(PaperSpan span, string printed)
    {
        var text = Paper.Blocks[span.Block].Text;
        var end = span.Start + span.Length;
        for (var at = text.IndexOf(printed, span.Start, span.Length, StringComparison.Ordinal); at >= 0; at = text.IndexOf(printed, at + 1, end - at - 1, StringComparison.Ordinal))
        {
            if (!IsDigit(text, at - 1) && !IsDigit(text, at + printed.Length))
            {
                return new(span.Block, at, printed.Length);
            }
        }

        return null;
    }

    // "7,1" is not found inside "47,1".
    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
