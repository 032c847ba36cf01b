using System.Text;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers;

namespace Lancar.Interop.Papers.Building;

/// <summary>Puts a paper together from the paragraphs and tables a file keeps apart, in reading order.</summary>
internal sealed partial class PaperBuilder
{
    // A title in lines of its own, and "n = 30", may stand between the label of a table and the table.
    private const int CaptionLines = 3;
    private const int LongestTitle = 300;
    private const int LongestShown = 120;

    private readonly List<PaperBlock> blocks = [];
    private readonly List<UnreadPart> unread = [];
    private readonly List<string> tabbed = [];
    private readonly Dictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private string? heading;
    private long length;

    /// <summary>The page the next block stands on, or null where the file has no pages.</summary>
    public int? Page { get; set; }

    /// <summary>Adds a heading; a caption written as one stays a caption.</summary>
    public void Heading(string text)
    {
        EndTabbed();
        var words = Plain(text);
        if (words.Length == 0)
        {
            return;
        }

        if (LineShape.IsCaption(words))
        {
            Add(new PaperParagraph(Place, words));
            return;
        }

        heading = words.Length <= LongestShown ? words : words[..LongestShown] + "…";
        Add(new PaperHeading(Place, words));
    }

    /// <summary>Adds a paragraph. Short lines in the manner of headings are headings; paragraphs with tabs that follow each other are a table.</summary>
    public void Paragraph(string text)
    {
        if (text.AsSpan().Trim().Contains('\t'))
        {
            tabbed.Add(text.Replace('\n', ' ').TrimEnd());
            return;
        }

        var words = Plain(text);
        if (words.Length == 0)
        {
            return;
        }

        EndTabbed();
        if (!LineShape.IsCaption(words) && LineShape.IsHeading(words))
        {
            Heading(words);
        }
        else
        {
            Add(new PaperParagraph(Place, words));
        }
    }

    /// <summary>Adds blocks that another reader found.</summary>
    public void Blocks(IEnumerable<PaperBlock> found)
    {
        EndTabbed();
        foreach (var block in found)
        {
            Add(block);
        }
    }

    /// <summary>Adds a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="caption">Its caption where the file names it, or null: then it is looked for above, and in the table's first row.</param>
    public void Table(GridTable table, string? caption = null)
    {
        EndTabbed();
        table.DropEmpty();
        caption = string.IsNullOrWhiteSpace(caption) ? CaptionInside(table) : Plain(caption);
        if (table.Rows.Count == 0)
        {
            if (caption is not null)
            {
                Paragraph(caption);
            }

            return;
        }

        var place = Place;
        caption ??= CaptionAbove(ref place);
        if (table.Width > ReadingLimits.Columns || table.Rows.Count > ReadingLimits.Rows)
        {
            Unread(caption ?? table.Rows[0].First(cell => !cell.IsEmpty).Words, table.Width > ReadingLimits.Columns ? "too-wide" : "too-long", place);
            return;
        }

        var rows = StackedRows.Of(table).Rows.Select(Row).ToArray();
        if (Continued(caption, rows) is { } whole)
        {
            blocks[^1] = whole;
        }
        else
        {
            Add(new PaperTable(place, caption, rows));
        }
    }

    /// <summary>Names something that was not read. A caption of a table right above names it better than its own words.</summary>
    /// <param name="words">What stands there; may be empty.</param>
    /// <param name="why">Last part of the text key.</param>
    public void Unread(string words, string why)
    {
        EndTabbed();
        var caption = blocks.Count > 0 && blocks[^1] is PaperParagraph { Words: var last } && LineShape.IsCaption(last) ? last : null;
        Unread(caption ?? words, caption is not null && why == "picture" ? "picture-of-table" : why, Place);
    }

