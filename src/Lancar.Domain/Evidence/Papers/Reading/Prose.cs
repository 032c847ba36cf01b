namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>A piece of running text: a paragraph, or a cell of a table that holds sentences.</summary>
/// <param name="Block">Index of its block.</param>
/// <param name="Owner">The block.</param>
/// <param name="Offset">First character in the block's text.</param>
/// <param name="Words">The piece.</param>
/// <param name="Mark">The decimal mark of the paper, or null.</param>
internal sealed record Prose(int Block, PaperBlock Owner, int Offset, string Words, Statistics.ReportedNumbers.DecimalMark? Mark)
{
    // Shorter cells hold labels and figures, which are no sentences.
    private const int FewestWords = 6;

    /// <summary>The span of a part of it.</summary>
    public PaperSpan Span(int start, int length) => new(Block, Offset + start, length);

    /// <summary>The running text of a block: all of a paragraph, none of a heading, the cells of a table that hold sentences.</summary>
    public static IEnumerable<Prose> Of(Paper paper, int block)
    {
        switch (paper.Blocks[block])
        {
            case PaperParagraph paragraph:
                yield return new Prose(block, paragraph, 0, paragraph.Words, paper.Mark);
                break;
            case PaperTable table:
                foreach (var (start, words) in Cells(table))
                {
                    yield return new Prose(block, table, start, words, paper.Mark);
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<(int Start, string Words)> Cells(PaperTable table)
    {
        var at = 0;
        foreach (var row in table.Rows)
        {
            var from = at;
            foreach (var cell in row.Cells ?? [])
            {
                var found = cell.Words.Length == 0 ? -1 : table.Text.IndexOf(cell.Words, from, StringComparison.Ordinal);
                if (found < 0 || found + cell.Words.Length > at + row.Text.Length)
                {
                    continue;
                }

                from = found + cell.Words.Length;
                if (cell.Words.AsSpan().Count(' ') >= FewestWords - 1)
                {
                    yield return (found, cell.Words);
                }
            }

            at += row.Text.Length + 1;
        }
    }
}
