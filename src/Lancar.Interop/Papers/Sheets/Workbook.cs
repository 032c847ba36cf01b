using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers.Building;
using Lancar.Interop.Papers.Office;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>
/// Reads the sheets of an Excel file as they are shown: a number with the decimals of its format, a formula by the result stored with it (none is computed).
/// Hidden sheets, rows and columns are not read.
/// </summary>
internal sealed class Workbook
{
    private readonly OfficePackage package;
    private readonly IReadOnlyDictionary<string, (string Type, string Target)> relations;
    private readonly IReadOnlyList<string> strings;
    private readonly CellFormats formats;

    private Workbook(OfficePackage package, string main)
    {
        this.package = package;
        relations = package.Relations(main);
        strings = Strings(Related("sharedStrings"));
        // Excel stores no decimal mark: the reader's system shows one. What is written as text shows which the author uses.
        formats = new CellFormats(Related("styles"), DecimalMarks.Of(string.Join('\n', strings)) == DecimalMark.Comma);
    }

    /// <summary>The sheets.</summary>
    /// <param name="package">The file.</param>
    /// <param name="main">Its main part.</param>
    /// <exception cref="PaperFault">It cannot be read.</exception>
    public static IReadOnlyList<Sheet> Read(OfficePackage package, string main)
    {
        var workbook = new Workbook(package, main);
        return [.. (package.Part(main)?.Child("sheets")?.Elements() ?? []).Select(workbook.SheetOf).OfType<Sheet>()];
    }

    private XElement? Related(string type) => relations.Values.FirstOrDefault(relation => relation.Type == type).Target is { } part ? package.Part(part) : null;

    private Sheet? SheetOf(XElement entry)
    {
        var name = entry.Named("name") ?? "";
        var id = entry.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)?.Value;
        if (id is null || !relations.TryGetValue(id, out var relation) || relation.Type != "worksheet" || package.Part(relation.Target) is not { } part)
        {
            return new Sheet(name, []) { Unread = "embedded" };
        }

        if (entry.Named("state") is "hidden" or "veryHidden")
        {
            return new Sheet(name, []) { Unread = "hidden-sheet" };
        }

        return new Sheet(name, Rows(part)) { Unread = part.Child("drawing") is null && part.Child("oleObjects") is null ? null : "embedded" };
    }

    private List<SheetRow> Rows(XElement sheet)
    {
        var (merged, hidden) = (SheetSpans.Merged(sheet), SheetSpans.HiddenColumns(sheet));
        var rows = new List<SheetRow>();
        var (line, last) = (0, 0);
        foreach (var row in sheet.Child("sheetData")?.Elements() ?? [])
        {
            line = int.TryParse(row.Named("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : line + 1;
            if (row.Named("hidden") is "1" or "true")
            {
                // Not shown, and no gap either.
                last += line == last + 1 ? 1 : 0;
                continue;
            }

            var cells = Cells(row, line, merged, hidden);
            if (cells.Count > 0)
            {
                rows.Add(new SheetRow(line, cells, last > 0 && line > last + 1));
                last = line;
            }
        }

        return rows;
    }

    private List<GridCell> Cells(XElement row, int line, IReadOnlyDictionary<(int Line, int Column), (int Columns, int Rows)> merged, HashSet<int> hidden)
    {
        var cells = new List<GridCell>();
        var column = -1;
        foreach (var cell in row.Elements())
        {
            column = SheetSpans.ColumnOf(cell.Named("r")) ?? column + 1;
            if (hidden.Contains(column))
            {
                continue;
            }

            string[] lines = [.. Shown(cell).Split('\n').Select(PaperBuilder.Plain).Where(words => words.Length > 0)];
            if (lines.Length > 0)
            {
                var (columns, height) = merged.GetValueOrDefault((line, column), (1, 1));
                cells.Add(new GridCell(lines, column, columns) { Rows = height });
            }
        }

        return cells;
    }

    private string Shown(XElement cell)
    {
        var value = cell.Child("v")?.Value ?? "";
        return cell.Named("t") switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : "",
            "inlineStr" => cell.Child("is") is { } words ? Words(words) : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "e" or "d" => value,
            _ => formats.Show(value, cell.Named("s")),
        };
    }

    private static List<string> Strings(XElement? table) => [.. (table?.Elements() ?? []).Select(Words)];

    private static string Words(XElement entry)
    {
        var text = new StringBuilder();
        foreach (var piece in entry.Elements())
        {
            if (piece.Name.LocalName == "t")
            {
                text.Append(piece.Value);
            }
            else if (piece.Name.LocalName == "r")
            {
                ScriptMarks.Append(text, piece.Child("t")?.Value ?? "", piece.Child("rPr")?.Child("vertAlign")?.Named("val") switch
                {
                    "superscript" => Script.Super,
                    "subscript" => Script.Sub,
                    _ => Script.None,
                });
            }
        }

        return text.ToString();
    }
}
