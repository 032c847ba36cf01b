using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Tables;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>The tables of a before/after result, all from the one result object.</summary>
internal sealed class PrePostTables(PrePostResult result)
{
    private readonly PrePostPrecision precision = new(result);
    private readonly LocalizedText source = PrePostSource.Line(result.Provenance);

    internal ReportTable Participants()
    {
        var total = result.PairCount + result.Data.Excluded.Count;
        var rows = new List<ReportRow> { CountRow(T("participants.analysed"), result.PairCount, total) };
        rows.AddRange(result.Data.Excluded.GroupBy(excluded => excluded.Reason).OrderBy(group => group.Key)
            .Select(group => CountRow(Reason(group.Key), group.Count(), total)));
        rows.Add(CountRow(T("total"), total, total) with { IsTotal = true });
        return new(T("participants.caption"), [Words("participants.group"), Column("column.count"), Column("column.percent")], rows, [], source);
    }

    internal ReportTable Values()
    {
        LocalizedText[] notes = result.Outcome.Unit is null
            ? [T("values.note")]
            : [T("values.unit", ("unit", Unit())), T("values.note")];
        return new(
            T("values.caption", ("outcome", result.Outcome.Name)),
            [Words("values.variable"), Column("values.n"), Column("values.mean"), Column("values.sd"), Column("values.median"), Column("values.quartiles"), Column("values.range"), Column("values.interval")],
            [ValueRow("before", result.Before), ValueRow("after", result.After), ValueRow("difference", result.Difference)],
            notes,
            source);
    }

    internal ReportTable Changes() => new(
        T("changes.caption", ("outcome", PrePostSentences.Inside(result.Outcome.Name))),
        [Words("changes.direction"), Column("column.count"), Column("column.percent")],
        [
            CountRow(T("changes.rose"), result.RoseCount, result.PairCount),
            CountRow(T("changes.fell"), result.FellCount, result.PairCount),
            CountRow(T("changes.same"), result.SameCount, result.PairCount),
            CountRow(T("total"), result.PairCount, result.PairCount) with { IsTotal = true },
        ],
        [],
        source);

    internal ReportTable Test() => new(
        T("test.caption", ("outcome", PrePostSentences.Inside(result.Outcome.Name))),
        [Words("test.variable"), Column("values.n"), Column("test.change"), new ReportColumn(T("test.interval", ("level", PrePostSentences.Level(result.Test)))), Column("test.wplus"), Column("test.wminus"), Column("test.effect"), Column("test.p")],
        [
            new ReportRow(
            [
                ReportCell.Of(result.Outcome.Name),
                ReportCell.Count(result.PairCount),
                ReportCell.Number(result.TypicalChange, precision.Change),
                ReportCell.Range(result.TypicalChangeInterval.Lower, result.TypicalChangeInterval.Upper, precision.Change),
                ReportCell.Number(result.Test.WPlus, 1),
                ReportCell.Number(result.Test.WMinus, 1),
                ReportCell.Number(result.Test.RankBiserial, 2),
                ReportCell.P(result.Test.PTwoSided),
            ]),
        ],
        [
            T("test.note.change", ("unit", result.Outcome.Unit is null ? new LocalizedText("", "") : Both(language => $" ({result.Outcome.UnitIn(language)})"))),
            IntervalNote(),
            T("test.note.effect"),
            T("test.note.exact", ("ties", Ties()), ("zeros", Zeros())),
            T("test.note.no-control"),
        ],
        source);

    internal ReportTable SpssRanks()
    {
        var test = result.Test;
        return new(
            T("spss.ranks.caption"),
            [new ReportColumn(T("spss.pair"), IsNumeric: false), Printed("N"), Printed("Mean Rank"), Printed("Sum of Ranks")],
            [
                RankRow("Negative Ranks", test.NegativeCount, test.WMinus),
                RankRow("Positive Ranks", test.PositiveCount, test.WPlus),
                RankRow("Ties", test.ZeroCount, null),
                RankRow("Total", test.PairCount, null) with { IsTotal = true },
            ],
            [T("spss.note.ranks")]);
    }

