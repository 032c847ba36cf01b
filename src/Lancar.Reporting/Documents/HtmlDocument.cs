using System.Net;
using System.Text;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Documents;

/// <summary>
/// Writes a document as one HTML file to open, print or paste from: everything is inside, nothing is fetched and nothing is run.
/// The same input gives the same bytes.
/// </summary>
public static class HtmlDocument
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1d2b2a;--soft:#4a5a57;--paper:#fbfaf7;--line:#dfe5e2;--stop:#b3261e;--watch:#8a5200;--stop-tint:#fbe3e0;--watch-tint:#fdf0d9}
        @media (prefers-color-scheme:dark){:root{--ink:#e7eeec;--soft:#a9b8b4;--paper:#121917;--line:#33403c;--stop:#ff8a80;--watch:#f0b357;--stop-tint:#4a1f1b;--watch-tint:#45320f}}
        body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:52rem;margin:0 auto;padding:16px;overflow-wrap:break-word}
        h1{font-size:28px;line-height:1.25}h2{font-size:22px;margin-top:32px}h3{font-size:18px;margin:24px 0 8px}
        table{border-collapse:collapse;width:100%;border-top:2px solid;border-bottom:2px solid;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding:8px 0}th,td{padding:4px 8px;text-align:left;font-weight:400;vertical-align:top}
        thead th{border-bottom:1px solid;font-weight:600;vertical-align:bottom}.number{text-align:right;white-space:nowrap}
        .total>*{border-top:1px solid}.report-table{margin:24px 0}.report-table-scroll{overflow-x:auto}
        @media screen and (max-width:639px){caption{display:block}.wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .wide,.wide tbody{display:block}.wide tr{display:block;padding:8px 0}.wide tr+tr{border-top:1px solid}.wide th{display:block;font-weight:600;padding:2px 0}
        .wide td{display:flex;justify-content:space-between;gap:16px;padding:2px 0;text-align:right}.wide td::before{content:attr(data-label);text-align:left}}
        figcaption,.note{font-size:14px;color:var(--soft);padding-top:4px}.advice{margin:8px 0 20px 16px;padding-left:12px;border-left:3px solid var(--line)}.figure-svg{max-width:520px;height:auto;display:block;background:#fff}
        mark{color:inherit;border-radius:3px;padding:0 2px}mark.stop{background:var(--stop-tint);box-shadow:inset 0 -2px var(--stop)}mark.watch{background:var(--watch-tint);box-shadow:inset 0 -2px var(--watch)}mark.note{background:none;box-shadow:inset 0 -2px var(--soft)}
        a:has(mark){color:inherit}.was-read{text-decoration:underline dotted var(--soft);text-underline-offset:3px}p:target{outline:2px solid var(--stop);outline-offset:4px}
        .paper-heading,.paper-caption{font-weight:600}.paper-table{white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace;border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:8px 0;overflow-x:auto}
        @media print{body{max-width:none}h2,h3{break-after:avoid}tr{break-inside:avoid}}
        """;

    /// <summary>The HTML text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">Which language.</param>
    public static string Write(ReportDocument document, Language language)
    {
        ArgumentNullException.ThrowIfNull(document);
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(language.Code()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Text(document.Title.In(language))).Append("</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n");
        var writer = new BodyWriter(html, language);
        foreach (var block in document.Blocks)
        {
            writer.Append(block);
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private sealed class BodyWriter(StringBuilder html, Language language)
    {
        private int tables;
        private int figures;

        internal void Append(ReportBlock block)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    html.Append("<h").Append(heading.Level).Append('>').Append(Text(heading.Text.In(language)).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</h").Append(heading.Level).Append(">\n");
                    break;
                case ParagraphBlock paragraph:
                    html.Append(paragraph.Anchor is { } anchor ? $"<p id=\"{Text(anchor)}\">" : "<p>").Append(Text(paragraph.Text.In(language))).Append("</p>\n");
                    break;
                case AdviceBlock advice:
                    html.Append("<p class=\"advice\">").Append(Text(advice.Text.In(language))).Append("</p>\n");
                    break;
                case NoteBlock note:
                    html.Append("<p class=\"note\">").Append(Text(note.Text.In(language))).Append("</p>\n");
                    break;
                case ListBlock list:
                    html.Append("<ol>\n").AppendJoin("", list.Items.Select(item => $"<li>{Text(item.In(language))}</li>\n")).Append("</ol>\n");
                    break;
                case TableBlock table:
                    tables++;
                    html.Append(HtmlTable.Write(table.Table, $"{Texts.Get(language, "reports.table")} {tables}.", language));
                    break;
                case FigureBlock figure:
                    figures++;
                    html.Append("<figure>\n").Append(FigureSvg.Write(figure.Draw(language), SvgPlace.Page)).Append("<figcaption><strong>")
                        .Append(Texts.Get(language, "reports.figure")).Append(' ').Append(figures).Append(".</strong> ").Append(Text(figure.Caption.In(language))).Append("</figcaption>\n</figure>\n");
                    break;
                case ScreenBlock screen:
                    html.Append(screen.Html(language));
                    break;
                default:
                    throw new ArgumentException($"No HTML form for {block.GetType().Name}.", nameof(block));
            }
        }
    }
}
