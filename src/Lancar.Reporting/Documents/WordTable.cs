using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Documents;

/// <summary>Three-line tables.</summary>
internal static class WordTable
{
    private const uint Thick = 12;
    private const uint Thin = 6;
    private const double SideSpace = 2 * 70;
    private const double TwipsPerLetterUnit = 20 * WordStyles.TablePoints;

    internal static Table Of(ReportTable table, Language language)
    {
        var header = table.Columns.Select(column => column.Header.In(language)).ToArray();
        var rows = table.Rows.Select(row => row.Cells.Select(cell => cell.In(language)).ToArray()).ToArray();
        var widths = Widths(header, rows);
        var word = new Table(Properties(table.Caption.In(language)), new TableGrid(widths.Select(width => new GridColumn { Width = Twips(width) })));
        word.Append(Row(table, header, widths, Line.Header));
        for (var i = 0; i < rows.Length; i++)
        {
            word.Append(Row(table, rows[i], widths, table.Rows[i].IsTotal ? Line.Total : Line.Data));
        }

        return word;
    }

    private enum Line
    {
        Header,
        Data,
        Total,
    }

    private static TableProperties Properties(string caption) => new(
        new TableWidth { Width = WordPage.TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = Thick },
            new BottomBorder { Val = BorderValues.Single, Size = Thick }),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
            new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa }),
        new TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true },
        new TableCaption { Val = caption });

    private static TableRow Row(ReportTable table, string[] cells, int[] widths, Line line)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (line == Line.Header)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        for (var i = 0; i < cells.Length; i++)
        {
            row.Append(Cell(table.Columns[i], cells[i], widths[i], line));
        }

        return row;
    }

    private static TableCell Cell(ReportColumn column, string text, int width, Line line)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa });
        if (line == Line.Header)
        {
            properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = Thin }));
        }
        else if (line == Line.Total)
        {
            properties.Append(new TableCellBorders(new TopBorder { Val = BorderValues.Single, Size = Thin }));
        }

        properties.Append(new TableCellVerticalAlignment { Val = line == Line.Header ? TableVerticalAlignmentValues.Bottom : TableVerticalAlignmentValues.Top });
        var paragraph = new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = WordStyles.TableText },
                new KeepNext(),
                new Justification { Val = column.IsNumeric ? JustificationValues.Right : JustificationValues.Left }),
            line == Line.Header ? WordText.Bold(text) : WordText.Run(text));
        return new(properties, paragraph);
    }

    /// <summary>Each column gets what its longest unbreakable piece needs, and the rest of the text width goes to the columns whose text is longest.</summary>
    private static int[] Widths(string[] header, string[][] rows)
    {
        var needed = new double[header.Length];
        var wanted = new double[header.Length];
        for (var i = 0; i < header.Length; i++)
        {
            var cells = rows.Select(row => row[i]).ToArray();
            needed[i] = SideSpace + Math.Max(header[i].Split(' ').Max(word => Measure(word, LetterOutlines.Bold)), cells.Select(Unbroken).DefaultIfEmpty().Max());
            wanted[i] = SideSpace + Math.Max(Measure(header[i], LetterOutlines.Bold), cells.Select(cell => Measure(cell, LetterOutlines.Regular)).DefaultIfEmpty().Max());
        }

        return Distribute(needed, wanted);
    }

    private static int[] Distribute(double[] needed, double[] wanted)
    {
        var space = WordPage.TextWidth - needed.Sum();
        var wishes = wanted.Zip(needed, (want, need) => Math.Max(0, want - need)).ToArray();
        var granted = space <= 0 || wishes.Sum() == 0 ? 0 : Math.Min(1, space / wishes.Sum());
        var widths = needed.Zip(wishes, (need, wish) => need + (wish * granted)).ToArray();
        // What is left over, or missing, is shared in proportion, so that every table is as wide as the text.
        var factor = WordPage.TextWidth / widths.Sum();
        var rounded = widths.Select(width => (int)Math.Round(width * factor)).ToArray();
        rounded[0] += WordPage.TextWidth - rounded.Sum();
        return rounded;
    }

    /// <summary>Numbers and ranges must not break across lines; words may.</summary>
    private static double Unbroken(string cell) =>
        cell.Any(char.IsDigit) && cell.Length <= 22
            ? Measure(cell, LetterOutlines.Regular)
            : cell.Split(' ').Max(word => Measure(word, LetterOutlines.Regular));

    private static double Measure(string text, LetterOutlines letters) => letters.Width(text, TwipsPerLetterUnit) * WordStyles.TimesToFigureLetters;

    private static string Twips(int width) => width.ToString(CultureInfo.InvariantCulture);
}
