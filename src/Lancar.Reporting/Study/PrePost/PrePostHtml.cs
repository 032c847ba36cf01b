using System.Net;
using System.Text;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>Writes a before/after result as one HTML file to open, print or paste from: tables, figure, sentences, cautions.</summary>
public static class PrePostHtml
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;color:#1d2b2a;background:#fbfaf7;max-width:52rem;margin:0 auto;padding:16px}
        table{border-collapse:collapse;width:100%;border-top:2px solid;border-bottom:2px solid;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding:8px 0}th,td{padding:4px 8px;text-align:left;font-weight:400;vertical-align:top}
        thead th{border-bottom:1px solid;font-weight:600;vertical-align:bottom}.number{text-align:right;white-space:nowrap}
        .total>*{border-top:1px solid}.report-table{margin:24px 0}.report-table-scroll{overflow-x:auto}
        @media screen and (max-width:639px){caption{display:block}.wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .wide,.wide tbody{display:block}.wide tr{display:block;padding:8px 0}.wide tr+tr{border-top:1px solid}.wide th{display:block;font-weight:600;padding:2px 0}
        .wide td{display:flex;justify-content:space-between;gap:16px;padding:2px 0;text-align:right}.wide td::before{content:attr(data-label);text-align:left}}
        figcaption{font-size:14px;color:#4a5a57;padding-top:4px}.figure-svg{max-width:520px;height:auto;display:block}
        """;

    /// <summary>The HTML text.</summary>
    public static string Write(PrePostResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = PrePostReport.Of(result);
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(language.Code()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Text(report.Title.In(language))).Append("</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>").Append(Text(report.Title.In(language))).Append("</h1>\n");
        Paragraph(html, report.ParticipantsSentence, language);
        Table(html, report.Participants, PrePostReport.ParticipantsNumber, language);
        Table(html, report.Values, PrePostReport.ValuesNumber, language);
        Paragraph(html, report.ValuesSentence, language);
        html.Append("<figure>\n").Append(FigureSvg.Write(report.Figure(language, FigureSize.Document), SvgPlace.Page)).Append("<figcaption>")
            .Append(Text(report.FigureCaption.In(language))).Append("</figcaption>\n</figure>\n");
        Table(html, report.Changes, PrePostReport.ChangesNumber, language);
        Paragraph(html, report.ChangesSentence, language);
        Table(html, report.Test, PrePostReport.TestNumber, language);
        Paragraph(html, report.TestSentence, language);
        Paragraph(html, report.CautionSentence, language);
        html.Append("<h2>").Append(Text(Texts.Get(language, "reports.pre-post.cautions"))).Append("</h2>\n<ol>\n");
        foreach (var caution in result.Cautions)
        {
            html.Append("<li>").Append(Text(caution.Text.In(language))).Append("</li>\n");
        }

        html.Append("</ol>\n");
        Table(html, report.SpssRanks, null, language);
        Table(html, report.SpssTest, null, language);
        if (report.Listed is not null)
        {
            Table(html, report.Listed, null, language);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Table(StringBuilder html, ReportTable table, int? number, Language language) =>
        html.Append(HtmlTable.Write(table, number is null ? null : $"{Texts.Get(language, "reports.table")} {number}.", language));

    private static void Paragraph(StringBuilder html, LocalizedText text, Language language) =>
        html.Append("<p>").Append(Text(text.In(language))).Append("</p>\n");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
