using System.IO.Compression;
using System.Security;
using System.Text;

namespace Lancar.Interop.ReportedResults;

/// <summary>Writes an Excel file of one sheet whose cells are text: the smallest a spreadsheet program opens.</summary>
internal static class TextWorkbook
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file; the same cells always give the same bytes.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="rows">Rows of cells; null is an empty cell.</param>
    public static byte[] Write(string sheet, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}styles+xml\"/></Types>");
            Part(archive, "_rels/.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{SecurityElement.Escape(sheet)}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            // Style 1 is the format "Text": what somebody types into such a cell stays as typed.
            Part(archive, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/><xf xfId=\"0\" numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            Part(archive, "xl/worksheets/sheet1.xml", Sheet(rows));
        }

        return memory.ToArray();
    }

    private static string Sheet(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><cols><col min=\"1\" max=\"200\" width=\"14\" style=\"1\"/></cols><sheetData>");
        var line = 0;
        foreach (var row in rows)
        {
            xml.Append("<row r=\"").Append(++line).Append("\">");
            for (var column = 0; column < row.Count; column++)
            {
                if (row[column] is { Length: > 0 } words)
                {
                    xml.Append("<c r=\"").Append(Letters(column)).Append(line).Append("\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(SecurityElement.Escape(words)).Append("</t></is></c>");
                }
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static string Letters(int column) => (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));

    private static void Part(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }
}
