namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Mean, standard deviation, range and interval of one group.</summary>
internal static class SummaryCheck
{
    public static void Run(ReportedSummary item, ItemNotes notes) =>
        new MomentsCheck(item.Values, item.Values.N ?? item.N, item.Measure, item.Level, "").Run(notes);
}
