using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Tables of rows by columns of counts, with percentages or without, and the test and odds ratio printed in them.</summary>
internal static partial class CrossTable
{
    private const int MostRows = 40;

    /// <summary>True when the headings name pairs of a count and a percentage, or counts alone, at least twice.</summary>
    public static bool Fits(TableFrame frame) => frame.Core.Count >= 2 && (IsPairs(frame) || frame.Core.All(role => role == ColumnRole.Count));

    /// <summary>Reads the table when every row of it can be read.</summary>
    public static void Read(TableFrame frame, Surroundings around, ResultList results)
    {
        var step = IsPairs(frame) ? 2 : 1;
        var groups = frame.Core.Count / step;
        var extras = new List<Figure>();
        var (rows, total) = (new List<(string Label, Figure?[] Cells)>(), default(Figure?[]));
        foreach (var row in frame.Rows.Where(row => row.Figures.Count > 0))
        {
            if (frame.CoreOf(row, out var rest) is not { } cells || row.Label is not { } label || !Countable(cells, step) || total is not null || rows.Count == MostRows)
            {
                results.Leave(frame, "row");
                return;
            }

            extras.AddRange(rest);
            if (row.IsTotal)
            {
                total = cells;
            }
            else
            {
                rows.Add((label, cells));
            }
        }

        var hasTotals = groups > 2 && EndsWithTotal(frame.Heading);
        var columns = hasTotals ? groups - 1 : groups;
        if (rows.Count < 2 || columns < 2)
        {
            results.Leave(frame, "shape");
            return;
        }

        if (columns == 2 && BeforeAfter.InOrder(frame.Heading))
        {
            PairedShares.Read(frame, around, results, [.. rows.Select(row => (row.Label, row.Cells[0]!, row.Cells[step]!, step == 2 ? row.Cells[1] : null, step == 2 ? row.Cells[3] : null))], total is null ? null : (total[0]!, total[step]!), extras);
            return;
        }

        var item = new ReportedCrosstab
        {
            Id = results.IdFor(frame),
            Title = frame.Table.Caption,
            Place = frame.Table.Label,
            Variable = Captions.Subject(frame.Table.Caption),
            Rows = [.. rows.Select(row => row.Label)],
            Columns = ColumnLabels.Of(frame, columns, hasTotals),
            Counts = [.. rows.Select(row => (IReadOnlyList<long>)[.. Enumerable.Range(0, columns).Select(column => row.Cells[column * step]!.Count)])],
            RowTotals = hasTotals ? [.. rows.Select(row => row.Cells[columns * step]!.Count)] : null,
            ColumnTotals = total is null ? null : [.. Enumerable.Range(0, columns).Select(column => total[column * step]!.Count)],
            N = hasTotals && total is not null ? total[columns * step]!.Count : null,
        };
        item = step == 2 ? Percents(item, rows, total, columns, hasTotals) : item;
        var printed = PrintedTest.Of(frame, around, extras);
        if (printed.Unsure)
        {
            results.Leave(frame, "extras");
        }

        item = item with
        {
            Test = printed.Test,
            P = printed.P,
            OddsRatio = item.Counts is [{ Count: 2 }, { Count: 2 }] ? printed.OddsRatio : null,
            OddsRatioInterval = item.Counts is [{ Count: 2 }, { Count: 2 }] ? printed.Interval : null,
        };
        var claims = OddsClaims.Of(item, frame.Block, around);
        results.Add(frame, item with { Claims = claims.Claims }, frame.Whole, [.. printed.Spans, .. claims.Spans]);
    }

    private static bool IsPairs(TableFrame frame) =>
        frame.Core.Count >= 4 && frame.Core.Count % 2 == 0 && frame.Core.Select((role, at) => role == (at % 2 == 0 ? ColumnRole.Count : ColumnRole.Percent)).All(fits => fits);

    private static bool Countable(Figure?[] cells, int step) => cells.Select((cell, at) => at % step == 0 ? cell is { IsCount: true } : cell is null or { IsSingle: true }).All(fits => fits);

    private static bool EndsWithTotal(string heading) => TotalHeading().IsMatch(heading);

    /// <summary>Percentages of rows when the row totals print 100, of columns when the total row does; otherwise nobody can say of what they are.</summary>
    private static ReportedCrosstab Percents(ReportedCrosstab item, List<(string Label, Figure?[] Cells)> rows, Figure?[]? total, int columns, bool hasTotals)
    {
        var percents = rows.Select(row => (IReadOnlyList<ReportedNumber?>)[.. Enumerable.Range(0, columns).Select(column => row.Cells[(2 * column) + 1]?.Number)]).ToArray();
        var ofRows = hasTotals && rows.All(row => IsHundred(row.Cells[(2 * columns) + 1]));
        var ofColumns = total is not null && Enumerable.Range(0, columns).All(column => IsHundred(total[(2 * column) + 1]));
        return (ofRows, ofColumns) switch
        {
            (true, false) => item with { RowPercents = percents },
            (false, true) => item with { ColumnPercents = percents },
            _ => item,
        };
    }

    private static bool IsHundred(Figure? figure) => figure is { IsSingle: true } && figure.Number.Value == Rational.Of(100);

    [GeneratedRegex(@"\b(?:total|jumlah)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TotalHeading();
}
