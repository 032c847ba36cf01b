using Lancar.Domain.Evidence.Papers;

namespace Lancar.Interop.Papers.Building;

/// <summary>
/// Finds tables whose rows are paragraphs: typed with blanks, or left so by a conversion. Only below a caption that has no table, and only up to the first running text.
/// </summary>
internal static class TypedTables
{
    private const int LongestRow = 160;
    private const int MostRows = 120;

    /// <summary>The blocks with those tables in place of the paragraphs.</summary>
    public static List<PaperBlock> Of(List<PaperBlock> blocks)
    {
        var found = new List<PaperBlock>(blocks.Count);
        for (var at = 0; at < blocks.Count;)
        {
            var end = EndOfRows(blocks, at);
            if (end - at >= 3 && Read(blocks, at, end) is { } table)
            {
                found.AddRange(table);
                at = end;
            }
            else
            {
                found.Add(blocks[at++]);
            }
        }

        return found;
    }

    /// <summary>One past the last paragraph that may be a row of the table under this caption; the caption itself when it is none.</summary>
    private static int EndOfRows(List<PaperBlock> blocks, int caption)
    {
        if (blocks[caption] is not PaperParagraph { Words: var words } || !LineShape.IsCaption(words))
        {
            return caption;
        }

        var end = caption + 1;
        while (end < blocks.Count && end - caption <= MostRows && blocks[end] is PaperParagraph or PaperHeading && blocks[end].Text is { Length: <= LongestRow } row
            && !LineShape.IsCaption(row) && !LineShape.IsKnownHeading(row) && !LineShape.Of(row).IsProse)
        {
            end++;
        }

        return end;
    }

    private static IEnumerable<PaperBlock>? Read(List<PaperBlock> blocks, int at, int end)
    {
        var read = LayoutText.Read(string.Join('\n', blocks.Skip(at).Take(end - at).Select(block => block.Text)), null).Blocks;
        return read.Any(block => block is PaperTable) ? read.Select(block => block with { Place = blocks[at].Place }) : null;
    }
}
