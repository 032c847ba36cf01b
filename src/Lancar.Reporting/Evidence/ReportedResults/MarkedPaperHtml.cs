using System.Globalization;
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
    public static string Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new StringBuilder();
        foreach (var block in MarkedPaper.Of(report))
        {
            Append(html, block, report);
        }

        return html.ToString();
    }

    /// <summary>What a finding is called in links.</summary>
    /// <param name="item">Index of its result.</param>
    /// <param name="finding">Its index in that result.</param>
    public static string Anchor(int item, int finding) => string.Create(CultureInfo.InvariantCulture, $"f{item}-{finding}");

    /// <summary>What a disagreement between two places is called in links.</summary>
    /// <param name="number">Its index.</param>
    public static string AgreementAnchor(int number) => string.Create(CultureInfo.InvariantCulture, $"two-{number}");

    private static void Append(StringBuilder html, MarkedBlock block, CheckReport report)
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
            Append(html, piece, report);
        }

        html.Append(close);
    }

    private static void Append(StringBuilder html, MarkedPiece piece, CheckReport report)
    {
        var text = WebUtility.HtmlEncode(piece.Text);
        html.Append(piece switch
        {
            { Item: { } item, Finding: { } finding } => Link(Anchor(item, finding), report.Items[item].Findings[finding].Severity, text),
            { Agreement: { } number } => Link(AgreementAnchor(number), report.Agreement.Findings[number].Severity, text),
            { Item: not null } => $"<span class=\"was-read\">{text}</span>",
            _ => text,
        });
    }

    private static string Link(string anchor, Severity severity, string text) => $"<a href=\"#{anchor}\"><mark class=\"{Weight(severity)}\">{text}</mark></a>";

    private static string Weight(Severity severity) => severity switch
    {
        Severity.Inconsistent => "stop",
        Severity.Caution => "watch",
        Severity.Note => "note",
    };
}
