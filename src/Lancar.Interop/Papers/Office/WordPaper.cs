using System.Xml.Linq;
using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Office;

/// <summary>
/// Reads a Word document: paragraphs, headings, tables with merged cells, text boxes, foot- and endnotes. Tracked insertions are read and deletions are not;
/// hidden text is not read; pictures and embedded objects are named as unread.
/// </summary>
internal sealed class WordPaper
{
    private readonly OfficePackage package;
    private readonly PaperBuilder paper = new();
    private readonly HashSet<string> headingStyles;
    private readonly WordTables tables;

    private WordPaper(OfficePackage package, string main)
    {
        this.package = package;
        var styles = package.Relations(main).Values.FirstOrDefault(relation => relation.Type == "styles").Target;
        headingStyles = styles is null ? [] : HeadingStyles(package.Part(styles));
        tables = new WordTables(paper, Blocks);
    }

    /// <summary>Reads the document.</summary>
    /// <param name="package">The file.</param>
    /// <param name="main">Its main part.</param>
    /// <param name="source">What it is, or null.</param>
    /// <exception cref="PaperFault">The document cannot be read.</exception>
    public static Paper Read(OfficePackage package, string main, string? source) => new WordPaper(package, main).Read(main, source);

    private Paper Read(string main, string? source)
    {
        var body = package.Part(main)?.Child("body") ?? throw new PaperFault("broken-part", ("part", main));
        // Word notes where its pages ended; other writers do not, and then nobody knows the pages.
        paper.Page = body.Descendants().Any(element => element.Name.LocalName == "lastRenderedPageBreak") ? 1 : null;
        Blocks(body, 0);
        paper.Page = null;
        foreach (var (_, notes) in package.Relations(main).Values.Where(relation => relation.Type is "footnotes" or "endnotes"))
        {
            Notes(package.Part(notes));
        }

        return paper.Build(source);
    }

    private void Notes(XElement? notes)
    {
        // Notes of a type are the lines between text and notes.
        foreach (var note in (notes?.Elements() ?? []).Where(note => note.Named("type") is null or "normal"))
        {
            Blocks(note, 0);
        }
    }

    private void Blocks(XElement container, int depth)
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
                    Paragraph(child, depth);
                    break;
                case "tbl":
                    tables.Read(child, depth + 1);
                    break;
                case "sdt" when child.Child("sdtContent") is { } content:
                    Blocks(content, depth + 1);
                    break;
                case "customXml" or "ins" or "moveTo" or "smartTag":
                    Blocks(child, depth + 1);
                    break;
                case "AlternateContent" when WordWords.Chosen(child) is { } chosen:
                    Blocks(chosen, depth + 1);
                    break;
                case "altChunk":
                    paper.Unread("", "embedded");
                    break;
                default:
                    break;
            }
        }
    }

    private void Paragraph(XElement element, int depth)
    {
        var words = WordWords.Of(element, depth + 1);
        if (words.PageBreaks > 0 && paper.Page is not null)
        {
            paper.Page += words.PageBreaks;
        }

        if (IsHeading(element))
        {
            paper.Heading(words.Text);
        }
        else
        {
            paper.Paragraph(words.Text);
        }

        tables.Floating(words, depth);
    }

    private bool IsHeading(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        return properties?.Child("outlineLvl")?.Named("val") is "0" or "1" or "2" or "3"
            || (properties?.Child("pStyle")?.Named("val") is { } style && headingStyles.Contains(style));
    }

    private static HashSet<string> HeadingStyles(XElement? styles) =>
    [
        .. (styles?.Elements() ?? []).Where(style => style.Child("name")?.Named("val") is { } name
                && (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) || name.Equals("title", StringComparison.OrdinalIgnoreCase)))
            .Select(style => style.Named("styleId")).OfType<string>(),
    ];
}
