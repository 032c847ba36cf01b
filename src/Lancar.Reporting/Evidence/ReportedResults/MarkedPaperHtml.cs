using System.Net;
using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>
/// Writes a paper with marks as an HTML fragment, for the page and the report file: what was read is underlined, a figure with a finding is
/// a link to that finding. Lines of tables keep their columns.
/// </summary>
public static class MarkedPaperHtml
{
    /// <summary>The fragment; empty when the report was not made from a paper.</summary>
    /// <param name="report">The report.</param>
    /// <param name="target">Address of a finding, from the index of its result and its own.</param>
    public static string Write(CheckReport report, Func<int, int, string> target)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(target);
        var html = new StringBuilder();
        foreach (var block in MarkedPaper.Of(report))
        {
            Append(html, block, report, target);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, MarkedBlock block, CheckReport report, Func<int, int, string> target)
    {
        var (open, close) = block.Block switch
        {
            PaperHeading => ("<p class=\"paper-heading\">", "</p>\n"),
            PaperTable => ("<pre class=\"paper-table\" tabindex=\"0\">", "</pre>\n"),
            _ => ("<p class=\"paper-text\">", "</p>\n"),
        };
        if (block.Block is PaperTable { Caption: { } caption })
        {
            html.Append("<p class=\"paper-caption\">").Append(WebUtility.HtmlEncode(caption)).Append("</p>\n");
        }

        html.Append(open);
        foreach (var piece in block.Pieces)
        {
            Append(html, piece, report, target);
        }

        html.Append(close);
    }

    private static void Append(StringBuilder html, MarkedPiece piece, CheckReport report, Func<int, int, string> target)
    {
        var text = WebUtility.HtmlEncode(piece.Text);
        if (piece.Item is not { } item)
        {
            html.Append(text);
        }
        else if (piece.Finding is { } finding)
        {
            html.Append("<a href=\"").Append(target(item, finding)).Append("\"><mark class=\"").Append(Weight(report.Items[item].Findings[finding].Severity)).Append("\">")
                .Append(text).Append("</mark></a>");
        }
        else
        {
            html.Append("<span class=\"was-read\">").Append(text).Append("</span>");
        }
    }

    private static string Weight(Severity severity) => severity switch
    {
        Severity.Inconsistent => "stop",
        Severity.Caution => "watch",
        Severity.Note => "note",
    };
}
