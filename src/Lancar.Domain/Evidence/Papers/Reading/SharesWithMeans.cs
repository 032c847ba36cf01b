using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Tables that print, before and after, how many and their mean: count, percentage and mean, twice.</summary>
internal static class SharesWithMeans
{
    /// <summary>True when the headings are count, percentage and mean, twice, under "before" and "after".</summary>
    public static bool Fits(TableFrame frame) => frame.Core is
        [ColumnRole.Count, ColumnRole.Percent, ColumnRole.Mean, ColumnRole.Count, ColumnRole.Percent, ColumnRole.Mean] && BeforeAfter.InOrder(frame.Heading);

    /// <summary>Reads the shares, and the mean of each part with its number of people.</summary>
    public static void Read(TableFrame frame, Surroundings around, ResultList results)
    {
        var extras = new List<Figure>();
        var (rows, total) = (new List<(string Label, Figure?[] Cells, ReadRow Row)>(), default(Figure?[]));
        foreach (var row in frame.Rows.Where(row => row.Figures.Count > 0))
        {
            var cells = frame.CoreOf(row, out var rest);
            if (row.Label is not { } label || cells is null || cells[0] is not { IsCount: true } || cells[3] is not { IsCount: true })
            {
                // A row of other figures: the deviations, or the p-value of the test.
                extras.AddRange(HeaderRoles.Of(row.Label ?? "").Contains(ColumnRole.P) ? row.Figures : []);
                if (!HeaderRoles.Of(row.Label ?? "").Contains(ColumnRole.P))
                {
                    results.Leave(frame, row.Start, row.End, "row");
                }

                continue;
            }

            if (row.IsTotal)
            {
                total = cells;
            }
            else
            {
                rows.Add((label, cells, row));
            }
        }

        if (rows.Count < 2)
        {
            results.Leave(frame, "shape");
            return;
        }

        PairedShares.Read(frame, around, results, [.. rows.Select(row => (row.Label, row.Cells[0]!, row.Cells[3]!, row.Cells[1], row.Cells[4]))], total is null ? null : (total[0]!, total[3]!), extras, rowOfP: true);
        var points = around.WholePoints(frame.Block, frame.Table.Caption);
        var means = rows.SelectMany(row => new[] { row.Cells[2], row.Cells[5] }).Where(mean => mean is { IsSingle: true }).Select(mean => mean!.Number.Value).ToArray();
        var likely = points is null && means.Length > 0 && around.LikelyPoints(frame.Block, frame.Table, means.Max(), levels: true);
        foreach (var (label, cells, row) in rows)
        {
            Mean(label, cells[0]!, cells[2], row, Moment.Before);
            Mean(label, cells[3]!, cells[5], row, Moment.After);
        }

        void Mean(string label, Figure count, Figure? mean, ReadRow row, Moment moment)
        {
            if (mean is { IsSingle: true })
            {
                var item = new ReportedSummary
                {
                    Id = results.IdFor(frame),
                    Title = frame.Table.Caption,
                    Place = frame.Table.Label,
                    Variable = $"{label} ({(moment == Moment.Before ? "pretest" : "posttest")})",
                    N = count.Count,
                    Values = new ReportedMoments { Mean = mean.Number },
                    Measure = new ReportedMeasure(points is not null, null, null),
                };
                results.Add(frame, likely ? WholePoints.Assumed(item) : item, frame.Span(row.Start, row.End), points is { } stated ? [stated] : []);
            }
        }
    }
}
