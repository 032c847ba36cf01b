namespace Lancar.Interop.Papers.Office;

/// <summary>What a package holds.</summary>
internal enum OfficeKind
{
    /// <summary>A Word document.</summary>
    Word,

    /// <summary>An Excel workbook.</summary>
    Excel,
}

/// <summary>Tells Word and Excel files from other archives.</summary>
internal static class OfficeFiles
{
    /// <summary>The kind, with the name of the main part.</summary>
    /// <exception cref="PaperFault"><c>open-document</c> or <c>other-archive</c>.</exception>
    public static (OfficeKind Kind, string Main) KindOf(OfficePackage package)
    {
        var main = package.Relations("").Values.Where(relation => relation.Type == "officeDocument").Select(relation => relation.Target).FirstOrDefault(package.Has)
            ?? package.Find("word/document", ".xml") ?? package.Find("xl/workbook", ".xml");
        return main switch
        {
            null when package.Has("content.xml") && package.Has("mimetype") => throw new PaperFault("open-document"),
            null => throw new PaperFault("other-archive"),
            _ => package.Part(main)?.Name.LocalName switch
            {
                "document" => (OfficeKind.Word, main),
                "workbook" => (OfficeKind.Excel, main),
                _ => throw new PaperFault("other-archive"),
            },
        };
    }
}
