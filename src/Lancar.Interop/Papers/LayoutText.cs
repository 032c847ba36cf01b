using System.Text;
using Lancar.Domain.Evidence.Papers;

namespace Lancar.Interop.Papers;

/// <summary>
/// Finds paragraphs, headings and tables in extracted text (<c>.txt</c>, <c>.md</c>, the text of a PDF), from the shape of its lines.
/// </summary>
/// <remarks>
/// A table begins at its caption, or where two divided rows follow each other, and ends where running text begins. Conversions break
/// lines, double their spacing and put single blanks between cells; what cannot be told apart here stays one line
/// (<see cref="PaperRow.Cells"/> is null) and is divided by its meaning, or not at all. Every line of the text is in exactly one block.
/// </remarks>
public static class LayoutText
{
    private const int LongestCaption = 10;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The extracted text; form feeds divide pages.</param>
    /// <param name="source">What it is, or null.</param>
    /// <returns>The blocks in the order of the text. Takes time in proportion to the text.</returns>
    public static Paper Read(string text, string? source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = TextLines.Of(text);
        return new Paper(source, new Blocks(lines, TextLines.AreDoubleSpaced(lines)).All()) { Mark = DecimalMarks.Of(text) };
    }

    private sealed class Blocks(List<TextLine> lines, bool doubled)
    {
        private readonly List<PaperBlock> blocks = [];
        private readonly List<TextLine> paragraph = [];
        private string? heading;

        public List<PaperBlock> All()
        {
            var at = 0;
            while (at < lines.Count)
            {
                at = Next(at);
            }

            EndParagraph();
            return blocks;
        }

        private int Next(int at)
        {
            var line = lines[at];
            if (LineShape.IsCaption(line.Text) && TableFrom(at) is var afterTable and > 0)
            {
                return afterTable;
            }

            if (RowsFrom(at, 2) is var afterRows && afterRows - at >= 2 && lines[at].Text.Contains('\t', StringComparison.Ordinal))
            {
                EndParagraph();
                AddTable(at, null, at, RowsEnd(at));
                return RowsEnd(at);
            }

            if (LineShape.IsHeading(line.Text) && (doubled || line.BlankBefore > 0 || at == 0 || paragraph.Count == 0))
            {
                EndParagraph();
                heading = line.Text.Trim();
                blocks.Add(new PaperHeading(PlaceOf(line), heading));
                return at + 1;
            }

            if (Divides(line))
            {
                EndParagraph();
            }

            paragraph.Add(line);
            return at + 1;
        }

        private bool Divides(TextLine line) => line.BlankBefore > (doubled ? 1 : 0);

        /// <summary>Where the next line after the table with this caption is; 0 when no row follows the caption.</summary>
        private int TableFrom(int at)
        {
            var first = at + 1;
            while (first < lines.Count && first - at <= LongestCaption && !Begins(first))
            {
                if (LineShape.Of(lines[first].Text) is { IsProse: true, OpensSentence: true } || LineShape.IsCaption(lines[first].Text))
                {
                    return 0;
                }

                first++;
            }

            if (first >= lines.Count || first - at > LongestCaption)
            {
                return 0;
            }

            EndParagraph();
            var end = RowsEnd(first);
            AddTable(at, string.Join(' ', lines[at..first].Select(line => line.Text.Trim())), first, end);
            return end;
        }

        /// <summary>The first row of a table below a caption. Place and year ("Tahun 2025") belong to the caption.</summary>
        private bool Begins(int at)
        {
            var shape = LineShape.Of(lines[at].Text);
            return shape.IsDivided || shape.Headers >= 2 || (shape.Headers >= 1 && shape.Words == 0) || (shape.Numbers >= 2 && shape.IsRow && shape.Words <= 4)
                || (shape.Words is >= 1 and <= 3 && shape.Numbers == 0 && at + 1 < lines.Count && LineShape.Of(lines[at + 1].Text) is { Headers: >= 2 } or { Headers: >= 1, Words: 0 });
        }

        private int RowsFrom(int at, int most)
        {
            var end = at;
            while (end < lines.Count && end - at < most && lines[end].Text.Contains('\t', StringComparison.Ordinal) && LineShape.Of(lines[end].Text).IsDivided)
            {
                end++;
            }

            return end;
        }

        /// <summary>One past the last row: a table ends before running text, another caption, a heading of the paper, or a wide gap.</summary>
        private int RowsEnd(int first)
        {
            var (at, last) = (first, first);
            while (at < lines.Count)
            {
                var line = lines[at];
                var shape = LineShape.Of(line.Text);
                if (at > first && (shape.IsProse || LineShape.IsCaption(line.Text) || (line.BlankBefore > 0 && !doubled && !shape.IsRow)))
                {
                    break;
                }

                if (shape.IsRow)
                {
                    last = at;
                }
                else if (at - last > 2)
                {
                    // Three lines without a figure: the table has ended.
                    break;
                }

                at++;
            }

            return last + 1 + (IsLastLabel(last + 1) ? 1 : 0);
        }

        /// <summary>A label that stands below its figures ("34,00" and then "POST-TEST"), with running text after it.</summary>
        private bool IsLastLabel(int at) => at + 1 < lines.Count
            && LineShape.Of(lines[at].Text) is { Words: >= 1 and <= 3, Numbers: 0, OpensSentence: false, IsDivided: false }
            && (doubled || lines[at].BlankBefore == 0)
            && !LineShape.IsKnownHeading(lines[at].Text)
            && LineShape.Of(lines[at + 1].Text) is { OpensSentence: true };

        private void AddTable(int place, string? caption, int first, int end)
        {
            var divided = lines[first..end].Select(line => CellColumns.Of(line.Text)).ToArray();
            blocks.Add(new PaperTable(PlaceOf(lines[place]), caption, [.. lines[first..end].Zip(divided, (line, cells) => new PaperRow(line.Text.Trim(), cells) { Line = line.Number })]));
        }

        private void EndParagraph()
        {
            if (paragraph.Count == 0)
            {
                return;
            }

            var text = new StringBuilder();
            foreach (var line in paragraph)
            {
                Join(text, line.Text.AsSpan().Trim());
            }

            blocks.Add(new PaperParagraph(PlaceOf(paragraph[0]), text.ToString()));
            paragraph.Clear();
        }

        /// <summary>"pemberi-" and "an" become one word; "2,91-" and "3,40", or "self-" and "Care", stay apart.</summary>
        private static void Join(StringBuilder text, ReadOnlySpan<char> line)
        {
            if (text.Length > 1 && text[^1] == '-' && char.IsLower(text[^2]) && line.Length > 0 && char.IsLower(line[0]))
            {
                text.Length--;
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }

            text.Append(line);
        }

        private PaperPlace PlaceOf(TextLine line) => new(line.Page, line.Number, heading);
    }
}
