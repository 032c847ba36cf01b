using System.Net;
using System.Text;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Tables;

/// <summary>Writes a table as an HTML fragment: real headers with scope, caption above, classes instead of styles.</summary>
public static class HtmlTable
{
    /// <summary>A table of more columns than this cannot stand on a phone: its class <c>wide</c> lets the page show each row as a list of named values.</summary>
    private const int PhoneColumns = 4;

    /// <summary>
    /// The fragment: a <c>figure</c> of class <c>report-table</c>. The caption is a block of its own inside its cell, so that a page can keep it
    /// as wide as the screen; every value carries its column's heading in <c>data-label</c>.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="label">Number line before the caption, for example <c>Tabel 1.</c>, or null.</param>
    /// <param name="language">Which language.</param>
    public static string Write(ReportTable table, string? label, Language language)
    {
        ArgumentNullException.ThrowIfNull(table);
        var html = new StringBuilder("<figure class=\"report-table\">\n<div class=\"report-table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
            .Append(Text(table.Caption.In(language))).Append("\">\n<table").Append(table.Columns.Count > PhoneColumns ? " class=\"wide\"" : "").Append(">\n<caption><span>");
        if (label is not null)
        {
            html.Append("<strong>").Append(Text(label)).Append("</strong> ");
        }

        html.Append(Text(table.Caption.In(language))).Append("</span></caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\"").Append(Align(column)).Append('>').Append(Text(column.Header.In(language))).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            AppendRow(html, table, row, language);
        }

        html.Append("</tbody>\n</table>\n</div>\n");
        AppendNotes(html, table, language);
        return html.Append("</figure>\n").ToString();
    }

    private static void AppendRow(StringBuilder html, ReportTable table, ReportRow row, Language language)
    {
        html.Append(row.IsTotal ? "<tr class=\"total\">" : "<tr>");
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var column = table.Columns[i];
            if (i == 0)
            {
                html.Append("<th scope=\"row\"").Append(Align(column)).Append('>').Append(Text(row.Cells[i].In(language))).Append("</th>");
                continue;
            }

            html.Append("<td").Append(Align(column)).Append(" data-label=\"").Append(Text(column.Header.In(language))).Append("\">")
                .Append(Text(row.Cells[i].In(language))).Append("</td>");
        }

        html.Append("</tr>\n");
    }

    private static void AppendNotes(StringBuilder html, ReportTable table, Language language)
    {
        if (table.Notes.Count == 0 && table.Source is null)
        {
            return;
        }

        html.Append("<figcaption>");
        html.AppendJoin("<br>", table.Notes.Append(table.Source).Where(note => note is not null).Select(note => Text(note!.In(language))));
        html.Append("</figcaption>\n");
    }

    private static string Align(ReportColumn column) => column.IsNumeric ? " class=\"number\"" : "";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