    /// <summary>SPSS always prints the Z of the smaller rank sum, so never above zero.</summary>
    internal ReportTable SpssTest() => new(
        T("spss.test.caption"),
        [new ReportColumn(new("", ""), IsNumeric: false), new ReportColumn(T("spss.pair"))],
        [
            new ReportRow([ReportCell.Code("Z"), ReportCell.Number(-Math.Abs(result.Test.Z), 3)]),
            new ReportRow([ReportCell.Code("Asymp. Sig. (2-tailed)"), ReportCell.P(result.Test.PAsymptotic)]),
            new ReportRow([ReportCell.Code("Exact Sig. (2-tailed)"), ReportCell.P(result.Test.PTwoSided)]),
        ],
        [
            T(Math.Sign(result.Test.WPlus - result.Test.WMinus) switch
            {
                > 0 => "spss.note.based.negative",
                < 0 => "spss.note.based.positive",
                _ => "spss.note.based.equal",
            }),
            T("spss.note.asymptotic"),
        ]);

    /// <summary>Who was left out and why. Those who did not consent stand in the first table as a number only: a list of them would be a list of refusals.</summary>
    internal ReportTable? Listed()
    {
        var listed = result.Data.Excluded.Where(excluded => excluded.Reason != ExclusionReason.NoResearchConsent).ToArray();
        return listed.Length == 0 ? null : new(
            T("listed.caption"),
            [Words("listed.code"), Column("listed.line"), Words("listed.reason")],
            [.. listed.Select(excluded => new ReportRow(
            [
                ReportCell.Code(excluded.Code),
                excluded.Line is { } line ? ReportCell.Count(line) : ReportCell.Code("–"),
                ReportCell.Of(Reason(excluded.Reason)),
            ]))],
            []);
    }

    internal static LocalizedText Reason(ExclusionReason reason) => T("excluded." + reason);

    private ReportRow ValueRow(string name, Descriptives values) => new(
    [
        ReportCell.Of(T(name)),
        ReportCell.Count(values.Count),
        ReportCell.Number(values.Mean, precision.Mean),
        ReportCell.Number(values.StandardDeviation!.Value, precision.Mean),
        ReportCell.Number(values.Median, precision.Change),
        ReportCell.Range(values.LowerQuartile, values.UpperQuartile, precision.Change),
        ReportCell.Range(values.Minimum, values.Maximum, precision.Value),
        ReportCell.Range(values.MeanInterval!.Value.Lower, values.MeanInterval.Value.Upper, precision.Mean),
    ]);

    private static ReportRow CountRow(LocalizedText label, int count, int total) =>
        new([ReportCell.Of(label), ReportCell.Count(count), ReportCell.Percent(count, total)]);

    private static ReportRow RankRow(string label, int count, double? sum) => new(
    [
        ReportCell.Code(label),
        ReportCell.Count(count),
        sum is { } ranks && count > 0 ? ReportCell.Number(ranks / count, 2) : sum is null ? ReportCell.Empty : ReportCell.Number(0, 2),
        sum is { } total ? ReportCell.Number(total, 2) : ReportCell.Empty,
    ]);

    private LocalizedText IntervalNote()
    {
        var attained = PrePostPrecision.Plain(100 * result.Test.IntervalAttained, 1);
        return !result.Test.IntervalAttainable ? T("test.note.interval-short", ("attained", attained))
            : T(result.Test.IntervalIsExact ? "test.note.interval-exact" : "test.note.interval-least", ("attained", attained));
    }

    private LocalizedText Ties() => result.Test.HasTies ? T("ties.some", ("groups", result.Test.TieGroups)) : T("ties.none");

    private LocalizedText Zeros() => result.Test.ZeroCount > 0 ? T("zeros.some", ("count", result.Test.ZeroCount)) : T("zeros.none");

    private LocalizedText Unit() => Both(language => result.Outcome.UnitIn(language) ?? "");

    private static LocalizedText Both(Func<Language, string> text) => new(text(Language.Indonesian), text(Language.English));

    private static ReportColumn Words(string key) => new(T(key), IsNumeric: false);

    private static ReportColumn Column(string key) => new(T(key));

    private static ReportColumn Printed(string text) => new(new(text, text));

    private static LocalizedText T(string key, params (string Name, object Value)[] values) => Texts.Both("reports.pre-post." + key, values);
}

/// <summary>The source line under tables.</summary>
internal static class PrePostSource
{
    internal static LocalizedText Line(Provenance provenance) => Texts.Both(
        provenance.Sha256 is null ? "reports.source.study" : "reports.source.file",
        ("source", provenance.Source),
        ("date", Date(provenance.AnalysedAt)),
        ("version", provenance.Version));

    private static LocalizedText Date(DateTimeOffset at)
    {
        string[] indonesian = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
        // Indonesian students and their lecturers live in WIB, WITA and WIT; a day in UTC could be yesterday. WIB is UTC+7.
        var local = at.ToOffset(TimeSpan.FromHours(7));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{local.Day} {indonesian[local.Month - 1]} {local.Year}"),
            local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
    }
}
