using Lancar.Domain.Evidence.Checklists;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>The tables of a report on printed numbers.</summary>
internal static class CheckTables
{
    /// <summary>How many findings stand where.</summary>
    internal static ReportTable Overview(CheckReport report)
    {
        var rows = report.Items.Select(item => new ReportRow(
            [ReportCell.Of(CheckDocument.Place(item)), Count(item, Severity.Inconsistent), Count(item, Severity.Caution), ReportCell.Count(item.Checked.Count)])).ToList();
        if (report.Agreement.Findings.Count > 0)
        {
            rows.Add(new(
                [
                    ReportCell.Of(Words("two-places")), ReportCell.Code("–"), ReportCell.Count(report.Agreement.Findings.Count(finding => finding.Severity == Severity.Caution)),
                    ReportCell.Count(report.Agreement.Checked.Count),
                ]));
        }

        rows.Add(new(
            [
                ReportCell.Of(Words("overview.total")), ReportCell.Count(report.Count(Severity.Inconsistent)), ReportCell.Count(report.Count(Severity.Caution)),
                ReportCell.Count(report.Items.Sum(item => item.Checked.Count) + report.Agreement.Checked.Count),
            ],
            IsTotal: true));
        return new(
            Words("overview"),
            [new(Words("overview.place"), IsNumeric: false), new(Words("overview.inconsistent")), new(Words("overview.caution")), new(Words("overview.checks"))],
            rows,
            []);
    }

    /// <summary>A published checklist with what was found for each item.</summary>
    internal static ReportTable Prepared(PreparedChecklist prepared) => new(
        Texts.Both("reports.check.checklist", ("name", prepared.Checklist.Name)),
        [new(Words("checklist.item"), IsNumeric: false), new(Words("checklist.asks"), IsNumeric: false), new(Words("checklist.evidence"), IsNumeric: false)],
        [.. prepared.Items.Select(item => new ReportRow([ReportCell.Code(item.Item.Id), ReportCell.Of(item.Item.Text), ReportCell.Of(Evidence(item))]))],
        [Texts.Both("reports.check.checklist.note", ("kind", prepared.Checklist.Kind), ("source", prepared.Checklist.Source))]);

    /// <summary>A result as it was read: its table, or its figures as one paragraph; null when it prints neither.</summary>
    internal static ReportBlock? AsRead(ItemReport report)
    {
        var indonesian = PrintedTable.Of(report.Item, Language.Indonesian);
        var english = PrintedTable.Of(report.Item, Language.English);
        var used = Enumerable.Range(0, indonesian.Columns.Count).Where(column => indonesian.Rows.Any(row => row.Cells[column].Text.Length > 0)).ToArray();
        var figures = Figures(indonesian, english);
        if (used.Length == 0)
        {
            return figures is null ? null : new ParagraphBlock(figures);
        }

        var place = CheckDocument.Place(report);
        return new TableBlock(new(
            place,
            [new(new("", ""), IsNumeric: false), .. used.Select(column => new ReportColumn(new(indonesian.Columns[column], english.Columns[column])))],
            [.. indonesian.Rows.Select((row, at) => new ReportRow(
                [ReportCell.Of(new(row.Label, english.Rows[at].Label)), .. used.Select(column => ReportCell.Code(row.Cells[column].Text))]))],
            figures is null ? [] : [figures]));
    }

    /// <summary>Example data for a bound on p: how many pairs have which values.</summary>
    internal static ReportTable Example(LocalizedText place, AttainableExample example) => new(
        Words("example.caption", ("place", place), ("p", new LocalizedText(Plain(example.P, Language.Indonesian), Plain(example.P, Language.English)))),
        [new(Words("example.before")), new(Words("example.after")), new(Words("example.pairs"))],
        [.. example.Pairs.GroupBy(pair => pair).OrderBy(pairs => pairs.Key).Select(pairs => new ReportRow(
            [ReportCell.Number(pairs.Key.Before, 0), ReportCell.Number(pairs.Key.After, 0), ReportCell.Count(pairs.Count())]))],
        []);

    // 0.0000000596 and not 5.96E-08: readers compare it with a printed p.
    private static string Plain(double p, Language language) => Numerals.Fixed(p, p is > 0 and < 0.1 ? Math.Min(15, 2 - (int)Math.Floor(Math.Log10(p))) : 3, language);

    private static LocalizedText? Figures(PrintedTable indonesian, PrintedTable english) => indonesian.Figures.Count == 0 ? null : new(
        string.Join("; ", indonesian.Figures.Select(Figure)), string.Join("; ", english.Figures.Select(Figure)));

    private static string Figure(PrintedFigure figure) => $"{figure.Label}: {figure.Cell.Text}";

    private static LocalizedText Evidence(PreparedItem item) => item.Answer switch
    {
        PreparedAnswer.ByHand => Words("checklist.by-hand", ("advice", item.Item.ByHand!)),
        PreparedAnswer.NothingToCompute => Words("checklist.nothing-to-compute"),
        PreparedAnswer.NothingFound => Words("checklist.nothing-found", ("results", item.Results)),
        PreparedAnswer.Found => new(Found(item, Language.Indonesian), Found(item, Language.English)),
    };

    // One line per place: the weight of its heaviest finding, and the codes that bear on the item.
    private static string Found(PreparedItem item, Language language) => string.Join("; ", item.Agreements.Select(finding =>
        $"{Words("two-places").In(language)} ({Texts.Get(language, "check.severity." + finding.Severity.Text())}: {finding.Code.Text()})").Distinct().Concat(item.Findings.GroupBy(pair => pair.Result).Select(place =>
        $"{CheckDocument.Place(place.Key).In(language)} ({Texts.Get(language, "check.severity." + place.Max(pair => pair.Finding.Severity).Text())}: {string.Join(", ", place.Select(pair => pair.Finding.Code.Text()).Distinct())})")));

    private static ReportCell Count(ItemReport item, Severity severity)
    {
        var count = item.Findings.Count(finding => finding.Severity == severity);
        return count == 0 ? ReportCell.Code("–") : ReportCell.Count(count);
    }

    private static LocalizedText Words(string key, params (string Name, object Value)[] values) => Texts.Both("reports.check." + key, values);
}
