using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Tables of means with their spread and range: one group, several groups, or one group before and after.</summary>
internal static class MomentsTable
{
    /// <summary>True when the headings name a mean once.</summary>
    public static bool Fits(TableFrame frame) => frame.Core.Count(role => role == ColumnRole.Mean) == 1 && !frame.Core.Contains(ColumnRole.Percent);

    /// <summary>Reads the rows; two rows named before and after make one result.</summary>
    public static void Read(TableFrame frame, Surroundings around, ResultList results, long? sampleSize)
    {
        var rows = new List<(string? Label, ReadRow Row, ReportedMoments Moments, ReportedNumber? Difference)>();
        var extras = new List<Figure>();
        foreach (var row in frame.Rows.Where(row => row.Figures.Count > 0))
        {
            if (Cells(frame, row, rows.Count, out var rest) is not { } cells)
            {
                results.Leave(frame, row.Start, row.End, "row");
                return;
            }

            extras.AddRange(rest);
            rows.Add((row.Label, row, Moments(frame.Core, cells), Single(frame.Core, cells, ColumnRole.Difference)));
        }

        var printed = PrintedTest.Of(frame, around, extras);
        var ends = rows.SelectMany(row => new[] { row.Moments.Min, row.Moments.Max }).ToArray();
        var points = ends.All(end => end is not null) ? around.WholePoints(frame.Block, frame.Table.Caption, ends.OfType<ReportedNumber>()) : null;
        var likely = points is null && ends.All(end => end is { Value.IsWhole: true }) && ends.Length > 0
            && around.LikelyPoints(frame.Block, frame.Table, ends.Max(end => end!.Value), levels: false);
        var measure = new ReportedMeasure(points is not null, null, null);
        PaperSpan[] said = [.. printed.Spans, .. points is { } whole ? [whole] : Array.Empty<PaperSpan>()];
        if (rows is [var first, var second] && BeforeAfter.Of(first.Label) == Moment.Before && BeforeAfter.Of(second.Label) == Moment.After)
        {
            var fell = around.NobodyFell(frame.Block);
            var item = new ReportedPaired
            {
                Id = results.IdFor(frame),
                Title = frame.Table.Caption,
                Place = frame.Table.Label,
                Variable = Captions.Subject(frame.Table.Caption),
                N = first.Moments.N is { } n && n == second.Moments.N ? n : sampleSize,
                Before = first.Moments,
                After = second.Moments,
                Difference = first.Difference ?? second.Difference,
                Measure = measure,
                Test = printed.Test,
                P = printed.P,
                Claims = fell is null ? [] : ["none-decreased"],
            };
            results.Add(frame, likely ? WholePoints.Assumed(item) : item, frame.Whole, [.. said, .. fell is { } span ? [span] : Array.Empty<PaperSpan>()]);
            return;
        }

        foreach (var (label, row, moments, _) in rows)
        {
            var item = new ReportedSummary
            {
                Id = results.IdFor(frame),
                Title = frame.Table.Caption,
                Place = frame.Table.Label,
                Variable = rows.Count == 1 ? Captions.Subject(frame.Table.Caption) ?? label : label,
                N = moments.N ?? (rows.Count == 1 ? sampleSize : null),
                Values = moments,
                Measure = measure,
            };
            results.Add(frame, likely ? WholePoints.Assumed(item) : item, frame.Span(row.Start, row.End), points is { } stated ? [stated] : []);
        }
    }

    /// <summary>
    /// The figures by role. p-value and difference stand in one row of the table: the other may leave them out, when what is left is in order.
    /// </summary>
    private static Figure?[]? Cells(TableFrame frame, ReadRow row, int earlier, out IReadOnlyList<Figure> rest)
    {
        if (frame.CoreOf(row, out rest) is { } cells)
        {
            return cells;
        }

        var once = frame.Core.Select((role, at) => (role, at)).Where(column => column.role != ColumnRole.Difference).Select(column => column.at).ToArray();
        if (earlier == 0 || row.Figures.Count != once.Length)
        {
            return null;
        }

        var some = new Figure?[frame.Core.Count];
        for (var i = 0; i < once.Length; i++)
        {
            some[once[i]] = row.Figures[i];
        }

        return some;
    }

    private static ReportedMoments Moments(IReadOnlyList<ColumnRole> roles, Figure?[] cells)
    {
        var range = At(roles, cells, ColumnRole.Range) is { Upper: not null } both ? both : null;
        return new ReportedMoments
        {
            Mean = Single(roles, cells, ColumnRole.Mean),
            Sd = Single(roles, cells, ColumnRole.Sd),
            Min = Single(roles, cells, ColumnRole.Minimum) ?? range?.Number,
            Max = Single(roles, cells, ColumnRole.Maximum) ?? range?.Upper,
            Interval = At(roles, cells, ColumnRole.Interval) is { Upper: { } upper } interval ? new ReportedInterval(interval.Number, upper) : null,
            N = At(roles, cells, ColumnRole.Count) is { IsCount: true } count ? count.Count : null,
        };
    }

    private static Figure? At(IReadOnlyList<ColumnRole> roles, Figure?[] cells, ColumnRole role) =>
        roles.Count(other => other == role) == 1 ? cells[roles.Select((other, at) => (other, at)).First(column => column.other == role).at] : null;

    private static ReportedNumber? Single(IReadOnlyList<ColumnRole> roles, Figure?[] cells, ColumnRole role) => At(roles, cells, role) is { IsSingle: true } figure ? figure.Number : null;
}
