using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Documents;

/// <summary>Title, maker and times of the file. Written by hand because the package library would give the part a random name.</summary>
internal static class WordProperties
{
    internal static void Add(WordprocessingDocument file, string title, Language language, DocumentStamp stamp)
    {
        var time = stamp.Created.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{SecurityElement.Escape(title)}</dc:title><dc:creator>{SecurityElement.Escape(stamp.Creator)}</dc:creator><dc:language>{language.Code()}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified></cp:coreProperties>
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        file.AddNewPart<CoreFilePropertiesPart>("rId2").FeedData(stream);
    }
}
