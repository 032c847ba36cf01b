using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lancar.Reporting.Documents;

/// <summary>A4 with the margins of Indonesian theses: left 4 cm, the others 3 cm; page number centred below.</summary>
internal static class WordPage
{
    /// <summary>Width of the text in twentieths of a point: 21 − 4 − 3 = 14 cm.</summary>
    internal const int TextWidth = PageWidth - LeftMargin - OtherMargin;

    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int LeftMargin = 2268;
    private const int OtherMargin = 1701;
    private const int FooterDistance = 850;
    private const string FooterId = "rId4";

    internal static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = OtherMargin, Right = OtherMargin, Bottom = OtherMargin, Left = LeftMargin, Header = FooterDistance, Footer = FooterDistance, Gutter = 0 });

    internal static void AddFooter(MainDocumentPart main)
    {
        var part = main.AddNewPart<FooterPart>(FooterId);
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.PageNumber }),
            new SimpleField(WordText.Run("1")) { Instruction = " PAGE " }));
    }
}
