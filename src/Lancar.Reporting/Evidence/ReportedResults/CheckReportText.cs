using System.Text;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>A check report as plain text for a terminal: per item what is printed, what was recomputed, what was not checked and why.</summary>
public static class CheckReportText
{
    private const int Width = 100;

    /// <summary>Writes the report; the same report and language always give the same text.</summary>
    public static string Write(CheckReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        if (report.Source is { } source)
        {
            Wrap(text, source, "", "");
            text.AppendLine();
        }

        foreach (var item in report.Items)
        {
            Write(text, item, language);
        }

        if (report.Items.Count == 0)
        {
            text.AppendLine(Texts.Get(language, "check.report.no-items"));
        }

        Agreement(text, report.Agreement, language);
        Unread(text, report, language);
        Wrap(text, Texts.Get(
            language, "check.report.summary",
            ("items", report.Items.Count), ("inconsistent", report.Count(Severity.Inconsistent)), ("caution", report.Count(Severity.Caution))), "", "");
        if (report.Count(Severity.Inconsistent) > 0)
        {
            Wrap(text, Texts.Get(language, "check.report.kindness"), "", "");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ItemReport report, Language language)
    {
        var item = report.Item;
        var heading = string.Join(" · ", new[] { item.Id, item.Place, item.Title ?? item.Variable }.Where(part => !string.IsNullOrWhiteSpace(part)));
        Wrap(text, heading, "── ", "   ");
        foreach (var line in TableLines(PrintedTable.Of(item, language)))
        {
            text.Append("   ").AppendLine(line);
        }

        foreach (var finding in report.Findings)
        {
            var field = finding.Field is null ? "" : " (" + finding.Field + ")";
            Wrap(text, finding.Message.In(language) + field, $"   {Mark(finding.Severity)} ", "     ");
        }

        if (report.Findings.Count == 0 && report.Checked.Count > 0)
        {
            text.Append("   ✓ ").AppendLine(Texts.Get(language, "check.report.nothing"));
        }

        if (report.Checked.Count > 0)
        {
            Wrap(text, Texts.Get(language, "check.report.checked", ("checks", string.Join(", ", report.Checked))), "     ", "     ");
        }

        foreach (var left in report.NotChecked)
        {
            Wrap(text, Texts.Get(language, "check.report.not-checked", ("what", left.What), ("why", left.Why)), "     ", "     ");
        }

        text.AppendLine();
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Inconsistent => "✗",
        Severity.Caution => "!",
        Severity.Note => "·",
    };

    private static void Agreement(StringBuilder text, PaperAgreement agreement, Language language)
    {
        if (agreement.Findings.Count + agreement.NotChecked.Count == 0)
        {
            return;
        }

        Wrap(text, Texts.Get(language, "check.report.agreement", ("count", agreement.Findings.Count)), "── ", "   ");
        foreach (var finding in agreement.Findings)
        {
            Wrap(text, finding.Message.In(language) + " (" + finding.Code.Text() + ")", $"   {Mark(finding.Severity)} ", "     ");
            foreach (var place in finding.Places)
            {
                var line = place.Place.Line is { } number ? Texts.Get(language, "check.report.line", ("line", number)) : "";
                Wrap(text, line + "“" + place.Words + "”", "       ", "         ");
            }
        }

        foreach (var left in agreement.NotChecked)
        {
            Wrap(text, Texts.Get(language, "check.report.not-compared", ("what", left.What), ("why", left.Why)), "     ", "     ");
        }

        text.AppendLine();
    }

    private static void Unread(StringBuilder text, CheckReport report, Language language)
    {
        if (report.Unread.Count == 0)
        {
            return;
        }

        Wrap(text, Texts.Get(language, "check.report.unread", ("count", report.Unread.Count)), "── ", "   ");
        foreach (var part in report.Unread)
        {
            var line = part.Place.Line is { } number ? Texts.Get(language, "check.report.line", ("line", number)) : "";
            Wrap(text, line + "“" + part.Words + "”: " + Texts.Get(language, "check.unread." + part.Why), "     ", "       ");
        }

        text.AppendLine();
    }

    private static IEnumerable<string> TableLines(PrintedTable table)
    {
        if (table.Columns.Count > 0)
        {
            var used = Enumerable.Range(0, table.Columns.Count).Where(column => table.Rows.Any(row => row.Cells[column].Text.Length > 0)).ToArray();
            var labels = Math.Min(40, table.Rows.Max(row => row.Label.Length));
            var widths = used.Select(column => Math.Max(table.Columns[column].Length, table.Rows.Max(row => row.Cells[column].Text.Length))).ToArray();
            yield return Line("", table.Columns);
            foreach (var row in table.Rows)
            {
                yield return Line(row.Label, [.. row.Cells.Select(cell => cell.Text)]);
            }

            string Line(string label, IReadOnlyList<string> cells) => Plain(
                (label.Length > labels ? label[..labels] : label).PadRight(labels) +
                string.Concat(used.Select((column, i) => "  " + cells[column].PadLeft(widths[i]))));
        }

        foreach (var figure in table.Figures)
        {
            yield return Plain(figure.Label + ": " + figure.Cell.Text);
        }
    }

    /// <summary>Control characters of a foreign file never reach the terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).TrimEnd();

    private static void Wrap(StringBuilder text, string words, string first, string rest)
    {
        var line = new StringBuilder(first);
        var empty = true;
        foreach (var word in Plain(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                text.AppendLine(line.ToString());
                line.Clear().Append(rest);
                empty = true;
            }

            line.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        text.AppendLine(line.ToString());
    }
}
