using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Tables;
using Lancar.Reporting.Tables;

namespace Lancar.Cli.Evidence;

/// <summary>One line of the summary of many files.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Results">How many results were checked; null when the file could not be read.</param>
/// <param name="Inconsistent">Findings that no data could print.</param>
/// <param name="Caution">Findings to be read with care.</param>
/// <param name="Unread">Parts that were not read.</param>
internal sealed record CheckSummaryLine(string File, int? Results, int Inconsistent, int Caution, int Unread)
{
    internal static CheckSummaryLine Of(CheckedFile file) => file.Report is { } report
        ? new(file.Name, report.Items.Count, report.Count(Severity.Inconsistent), report.Count(Severity.Caution), report.Unread.Count)
        : new(file.Name, null, 0, 0, 0);
}

/// <summary>The summary of many files, as a table to look at and as a file for a spreadsheet.</summary>
internal static class CheckSummary
{
    /// <summary>The table, with a row of totals.</summary>
    internal static ReportTable Table(IReadOnlyList<CheckSummaryLine> lines) => new(
        Words("caption"),
        [
            new(Words("file"), IsNumeric: false), new(Words("results")), new(Words("inconsistent")), new(Words("caution")), new(Words("unread")),
            new(Words("state"), IsNumeric: false),
        ],
        [
            .. lines.Select(line => Row(ReportCell.Code(line.File), line, ReportCell.Of(State(line)))),
            Row(ReportCell.Of(Words("total")), Total(lines), ReportCell.Empty) with { IsTotal = true },
        ],
        []);

    /// <summary>The same as CSV.</summary>
    internal static byte[] Csv(IReadOnlyList<CheckSummaryLine> lines, Language language) => CsvTableWriter.Write(
        [.. new[] { "file", "results", "inconsistent", "caution", "unread", "state" }.Select(name => Words(name).In(language))],
        lines.Select(line => (IReadOnlyList<object?>)[line.File, line.Results, line.Inconsistent, line.Caution, line.Unread, State(line).In(language)]),
        language);

    private static CheckSummaryLine Total(IReadOnlyList<CheckSummaryLine> lines) =>
        new("", lines.Sum(line => line.Results ?? 0), lines.Sum(line => line.Inconsistent), lines.Sum(line => line.Caution), lines.Sum(line => line.Unread));

    private static ReportRow Row(ReportCell name, CheckSummaryLine line, ReportCell state) => new(line.Results is { } results
        ? [name, ReportCell.Count(results), ReportCell.Count(line.Inconsistent), ReportCell.Count(line.Caution), ReportCell.Count(line.Unread), state]
        : [name, ReportCell.Code("–"), ReportCell.Code("–"), ReportCell.Code("–"), ReportCell.Code("–"), state]);

    private static LocalizedText State(CheckSummaryLine line) => line.Results is null ? Words("state.unreadable") : Words("state.read");

    private static LocalizedText Words(string key) => Texts.Both("check.summary." + key);
}
