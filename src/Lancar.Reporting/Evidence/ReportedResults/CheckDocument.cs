using Lancar.Domain.Evidence.Checklists;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Documents;

namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>A report on printed numbers as a document, for one kind of reader. Word and HTML are written from it.</summary>
public static class CheckDocument
{
    /// <summary>The document.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="audience">For whom.</param>
    public static ReportDocument Of(CheckReport report, CheckAudience audience)
    {
        ArgumentNullException.ThrowIfNull(report);
        var name = audience.ToString().ToLowerInvariant();
        return new(
            Words($"title.{name}"),
            [
                new HeadingBlock(1, Words($"title.{name}")),
                new ParagraphBlock(Source(report)),
                new ParagraphBlock(Texts.Both(
                    "check.report.summary", ("items", report.Items.Count), ("inconsistent", report.Count(Severity.Inconsistent)), ("caution", report.Count(Severity.Caution)))),
                new ParagraphBlock(Words($"lead.{name}")),
                .. Overview(report),
                .. Findings(report, Severity.Inconsistent, audience),
                .. Findings(report, Severity.Caution, audience),
                .. TwoPlaces(report),
                .. Unread(report),
                .. Left(report),
                .. Possible(report),
                .. audience == CheckAudience.Reviewer ? Prepared(report) : [],
                .. Marked(report),
                .. AsRead(report),
                new NoteBlock(Words("stamp", ("source", Source(report)))),
            ]);
    }

