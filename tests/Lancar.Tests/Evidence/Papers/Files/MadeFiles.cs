using System.IO.Compression;
using System.Text;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>Makes Word and Excel files part by part, as other programs would, so that every oddity can be put in.</summary>
internal static class MadeFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Excel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Docx(string body, string? footnotes = null, string? styles = null) => Zip(
        ("_rels/.rels", Relations(("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", $"<w:document xmlns:w='{Word}' xmlns:r='{Office}' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><w:body>{body}</w:body></w:document>"),
        ("word/_rels/document.xml.rels", Relations(("rId1", "footnotes", "footnotes.xml"), ("rId2", "styles", "styles.xml"))),
        ("word/footnotes.xml", $"<w:footnotes xmlns:w='{Word}'><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>garis</w:t></w:r></w:p></w:footnote>{footnotes}</w:footnotes>"),
        ("word/styles.xml", $"<w:styles xmlns:w='{Word}'>{styles}</w:styles>"));

    public static string P(string text, string properties = "") => $"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>";

    public static string Table(params string[] rows) => "<w:tbl>" + string.Concat(rows) + "</w:tbl>";

    public static string Row(params string[] cells) => "<w:tr>" + string.Concat(cells) + "</w:tr>";

    /// <summary>A row of plain cells.</summary>
    public static string Plain(params string[] cells) => Row([.. cells.Select(cell => Cell(cell))]);

    public static string Cell(string text, int span = 1, string merge = "") =>
        $"<w:tc><w:tcPr>{(span > 1 ? $"<w:gridSpan w:val='{span}'/>" : "")}{merge}</w:tcPr>{string.Concat(text.Split('\n').Select(line => P(line)))}</w:tc>";

    public const string Restart = "<w:vMerge w:val='restart'/>";
    public const string Continue = "<w:vMerge/>";

    public static byte[] Xlsx(string sheetData, string after = "", string strings = "", string formats = "", string styles = "<xf/>") => Zip(
        ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", $"<workbook xmlns='{Excel}' xmlns:r='{Office}'><sheets><sheet name='Hasil' sheetId='1' r:id='rId1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "/xl/styles.xml"))),
        ("xl/sharedStrings.xml", $"<sst xmlns='{Excel}'>{strings}</sst>"),
        ("xl/styles.xml", $"<styleSheet xmlns='{Excel}'><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Excel}'><sheetData>{sheetData}</sheetData>{after}</worksheet>"));

    public static byte[] Zip(params (string Name, string Content)[] parts) => ZipOf([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content)))]);

    public static byte[] ZipOf(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The parts of a file, to make another of them.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var parts = new List<(string, byte[])>();
        foreach (var entry in archive.Entries)
        {
            using var memory = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(memory);
            parts.Add((entry.FullName, memory.ToArray()));
        }

        return parts;
    }

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + string.Concat(relations.Select(relation => $"<Relationship Id='{relation.Id}' Type='{Office}/{relation.Type}' Target='{relation.Target}'/>")) + "</Relationships>";
}