    /// <summary>The paper.</summary>
    public Paper Build(string? source)
    {
        EndTabbed();
        unread.AddRange(leftOut.Select(left => new UnreadPart(new PaperPlace(null, null, null), "+ " + left.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), left.Key)));
        return new Paper(source, TypedTables.Of(blocks)) { Mark = DecimalMarks.Of(string.Join('\n', blocks.Select(block => block.Text))), Unread = unread };
    }

    private PaperPlace Place => new(Page, null, heading);

    private void Add(PaperBlock block)
    {
        length += block.Text.Length;
        if (length > ReadingLimits.TextLength)
        {
            throw new PaperFault("too-much-text", ("limit", ReadingLimits.TextLength / 1024 / 1024));
        }

        blocks.Add(block);
    }

    private void Unread(string words, string why, PaperPlace place)
    {
        if (unread.Count >= ReadingLimits.UnreadParts)
        {
            leftOut[why] = leftOut.GetValueOrDefault(why) + 1;
            return;
        }

        var plain = Plain(words);
        unread.Add(new UnreadPart(place, plain.Length <= LongestShown ? plain : plain[..LongestShown] + "…", why));
    }

    private void EndTabbed()
    {
        if (tabbed.Count == 0)
        {
            return;
        }

        var lines = tabbed.ToArray();
        tabbed.Clear();
        if (lines.Length == 1)
        {
            Add(new PaperParagraph(Place, Plain(lines[0])));
            return;
        }

        var table = new GridTable();
        foreach (var line in lines)
        {
            table.Add(line.Split('\t').Select((cell, column) => new GridCell(Plain(cell) is { Length: > 0 } words ? [words] : [], column, 1)));
        }

        Table(table);
    }

    private static string? CaptionInside(GridTable table)
    {
        if (table.Rows.Count > 1 && table.Rows[0].Where(cell => !cell.IsEmpty).ToArray() is [var only] && LineShape.IsCaption(only.Words))
        {
            table.DropFirst();
            return only.Words;
        }

        return null;
    }

    /// <summary>Takes the caption out of the paragraphs above, with the lines of its title.</summary>
    private string? CaptionAbove(ref PaperPlace place)
    {
        for (var back = 1; back <= CaptionLines && back <= blocks.Count; back++)
        {
            var at = blocks.Count - back;
            if (blocks[at] is not PaperParagraph { Words: { Length: <= LongestTitle } words })
            {
                return null;
            }

            if (LineShape.IsCaption(words) || ContinuedTable().IsMatch(words))
            {
                at -= at > 0 && blocks[at - 1] is PaperParagraph { Words: var before } && ContinuedTable().IsMatch(before) ? 1 : 0;
                place = blocks[at].Place;
                var caption = string.Join(' ', blocks.Skip(at).Select(block => block.Text));
                blocks.RemoveRange(at, blocks.Count - at);
                return caption;
            }

            if (LineShape.Of(words) is { IsProse: true, OpensSentence: true } || words.EndsWith('.'))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The table before with these rows behind it, when the caption says that it goes on here; headings said again are left out.</summary>
    private PaperTable? Continued(string? caption, PaperRow[] rows)
    {
        if (caption is null || !Continuation().IsMatch(caption) || blocks.Count == 0 || blocks[^1] is not PaperTable before || (NumberOf(caption) is { } number && number != NumberOf(before.Caption)))
        {
            return null;
        }

        var again = rows.Zip(before.Rows).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
        return new PaperTable(before.Place, before.Caption, [.. before.Rows, .. rows.Skip(again)]);
    }

    private static string? NumberOf(string? caption) => caption is not null && Number().Match(caption) is { Success: true } match ? match.Value : null;

    private static PaperRow Row(IReadOnlyList<GridCell> row)
    {
        var cells = row.Select(cell => new PaperCell(Plain(cell.Words), cell.Column, cell.Columns, cell.Rows)).ToArray();
        return new PaperRow(string.Join('\t', cells.Select(cell => cell.Words)), cells);
    }

    /// <summary>One line with single blanks, without what does not show.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var one in text)
        {
            if (char.IsWhiteSpace(one) || (char.IsControl(one) && one != '\0'))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (one is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\0'))
            {
                plain.Append(one);
            }
        }

        return plain.Length > 0 && plain[^1] == ' ' ? plain.ToString(0, plain.Length - 1) : plain.ToString();
    }

    [GeneratedRegex(@"\b(?:lanjutan|sambungan|continued|cont(?:'d|\.))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Continuation();

    // "Lanjutan Tabel 4", "(Continued) Table 2".
    [GeneratedRegex(@"^\W*(?:lanjutan|sambungan|continu\w+)\W+(?:of\s+)?(?:tabel|table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ContinuedTable();

    [GeneratedRegex(@"\d+(?:[.\-]\d+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
