using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Means of a score in two levels of the outcome, before and after: the level with the higher score stays the same, whoever is in it.</summary>
internal static class DirectionCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        var tables = text.Results.Where(result => result.Item is ReportedSummary { Values.Mean: not null, Variable: not null } && text.Paper.Blocks[result.Spans[0].Block] is PaperTable table && CountsBoth(table))
            .GroupBy(result => result.Spans[0].Block);
        foreach (var table in tables)
        {
            var rows = table.GroupBy(result => result.Spans[0]).Where(row => row.Count() == 2).ToArray();
            if (rows is not [var first, var second])
            {
                continue;
            }

            notes.Done("direction");
            var (before, after) = (Order(Mean(first, 0), Mean(second, 0)), Order(Mean(first, 1), Mean(second, 1)));
            if (before * after < 0)
            {
                notes.Add(AgreementCode.DirectionDisagrees, [notes.Quote(first.Key), notes.Quote(second.Key)], null, ("first", Pair(first, second, 0)), ("second", Pair(first, second, 1)));
            }
        }
    }

    /// <summary>Only a table of counts with means divides people by their outcome; groups that were formed beforehand may change their order.</summary>
    private static bool CountsBoth(PaperTable table) => HeaderRoles.Of(table.Text).Count(role => role == ColumnRole.Mean) == 2;

    private static ReportedNumber Mean(IEnumerable<PaperResult> row, int at) => ((ReportedSummary)row.ElementAt(at).Item).Values.Mean!;

    private static string Pair(IEnumerable<PaperResult> first, IEnumerable<PaperResult> second, int at) => Mean(first, at).Text + " / " + Mean(second, at).Text;

    private static int Order(ReportedNumber one, ReportedNumber other) =>
        one.StandsFor(PrintingRule.OneUnit).Meets(other.StandsFor(PrintingRule.OneUnit)) ? 0 : one.Value.CompareTo(other.Value);
}
