namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Two proportions are a two-by-two table in other words: groups in rows, outcome in columns.</summary>
internal static class TwoProportionsCheck
{
    private const string EventLabel = "event";

    public static void Run(ReportedTwoProportions item, ItemNotes notes)
    {
        for (var i = 0; i < item.Groups.Count; i++)
        {
            PercentCheck.Run($"groups[{i}].percent", item.Groups[i].Percent, item.Groups[i].Events, [item.Groups[i].N], notes);
        }

        if (item.Groups.Any(group => group.Percent is not null))
        {
            notes.Done("percents");
        }

        if (item.Groups.Any(group => group.Events > group.N))
        {
            for (var i = 0; i < item.Groups.Count; i++)
            {
                var group = item.Groups[i];
                if (group.Events > group.N)
                {
                    notes.Add(
                        FindingCode.TotalMismatch, Severity.Inconsistent, $"groups[{i}].n",
                        group.N.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        group.Events.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            return;
        }

        CrosstabCheck.RunTable(AsTable(item), notes);
    }

    private static ReportedCrosstab AsTable(ReportedTwoProportions item) => new()
    {
        Id = item.Id,
        Rows = [.. item.Groups.Select((group, i) => group.Label ?? $"{i + 1}")],
        Columns = [EventLabel, "none"],
        Counts = [.. item.Groups.Select(IReadOnlyList<long> (group) => [group.Events, group.N - group.Events])],
        Test = item.Test,
        P = item.P,
        OddsRatio = item.OddsRatio,
        OddsRatioInterval = item.OddsRatioInterval,
        Level = item.Level,
        Claims = [.. item.Claims.Select(claim => claim + ":" + EventLabel)],
    };
}