    /// <summary>Where a result stands, as a reader looks for it: its place, title or variable, or the name it was given.</summary>
    internal static LocalizedText Place(ItemReport report)
    {
        var item = report.Item;
        var place = string.Join(", ", new[] { item.Place, item.Variable ?? item.Title }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return Same(place.Length > 0 ? place : item.Id);
    }

    private static IEnumerable<ReportBlock> Overview(CheckReport report) =>
        report.Count(Severity.Inconsistent) + report.Count(Severity.Caution) > 0 ? [new TableBlock(CheckTables.Overview(report))] : [new ParagraphBlock(Words("none"))];

    private static IEnumerable<ReportBlock> Findings(CheckReport report, Severity severity, CheckAudience audience)
    {
        var places = report.Items.Select((item, at) => (
                Place: Place(item),
                Findings: item.Findings.Select((finding, number) => (Finding: finding, Anchor: MarkedPaperHtml.Anchor(at, number))).Where(found => found.Finding.Severity == severity).ToArray()))
            .Where(item => item.Findings.Length > 0).ToArray();
        if (places.Length == 0)
        {
            yield break;
        }

        yield return new HeadingBlock(2, severity == Severity.Inconsistent ? Words("part.inconsistent") : Words("part.caution"));
        foreach (var (place, findings) in places)
        {
            yield return new HeadingBlock(3, place);
            // The same advice for several figures of one table is given once, after the last of them.
            foreach (var same in findings.GroupBy(found => found.Finding.Code))
            {
                foreach (var (finding, anchor) in same)
                {
                    yield return new ParagraphBlock(finding.Message, anchor);
                }

                yield return new AdviceBlock(Advice(same.Key, audience));
            }
        }
    }

    private static LocalizedText Advice(FindingCode code, CheckAudience audience) => audience switch
    {
        CheckAudience.Author => Words("mend", ("advice", Texts.Both("advice.mend." + code.Text()))),
        CheckAudience.Supervisor => Words("ask", ("advice", Texts.Both("advice.ask." + code.Text()))),
        CheckAudience.Reviewer => Words("change", ("advice", Texts.Both("advice.change." + code.Text()))),
    };

    private static IEnumerable<ReportBlock> TwoPlaces(CheckReport report) => report.Agreement.Findings.Count == 0 ? [] :
    [
        new HeadingBlock(2, Words("two-places")),
        .. report.Agreement.Findings.SelectMany((finding, number) => (ReportBlock[])
        [
            new ParagraphBlock(finding.Message, MarkedPaperHtml.AgreementAnchor(number)),
            .. finding.Places.Select(place => new AdviceBlock(Words("two-places.quote", ("place", Where(place.Place)), ("words", place.Words)))),
        ]),
    ];

    private static LocalizedText Where(PaperPlace place)
    {
        var line = place switch
        {
            { Page: { } page } => Texts.Both("reports.check.page", ("page", page)),
            { Line: { } number } => Texts.Both("check.report.line", ("line", number)),
            _ => Same(""),
        };
        return place.Heading is { } heading ? new($"{heading}, {line.Indonesian}", $"{heading}, {line.English}") : line;
    }

    private static IEnumerable<ReportBlock> Unread(CheckReport report) => report.Unread.Count == 0 ? [] :
    [
        new HeadingBlock(2, Words("unread")),
        new ListBlock([.. report.Unread.Select(UnreadLine)]),
    ];

    private static LocalizedText UnreadLine(UnreadPart part) => Words(
        "unread.item",
        ("line", part.Place.Line is { } line ? Texts.Both("check.report.line", ("line", line)) : Same("")),
        ("words", part.Words),
        ("why", Texts.Both("check.unread." + part.Why)));

    private static IEnumerable<ReportBlock> Left(CheckReport report)
    {
        var lines = report.Items.SelectMany(item => item.NotChecked.Select(left => Words(
            "left.item", ("place", Place(item)), ("what", left.What), ("why", left.Why)))).Distinct().ToArray();
        return lines.Length == 0 ? [] : [new HeadingBlock(2, Words("left")), new ListBlock(lines)];
    }

    private static IEnumerable<ReportBlock> Possible(CheckReport report)
    {
        var blocks = report.Items.SelectMany(item => PossibleSamples.Of(item.Item).Select(samples => Possible(item, samples)).Concat(Example(item))).ToArray();
        return blocks.Length == 0 ? [] : [new HeadingBlock(2, Words("possible")), new ParagraphBlock(Words("possible.lead")), .. blocks];
    }

    private static ReportBlock Possible(ItemReport item, PossibleSamples samples)
    {
        var place = samples.Field switch
        {
            "before" => Joined(Place(item), Words("example.before")),
            "after" => Joined(Place(item), Words("example.after")),
            _ => Place(item),
        };
        return samples.Counts.Count == 0
            ? new ParagraphBlock(Words("possible.none", ("place", place)))
            : new FigureBlock(language => PossibleSamplesFigure.Draw(samples, language), PossibleSamplesFigure.Caption(samples, place));
    }

    private static IEnumerable<ReportBlock> Example(ItemReport item) =>
        item.Item is ReportedPaired paired && item.Findings.Any(finding => finding.Code == FindingCode.PUnattainable) && AttainableExample.Of(paired) is { } example
            ? [new TableBlock(CheckTables.Example(Place(item), example))]
            : [];

    private static LocalizedText Joined(LocalizedText first, LocalizedText second) =>
        new($"{first.Indonesian}, {second.Indonesian.ToLowerInvariant()}", $"{first.English}, {second.English.ToLowerInvariant()}");

    private static IEnumerable<ReportBlock> Prepared(CheckReport report) => Checklist.All.SelectMany(checklist => (ReportBlock[])
    [
        new HeadingBlock(2, Words("checklist", ("name", checklist.Name))),
        new TableBlock(CheckTables.Prepared(PreparedChecklist.Of(checklist, report))),
    ]);

    private static IEnumerable<ReportBlock> Marked(CheckReport report) => report.Reading is null ? [] :
    [
        new ScreenBlock(language => $"<h2>{Texts.Get(language, "reports.check.marked")}</h2>\n<p class=\"note\">{Texts.Get(language, "reports.check.marked.note")}</p>\n"),
        new ScreenBlock(_ => MarkedPaperHtml.Write(report)),
    ];

    private static IEnumerable<ReportBlock> AsRead(CheckReport report) => report.Items.Count == 0 ? [] :
    [
        new HeadingBlock(2, Words("read")),
        new ParagraphBlock(Words("read.note")),
        .. report.Items.Select(CheckTables.AsRead).OfType<ReportBlock>(),
    ];

    private static LocalizedText Source(CheckReport report) => report.Source is { } source ? Same(source) : Words("stamp.no-source");

    private static LocalizedText Same(string text) => new(text, text);

    private static LocalizedText Words(string key, params (string Name, object Value)[] values) => Texts.Both("reports.check." + key, values);
}
