using Lancar.Statistics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Odds ratio, its direction, and its interval against the counts of a two-by-two table.</summary>
internal static class OddsRatioCheck
{
    public static void Run(ReportedCrosstab item, ItemNotes notes)
    {
        if (item.OddsRatio is null && item.OddsRatioInterval is null && item.Claims.Count == 0)
        {
            return;
        }

        if (item.Counts.Count != 2 || item.Counts[0].Count != 2)
        {
            notes.Skip("odds-ratio", "not-two-by-two");
            return;
        }

        if (item.Counts.Sum(row => row.Sum()) > TwoByTwo.LargestTotal)
        {
            notes.Skip("odds-ratio", "table-too-large");
            return;
        }

        var table = TwoByTwo.Of(item.Counts[0][0], item.Counts[0][1], item.Counts[1][0], item.Counts[1][1], item.Level);
        if (table.HasEmptyMargin)
        {
            notes.Skip("odds-ratio", "empty-margin");
            return;
        }

        var known = ReportedOddsRatio.Of(table, item.Level);
        var reading = item.OddsRatio is { } printed ? known.Read(printed) : (OddsRatioReading?)null;
        CheckEstimate(item, table, known, reading, notes);
        CheckInterval(item, known, reading, notes);
    }

    private static void CheckEstimate(ReportedCrosstab item, TwoByTwo table, ReportedOddsRatio known, OddsRatioReading? reading, ItemNotes notes)
    {
        var claims = Claims(item, notes);
        var contradicted = claims.Where(claim => Contradicts(claim, table)).ToArray();
        if (item.OddsRatio is not { } printed)
        {
            AddContradictions(contradicted, known, null, notes);
            return;
        }

        notes.Done("odds-ratio");
        switch (reading!.Value)
        {
            case OddsRatioReading.Neither:
                AddMismatch(printed, table, known, notes);
                break;
            case OddsRatioReading.Reciprocal when contradicted.Length == 0:
                AddReciprocal(printed, claims, known, notes);
                break;
            case OddsRatioReading.Reciprocal or OddsRatioReading.Direct or OddsRatioReading.Both:
                AddContradictions(contradicted, known, printed, notes);
                break;
        }
    }

    private static void AddMismatch(ReportedNumber printed, TwoByTwo table, ReportedOddsRatio known, ItemNotes notes)
    {
        var isRiskRatio = table.RiskRatio.Estimate is { } ratio && printed.StandsFor(PrintingRule.OneUnit).Contains(ratio);
        Add(FindingCode.OddsRatioMismatch, Severity.Inconsistent, "oddsRatio", printed.Text, isRiskRatio ? "odds-ratio-mismatch.risk-ratio" : null, known, notes);
    }

    /// <summary>
    /// The reciprocal is the odds ratio of the other row. When the sentence speaks of that row, all is well; when it speaks of this
    /// one, number and sentence say opposite things; without a sentence only the reference is unclear.
    /// </summary>
    private static void AddReciprocal(ReportedNumber printed, IReadOnlyList<OddsClaim> claims, ReportedOddsRatio known, ItemNotes notes)
    {
        if (claims.Any(claim => claim.IsOtherWayRound))
        {
            return;
        }

        var proven = claims.Count > 0;
        Add(
            FindingCode.OddsRatioInverted, proven ? Severity.Inconsistent : Severity.Caution, "oddsRatio", printed.Text,
            proven ? null : "odds-ratio-inverted.no-claim", known, notes);
    }

    private static void AddContradictions(IReadOnlyList<OddsClaim> contradicted, ReportedOddsRatio known, ReportedNumber? printed, ItemNotes notes)
    {
        foreach (var claim in contradicted)
        {
            Add(
                FindingCode.OddsRatioInverted, Severity.Inconsistent, printed is null ? $"claims[{claim.Index}]" : "oddsRatio",
                printed?.Text ?? claim.Text, "odds-ratio-inverted.claim", known, notes, ("row", claim.Row), ("column", claim.Column));
        }
    }

    private static void Add(
        FindingCode code, Severity severity, string field, string printedText, string? wording,
        ReportedOddsRatio known, ItemNotes notes, params (string, object)[] values)
    {
        var figure = ItemNotes.Figure(known.Estimate);
        var detail = new Dictionary<string, double>
        {
            ["lower"] = ItemNotes.Short(known.Limits[0].Lower),
            ["upper"] = ItemNotes.Short(known.Limits[0].Upper),
        };
        var interval = ItemNotes.Figure(known.Limits[0].Lower) + " – " + ItemNotes.Figure(known.Limits[0].Upper);
        notes.Add(code, severity, field, printedText, figure, wording, detail, [.. values, ("interval", ItemNotes.Decimals(interval))]);
    }

    private static bool Contradicts(OddsClaim claim, TwoByTwo table)
    {
        // Exact products: an odds ratio of 1 says neither higher nor lower.
        var difference = ((Int128)table.A * table.D).CompareTo((Int128)table.B * table.C);
        var direction = claim.IsOtherWayRound ? -difference : difference;
        return claim.Higher ? direction <= 0 : direction >= 0;
    }

    private static List<OddsClaim> Claims(ReportedCrosstab item, ItemNotes notes)
    {
        var claims = new List<OddsClaim>();
        for (var i = 0; i < item.Claims.Count; i++)
        {
            if (OddsClaim.Read(item, i) is { } claim)
            {
                claims.Add(claim);
                notes.Done("claims");
            }
            else
            {
                notes.Skip("claims", "claim-unknown", ("claim", item.Claims[i]));
            }
        }

        return claims;
    }

    private static void CheckInterval(ReportedCrosstab item, ReportedOddsRatio known, OddsRatioReading? reading, ItemNotes notes)
    {
        if (item.OddsRatioInterval is not { } interval)
        {
            return;
        }

        notes.Done("interval");
        var (lower, upper) = IntervalOrder.Check(interval, "oddsRatioInterval", notes);
        if (item.OddsRatio is { } estimate)
        {
            IntervalOrder.CheckEstimate(estimate, lower, upper, "oddsRatioInterval", interval, notes);
        }

        var direct = reading is OddsRatioReading.Reciprocal ? LimitsFit.Outside : known.Fit(lower, upper, reciprocal: false);
        var reciprocal = reading is OddsRatioReading.Direct ? LimitsFit.Outside : known.Fit(lower, upper, reciprocal: true);
        var fit = (LimitsFit)Math.Min((int)direct, (int)reciprocal);
        if (fit is not LimitsFit.Follow)
        {
            AddInterval(interval, known, reading is OddsRatioReading.Reciprocal, fit, item.Level, notes);
        }
    }

    private static void AddInterval(ReportedInterval interval, ReportedOddsRatio known, bool reciprocal, LimitsFit fit, double level, ItemNotes notes)
    {
        var limits = reciprocal ? known.Limits[0].Reciprocal : known.Limits[0];
        var text = ItemNotes.Figure(limits.Lower, interval.Lower) + " – " + ItemNotes.Figure(limits.Upper, interval.Upper);
        notes.Add(
            FindingCode.IntervalMismatch,
            fit is LimitsFit.Near ? Severity.Caution : Severity.Inconsistent,
            "oddsRatioInterval",
            interval.Text,
            text,
            fit is LimitsFit.Near ? "interval-mismatch.near" : null,
            new Dictionary<string, double> { ["lower"] = ItemNotes.Short(limits.Lower), ["upper"] = ItemNotes.Short(limits.Upper) },
            ("level", MeanIntervalCheck.Percent(level)));
    }
}
