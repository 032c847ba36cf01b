using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Frequency tables: levels with a count and a percentage, one variable or several below each other.</summary>
internal static class FrequencyTable
{
    /// <summary>True when the headings name a count and a percentage, and nothing else.</summary>
    public static bool Fits(TableFrame frame) => frame.Core is [ColumnRole.Count, ColumnRole.Percent] && !frame.Extras.Contains(ColumnRole.OddsRatio);

    /// <summary>Reads every variable whose rows could all be read.</summary>
    public static void Read(TableFrame frame, ResultList results)
    {
        var group = new Group(null);
        var totals = frame.Rows.Count(row => row.IsTotal && row.Figures.Count > 0);
        foreach (var row in frame.Rows)
        {
            if (row.Figures.Count == 0)
            {
                // The headings again, at the top of another page, say nothing; other words head the next variable.
                if (HeaderRoles.Of(string.Join(' ', row.Labels)).Count < 2 && !row.IsTotal)
                {
                    group = Closed(group, frame, results).Named(row.Label);
                }
            }
            else if (row.IsTotal)
            {
                group.Total = row;
                group = Closed(group, frame, results);
            }
            else
            {
                // A new word in the first of two label cells begins a variable, unless totals do that.
                if (row.Labels.Count > 1 && group.Rows.Count > 0 && totals < 2)
                {
                    group = Closed(group, frame, results);
                }

                group.Name ??= row.Labels.Count > 1 ? row.Labels[0] : null;
                group.Rows.Add(row);
            }
        }

        Closed(group, frame, results);
    }

    private static Group Closed(Group group, TableFrame frame, ResultList results)
    {
        if (group.Rows.Count == 0)
        {
            return new Group(null);
        }

        var levels = new List<ReportedLevel>();
        foreach (var row in group.Rows)
        {
            if (row is not { Figures: [{ IsCount: true } count, { IsSingle: true } percent], Leading: [], Label: { } label })
            {
                results.Leave(frame, group.Start, group.End, "row");
                return new Group(null);
            }

            levels.Add(new ReportedLevel(label, count.Count, percent.Number));
        }

        var total = group.Total is { Figures: [{ IsCount: true } n, ..] } printed ? (N: n.Count, Percent: printed.Figures.Count > 1 ? printed.Figures[1].Number : null) : default((long N, Statistics.ReportedNumbers.ReportedNumber? Percent)?);
        // Without a total only percentages that add up to 100 show that no level is missing.
        if (total is null && (levels.Count < 2 || !AddUp(levels)))
        {
            results.Leave(frame, group.Start, group.End, "no-total");
            return new Group(null);
        }

        results.Add(frame, new ReportedFrequencies
        {
            Id = results.IdFor(frame),
            Title = frame.Table.Caption,
            Place = frame.Table.Label,
            Variable = group.Name ?? Captions.Subject(frame.Table.Caption),
            N = total?.N,
            TotalPercent = total?.Percent,
            Levels = levels,
        }, frame.Span(group.Start, group.End));
        return new Group(null);
    }

    private static bool AddUp(List<ReportedLevel> levels) => Math.Abs(levels.Sum(level => level.Percent!.Value.ToDouble()) - 100) <= 0.5 * levels.Count;

    private sealed class Group(string? name)
    {
        public string? Name { get; set; } = name;

        public List<ReadRow> Rows { get; } = [];

        public ReadRow? Total { get; set; }

        public int Start => Rows[0].Start;

        public int End => Total?.End ?? Rows[^1].End;

        public Group Named(string? words)
        {
            Name ??= words;
            return this;
        }
    }
}
