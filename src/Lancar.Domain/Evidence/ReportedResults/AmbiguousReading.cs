using Lancar.Domain.Kernel;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Numbers such as <c>1.234</c> that may be decimals or thousands, when nothing around them settles it.</summary>
internal static class AmbiguousReading
{
    /// <summary>The item with every ambiguous number read the other way, or null when none is ambiguous.</summary>
    public static ReportedItem? Other(ReportedItem item)
    {
        var changed = false;
        ReportedNumber? Turn(ReportedNumber? number)
        {
            changed |= number?.OtherReading is not null;
            return number?.OtherReading ?? number;
        }

        ReportedInterval? TurnInterval(ReportedInterval? interval) =>
            interval is null ? null : new(Turn(interval.Lower)!, Turn(interval.Upper)!);
        ReportedMoments TurnMoments(ReportedMoments moments) => moments with
        {
            Mean = Turn(moments.Mean),
            Sd = Turn(moments.Sd),
            Min = Turn(moments.Min),
            Max = Turn(moments.Max),
            Interval = TurnInterval(moments.Interval),
        };
        ReportedItem other = item switch
        {
            ReportedSummary summary => summary with { Values = TurnMoments(summary.Values) },
            ReportedPaired paired => paired with
            {
                Before = TurnMoments(paired.Before),
                After = TurnMoments(paired.After),
                Difference = Turn(paired.Difference),
            },
            ReportedCrosstab crosstab => crosstab with
            {
                OddsRatio = Turn(crosstab.OddsRatio),
                OddsRatioInterval = TurnInterval(crosstab.OddsRatioInterval),
            },
            ReportedTwoProportions proportions => proportions with
            {
                OddsRatio = Turn(proportions.OddsRatio),
                OddsRatioInterval = TurnInterval(proportions.OddsRatioInterval),
            },
            _ => item,
        };
        return changed ? other : null;
    }

    /// <summary>The finding as a caution that names the ambiguity.</summary>
    public static Finding Soften(Finding finding) => finding.Severity != Severity.Inconsistent ? finding : finding with
    {
        Severity = Severity.Caution,
        Message = new LocalizedText(
            finding.Message.Indonesian + " " + Texts.Get(Language.Indonesian, "check.ambiguous"),
            finding.Message.English + " " + Texts.Get(Language.English, "check.ambiguous")),
    };
}
