using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers;

/// <summary>A paper as its text: paragraphs and tables in reading order, whatever file they came from.</summary>
/// <param name="Source">What it is, in free words or as a file name; null when nobody said.</param>
/// <param name="Blocks">Paragraphs and tables, in reading order.</param>
public sealed record Paper(string? Source, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>The decimal mark the whole paper shows beyond doubt; null when it shows none, or both.</summary>
    public DecimalMark? Mark { get; init; }

    /// <summary>What the reader could not take over (a picture, a page without text), with its place; never guessed at.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; init; } = [];
}

/// <summary>Where something stands in a paper. What is not known is null.</summary>
/// <param name="Page">Page of the file, from 1.</param>
/// <param name="Line">Line of the extracted text, from 1.</param>
/// <param name="Heading">The heading it stands under, as printed: <c>HASIL PENELITIAN</c>.</param>
public sealed record PaperPlace(int? Page, int? Line, string? Heading);

/// <summary>One paragraph or table.</summary>
/// <param name="Place">Where it stands.</param>
public abstract record PaperBlock(PaperPlace Place)
{
    /// <summary>The block's characters as the paper shows them; spans count in this text.</summary>
    public abstract string Text { get; }
}

/// <summary>A heading: short, and the paragraphs after it stand under it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Words">The heading as printed.</param>
public sealed record PaperHeading(PaperPlace Place, string Words) : PaperBlock(Place)
{
    /// <inheritdoc/>
    public override string Text => Words;
}

/// <summary>Running text. Lines that a conversion broke are joined by one space; a word hyphenated at the end of a line is joined.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Words">The paragraph.</param>
public sealed record PaperParagraph(PaperPlace Place, string Words) : PaperBlock(Place)
{
    /// <inheritdoc/>
    public override string Text => Words;
}

/// <summary>A table, with its caption where one was found.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Caption">The whole caption as printed (<c>Tabel 1. Hubungan …</c>), or null.</param>
/// <param name="Rows">The rows from top to bottom, header rows included.</param>
public sealed record PaperTable(PaperPlace Place, string? Caption, IReadOnlyList<PaperRow> Rows) : PaperBlock(Place)
{
    private readonly Lazy<string> text = new(() => string.Join('\n', Rows.Select(row => row.Text)));

    /// <inheritdoc/>
    public override string Text => text.Value;

    /// <summary>The label a sentence would call it by (<c>Tabel 4.3</c>), or null without a caption that begins so.</summary>
    public string? Label => TableLabels.Of(Caption);
}

/// <summary>One row of a table.</summary>
/// <param name="Text">The row as one line.</param>
/// <param name="Cells">
/// Its cells from left to right where the file keeps them apart (Word, HTML, spreadsheets, tabs, wide gaps); null where the row is one
/// line of words and numbers with single spaces between, so that only its meaning can divide it.
/// </param>
public sealed record PaperRow(string Text, IReadOnlyList<PaperCell>? Cells)
{
    /// <summary>Line of the extracted text it stands in, from 1, or null.</summary>
    public int? Line { get; init; }
}

/// <summary>One cell of a table whose cells are kept apart.</summary>
/// <param name="Words">What it shows, trimmed; empty for an empty cell.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Columns">How many columns it covers.</param>
/// <param name="Rows">How many rows it covers, this one included; a cell continued from above is not repeated.</param>
public sealed record PaperCell(string Words, int Column, int Columns = 1, int Rows = 1);

/// <summary>A piece of a block.</summary>
/// <param name="Block">Index of the block in <see cref="Paper.Blocks"/>.</param>
/// <param name="Start">First character in the block's <see cref="PaperBlock.Text"/>.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct PaperSpan(int Block, int Start, int Length);

/// <summary>Something that stands in the paper and was not read, so that nobody takes it for checked.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Words">What stands there, shortened; empty when it is not text.</param>
/// <param name="Why">The reason, as the last part of a text key: <c>check.unread.&lt;why&gt;</c>.</param>
public sealed record UnreadPart(PaperPlace Place, string Words, string Why);
