using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>What holds for the limits of any interval: lower before upper, and the estimate between them.</summary>
internal static class IntervalOrder
{
    /// <summary>Adds a finding for limits in the wrong order and returns them in the right one.</summary>
    public static (ReportedNumber Lower, ReportedNumber Upper) Check(ReportedInterval interval, string field, ItemNotes notes)
    {
        if (interval.Lower.Value <= interval.Upper.Value)
        {
            return (interval.Lower, interval.Upper);
        }

        notes.Add(FindingCode.IntervalOrder, Severity.Inconsistent, field, interval.Text, interval.Upper.Text + " – " + interval.Lower.Text);
        return (interval.Upper, interval.Lower);
    }

    /// <summary>Adds a finding when the estimate lies outside its own limits by more than the last printed digits.</summary>
    public static void CheckEstimate(
        ReportedNumber estimate, ReportedNumber lower, ReportedNumber upper, string field, ReportedInterval interval, ItemNotes notes)
    {
        var range = estimate.StandsFor(PrintingRule.OneUnit);
        if (range.Upper < lower.StandsFor(PrintingRule.OneUnit).Lower || range.Lower > upper.StandsFor(PrintingRule.OneUnit).Upper)
        {
            notes.Add(
                FindingCode.IntervalExcludesEstimate, Severity.Inconsistent, field, interval.Text, null, null, null,
                ("estimate", estimate.Text));
        }
    }
}
