using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>The confidence interval of a mean against mean, standard deviation and n.</summary>
internal static class MeanIntervalCheck
{
    public static void Run(MomentsCheck moments, ItemNotes notes)
    {
        if (moments.Values.Interval is not { } interval)
        {
            return;
        }

        var field = moments.Prefix + "interval";
        notes.Done(field);
        var (lower, upper) = IntervalOrder.Check(interval, field, notes);
        if (moments.Values.Mean is not { } mean)
        {
            notes.Skip(field, "no-mean");
            return;
        }

        IntervalOrder.CheckEstimate(mean, lower, upper, field, interval, notes);
        if (moments.Values.Sd is not { } sd || moments.N is not >= 2)
        {
            notes.Skip(field, moments.N is >= 2 ? "no-sd" : "no-n");
            return;
        }

        var limits = ReportedMeanInterval.Limits(mean, sd, moments.N.Value, moments.Level);
        if (limits.LowerFits(lower) && limits.UpperFits(upper))
        {
            return;
        }

        var text = ItemNotes.Figure(limits.Lower, lower) + " – " + ItemNotes.Figure(limits.Upper, upper);
        notes.Add(
            FindingCode.IntervalMismatch, Severity.Inconsistent, field, interval.Text, text, "interval-mismatch.mean",
            new Dictionary<string, double> { ["lower"] = ItemNotes.Short(limits.Lower), ["upper"] = ItemNotes.Short(limits.Upper) },
            ("level", Percent(moments.Level)));
    }

    /// <summary>The level as a whole percentage where it is one.</summary>
    internal static string Percent(double level) => ItemNotes.Short(level * 100).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
