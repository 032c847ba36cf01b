using System.Globalization;
using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>A table of counts: totals, percentages, odds ratio, test and p.</summary>
internal static class CrosstabCheck
{
    public static void Run(ReportedCrosstab item, ItemNotes notes)
    {
        var margins = new TableMargins(item.Counts);
        CheckTotals(item, margins, notes);
        CheckPercents(item, margins, notes);
        RunTable(item, notes);
    }

    /// <summary>Odds ratio, test and p: what a table shares with two proportions.</summary>
    public static void RunTable(ReportedCrosstab item, ItemNotes notes)
    {
        OddsRatioCheck.Run(item, notes);
        TablePCheck.Run(item, notes);
    }

    private static void CheckTotals(ReportedCrosstab item, TableMargins margins, ItemNotes notes)
    {
        CheckTotal("rowTotals", item.RowTotals, margins.Rows, notes);
        CheckTotal("columnTotals", item.ColumnTotals, margins.Columns, notes);
        if (item.N is { } n)
        {
            notes.Done("totals");
            if (n != margins.All)
            {
                AddTotal("n", n, margins.All, notes);
            }
        }
        else if (item.RowTotals is null && item.ColumnTotals is null)
        {
            notes.Skip("totals", "no-printed-total");
        }
    }

    private static void CheckTotal(string field, IReadOnlyList<long>? printed, IReadOnlyList<BigInteger> counted, ItemNotes notes)
    {
        if (printed is null)
        {
            return;
        }

        notes.Done("totals");
        for (var i = 0; i < printed.Count; i++)
        {
            if (printed[i] != counted[i])
            {
                AddTotal($"{field}[{i}]", printed[i], counted[i], notes);
            }
        }
    }

    private static void AddTotal(string field, long printed, BigInteger counted, ItemNotes notes) => notes.Add(
        FindingCode.TotalMismatch, Severity.Inconsistent, field, printed.ToString(CultureInfo.InvariantCulture), counted.ToString(CultureInfo.InvariantCulture));

    private static void CheckPercents(ReportedCrosstab item, TableMargins margins, ItemNotes notes)
    {
        CheckPercents("rowPercents", "row-percents", item.RowPercents, item, margins, (row, _) => margins.Rows[row], notes);
        CheckPercents("columnPercents", "column-percents", item.ColumnPercents, item, margins, (_, column) => margins.Columns[column], notes);
        CheckPercents("totalPercents", "total-percents", item.TotalPercents, item, margins, (_, _) => margins.All, notes);
    }

    private static void CheckPercents(
        string field,
        string check,
        IReadOnlyList<IReadOnlyList<ReportedNumber?>>? percents,
        ReportedCrosstab item,
        TableMargins margins,
        Func<int, int, BigInteger> total,
        ItemNotes notes)
    {
        if (percents is null)
        {
            return;
        }

        notes.Done(check);
        if (FitAll(percents, item, total))
        {
            return;
        }

        if (FitAll(percents, item, (row, _) => margins.Rows[row]) || FitAll(percents, item, (_, column) => margins.Columns[column]) || FitAll(percents, item, (_, _) => margins.All))
        {
            // All of them follow from the counts, only in another direction than said: typed or labelled so, not impossible.
            notes.Add(FindingCode.PercentMismatch, Severity.Caution, field, null, null, "percent-mismatch.direction");
            return;
        }

        for (var row = 0; row < percents.Count; row++)
        {
            for (var column = 0; column < percents[row].Count; column++)
            {
                PercentCheck.Run($"{field}[{row}][{column}]", percents[row][column], item.Counts[row][column], [total(row, column)], notes);
            }
        }
    }

    private static bool FitAll(IReadOnlyList<IReadOnlyList<ReportedNumber?>> percents, ReportedCrosstab item, Func<int, int, BigInteger> total) =>
        percents.Select((cells, row) => cells.Select((cell, column) =>
            cell is null || PercentCheck.Fits(cell, item.Counts[row][column], total(row, column))).All(fits => fits)).All(fits => fits);
}

/// <summary>Row, column and grand totals of counts.</summary>
internal sealed class TableMargins
{
    public TableMargins(IReadOnlyList<IReadOnlyList<long>> counts)
    {
        Rows = [.. counts.Select(row => row.Aggregate(BigInteger.Zero, (sum, count) => sum + count))];
        Columns = [.. Enumerable.Range(0, counts[0].Count).Select(column => counts.Aggregate(BigInteger.Zero, (sum, row) => sum + row[column]))];
        All = Rows.Aggregate(BigInteger.Zero, (sum, row) => sum + row);
    }

    public IReadOnlyList<BigInteger> Rows { get; }

    public IReadOnlyList<BigInteger> Columns { get; }

    public BigInteger All { get; }
}
