using System.Globalization;
using System.Xml.Linq;
using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Office;

/// <summary>Reads the tables of a Word document, and what floats beside its paragraphs.</summary>
/// <param name="paper">Receives them.</param>
/// <param name="blocks">Reads the paragraphs and tables inside an element, at a depth.</param>
internal sealed class WordTables(PaperBuilder paper, Action<XElement, int> blocks)
{
    /// <summary>Reads a table. One of a single column only frames what stands in it, which is read as if it stood outside.</summary>
    public void Read(XElement element, int depth)
    {
        if (depth > ReadingLimits.Depth)
        {
            throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
        }

        var rows = Rows(element).Select(row => (Before: Number(row.Child("trPr")?.Child("gridBefore")), Cells: Cells(row).ToArray())).ToArray();
        if (rows.All(row => row.Cells.Length <= 1))
        {
            foreach (var cell in rows.SelectMany(row => row.Cells))
            {
                blocks(cell, depth + 1);
            }

            return;
        }

        var (table, inside, floating) = (new GridTable(), new List<XElement>(), new List<WordWords>());
        foreach (var (before, cells) in rows)
        {
            Row(table, before, cells, inside, floating, depth);
        }

        paper.Table(table);
        foreach (var words in floating)
        {
            if (words.PageBreaks > 0 && paper.Page is not null)
            {
                paper.Page += words.PageBreaks;
            }

            Floating(words, depth);
        }

        foreach (var nested in inside)
        {
            Read(nested, depth + 1);
        }
    }

    /// <summary>Pictures and objects of a paragraph are named, its text boxes read.</summary>
    public void Floating(WordWords words, int depth)
    {
        foreach (var (shown, why) in words.Unread)
        {
            paper.Unread(shown, why);
        }

        foreach (var box in words.Boxes)
        {
            blocks(box, depth + 1);
        }
    }

    private static void Row(GridTable table, int before, XElement[] cells, List<XElement> inside, List<WordWords> floating, int depth)
    {
        table.BeginRow();
        var column = before;
        foreach (var cell in cells)
        {
            var properties = cell.Child("tcPr");
            var columns = Math.Clamp(Number(properties?.Child("gridSpan")), 1, 10 * ReadingLimits.Columns);
            if (properties?.Child("vMerge") is { } merge && merge.Named("val") is null or "continue" && table.Above(column) is { } above)
            {
                above.Rows++;
            }
            else if (properties?.Child("hMerge")?.Named("val") is not (null or "restart") || (properties?.Child("hMerge") is { } joined && joined.Named("val") is null))
            {
                // The old way of merging to the left: nothing of its own to show.
            }
            else
            {
                var lines = new List<string>();
                Lines(cell, lines, inside, floating, depth + 1);
                table.Add(new GridCell(lines, column, columns));
            }

            column += columns;
        }
    }

    private static void Lines(XElement container, List<string> lines, List<XElement> inside, List<WordWords> floating, int depth)
    {
        if (depth > ReadingLimits.Depth)
        {
            throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
        }

        foreach (var child in container.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    var words = WordWords.Of(child, depth + 1);
                    lines.AddRange(words.Text.Split('\n').Select(PaperBuilder.Plain).Where(line => line.Length > 0));
                    floating.Add(words);
                    break;
                case "tbl":
                    inside.Add(child);
                    break;
                case "sdt" when child.Child("sdtContent") is { } content:
                    Lines(content, lines, inside, floating, depth + 1);
                    break;
                case "customXml" or "ins" or "moveTo":
                    Lines(child, lines, inside, floating, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }

    private static IEnumerable<XElement> Rows(XElement table) =>
        Within(table, "tr").Where(row => row.Child("trPr")?.Child("del") is null);

    private static IEnumerable<XElement> Cells(XElement row) =>
        Within(row, "tc").Where(cell => cell.Child("tcPr")?.Child("cellDel") is null);

    /// <summary>Children of this name, also those inside content controls.</summary>
    private static IEnumerable<XElement> Within(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name.LocalName == name)
            {
                yield return child;
            }
            else if (child.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
            {
                foreach (var inner in Within(child, name))
                {
                    yield return inner;
                }
            }
        }
    }

    private static int Number(XElement? element) =>
        int.TryParse(element?.Named("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 10 * ReadingLimits.Columns) : 0;
}
