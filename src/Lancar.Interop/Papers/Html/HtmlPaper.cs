using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Html;

/// <summary>
/// Reads a web page: headings, paragraphs and tables whose cells cover several rows and columns. Scripts never run, nothing is fetched, and what a page hides
/// is not read.
/// </summary>
internal sealed partial class HtmlPaper
{
    private const int LookedAtForEncoding = 2048;

    private static readonly HashSet<string> Skipped = new(["script", "style", "template", "noscript", "head", "title", "del", "button", "select", "textarea", "datalist", "audio", "video"], StringComparer.Ordinal);
    private static readonly HashSet<string> Embedded = new(["svg", "canvas", "object", "embed", "iframe", "applet"], StringComparer.Ordinal);

    private static readonly HashSet<string> Blocks = new(
        [
            "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
            "hr", "html", "legend", "li", "main", "nav", "ol", "p", "section", "summary", "td", "th", "tr", "ul",
        ],
        StringComparer.Ordinal);

    private readonly PaperBuilder paper = new();
    private readonly StringBuilder words = new();

    private HtmlPaper()
    {
    }

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="source">What it is, or null.</param>
    /// <exception cref="PaperFault">It cannot be read.</exception>
    public static Paper Read(byte[] bytes, string? source)
    {
        var html = PaperText.Decode(bytes, DeclaredEncoding(bytes));
        if (html.Length > ReadingLimits.TextLength)
        {
            throw new PaperFault("too-much-text", ("limit", ReadingLimits.TextLength / 1024 / 1024));
        }

        HtmlMeasure.Judge(html);
        using var document = new HtmlParser().ParseDocument(html);
        var reader = new HtmlPaper();
        reader.Walk(document.DocumentElement, 0);
        reader.EndParagraph();
        var paper = reader.paper.Build(source);
        return paper.Blocks.Count == 0 && paper.Unread.Count == 0 ? throw new PaperFault("empty-text") : paper;
    }

    private void Walk(INode node, int depth)
    {
        Deeper(depth);
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                words.Append(text.Data);
            }
            else if (child is IElement element && !IsHidden(element))
            {
                Element(element, depth + 1);
            }
        }
    }

    private void Element(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "table":
                EndParagraph();
                Table(element, depth);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                EndParagraph();
                paper.Heading(Inner(element, depth));
                break;
            case "pre":
                EndParagraph();
                paper.Blocks(LayoutText.Read(Inner(element, depth), null).Blocks);
                break;
            case "br":
                words.Append('\n');
                break;
            case "sup" or "sub":
                ScriptMarks.Append(words, Inner(element, depth), element.LocalName == "sup" ? Script.Super : Script.Sub);
                break;
            case "img":
                EndParagraph();
                paper.Unread(element.GetAttribute("alt") ?? "", "picture");
                break;
            case var name when Embedded.Contains(name):
                EndParagraph();
                paper.Unread("", "embedded");
                break;
            case var name when Blocks.Contains(name):
                EndParagraph();
                Walk(element, depth);
                EndParagraph();
                break;
            default:
                Walk(element, depth);
                break;
        }
    }

    /// <summary>A table that holds tables, or has one column, only sets a page out: what stands in it is read as if it stood outside.</summary>
    private void Table(IElement table, int depth)
    {
        var rows = HtmlGrid.RowsOf(table).ToArray();
        if (table.QuerySelector("table") is not null || rows.All(row => HtmlGrid.CellsOf(row).Take(2).Count() < 2))
        {
            Walk(table, depth);
            EndParagraph();
            return;
        }

        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        paper.Table(HtmlGrid.Of(rows.Where(row => !IsHidden(row)), cell => IsHidden(cell) ? [] : Lines(cell, depth)), caption is null ? null : Inner(caption, depth));
        foreach (var picture in table.QuerySelectorAll("img"))
        {
            paper.Unread(picture.GetAttribute("alt") ?? "", "picture");
        }
    }

    private string[] Lines(IElement cell, int depth) => [.. Inner(cell, depth).Split('\n').Select(PaperBuilder.Plain).Where(line => line.Length > 0)];

    /// <summary>The words of an element; where blocks or broken lines end, so does a line.</summary>
    private static string Inner(IElement element, int depth)
    {
        var text = new StringBuilder();
        Collect(element, text, depth + 1, element.LocalName == "pre");
        return text.ToString();
    }

    private static void Collect(INode node, StringBuilder text, int depth, bool asWritten)
    {
        Deeper(depth);
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText piece:
                    // Lines of the page's source are no lines of the page.
                    text.Append(asWritten ? piece.Data : piece.Data.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));
                    break;
                case IElement element when !IsHidden(element):
                    if (element.LocalName is "sup" or "sub")
                    {
                        ScriptMarks.Append(text, Inner(element, depth), element.LocalName == "sup" ? Script.Super : Script.Sub);
                        break;
                    }

                    var breaks = element.LocalName == "br" || Blocks.Contains(element.LocalName);
                    text.Append(breaks ? "\n" : "");
                    Collect(element, text, depth + 1, asWritten);
                    text.Append(breaks && element.LocalName != "br" ? "\n" : "");
                    break;
                default:
                    break;
            }
        }
    }

    private void EndParagraph()
    {
        if (words.Length > 0)
        {
            paper.Paragraph(PaperBuilder.Plain(words.ToString()));
            words.Clear();
        }
    }

    private static bool IsHidden(IElement element) =>
        Skipped.Contains(element.LocalName) || element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style));

    private static void Deeper(int depth)
    {
        if (depth > 5 * ReadingLimits.Depth)
        {
            throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
        }
    }

    private static string? DeclaredEncoding(byte[] bytes) =>
        Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, LookedAtForEncoding))) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(@"<meta[^>]{0,200}?charset\s*=\s*[""']?\s*([A-Za-z0-9_-]{2,30})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Charset();
}
