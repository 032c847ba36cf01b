using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>One cell of a printed table.</summary>
/// <param name="Text">What is printed; empty when nothing is.</param>
/// <param name="Field">The field it comes from, as findings name it, or null for labels.</param>
public sealed record PrintedCell(string Text, string? Field = null);

/// <summary>A row of a printed table.</summary>
/// <param name="Label">The row's label.</param>
/// <param name="Cells">As many cells as the table has columns.</param>
public sealed record PrintedRow(string Label, IReadOnlyList<PrintedCell> Cells);

/// <summary>A figure printed beside or below a table: test, p, odds ratio.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Cell">What is printed.</param>
public sealed record PrintedFigure(string Label, PrintedCell Cell);

/// <summary>
/// An item laid out as a paper prints it, every cell tied to its field, so that a page can show a finding where it stands.
/// </summary>
/// <param name="Columns">Column headings after the label column.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Figures">Figures outside the grid.</param>
public sealed record PrintedTable(IReadOnlyList<string> Columns, IReadOnlyList<PrintedRow> Rows, IReadOnlyList<PrintedFigure> Figures)
{
    /// <summary>The item as a table, with headings in one language and the numbers as printed.</summary>
    public static PrintedTable Of(ReportedItem item, Language language)
    {
        ArgumentNullException.ThrowIfNull(item);
        var words = new PrintedWords(language);
        return item switch
        {
            ReportedFrequencies frequencies => Frequencies(frequencies, words),
            ReportedCrosstab crosstab => Crosstab(crosstab, words),
            ReportedSummary summary => new(words.Moments(summary.Level), [words.Row(summary.Variable ?? "", "", summary.Values, summary.N)], words.Unit(summary.Measure)),
            ReportedPaired paired => Paired(paired, words),
            ReportedPairedBinary binary => PairedBinary(binary, words),
            ReportedTwoProportions proportions => TwoProportions(proportions, words),
            ReportedTest test => new([], [], [new(words["text"], new(test.Text, "text"))]),
            _ => throw new ArgumentException($"Unknown kind of item: {item.GetType().Name}.", nameof(item)),
        };
    }

    private static PrintedTable Frequencies(ReportedFrequencies item, PrintedWords words)
    {
        var rows = item.Levels.Select((level, i) => new PrintedRow(
            level.Label ?? "", [PrintedWords.Count(level.Count, $"levels[{i}].count"), PrintedWords.Cell(level.Percent, $"levels[{i}].percent")])).ToList();
        if (item.N is not null)
        {
            rows.Add(new(words["total"], [PrintedWords.Count(item.N, "n"), PrintedWords.Cell(item.TotalPercent, "totalPercent")]));
        }

        return new([words["count"], words["percent"]], rows, []);
    }

    private static PrintedTable Crosstab(ReportedCrosstab item, PrintedWords words)
    {
        var width = item.Counts[0].Count;
        var percents = item.RowPercents is { } r ? (r, "rowPercents") : item.ColumnPercents is { } c ? (c, "columnPercents") : item.TotalPercents is { } t ? (t, "totalPercents") : default((IReadOnlyList<IReadOnlyList<ReportedNumber?>>, string)?);
        var columns = Enumerable.Range(0, width).SelectMany(column => Headings(item.Columns?[column] ?? $"{column + 1}", percents is not null)).ToArray();
        var rows = item.Counts.Select((counts, row) => new PrintedRow(
            item.Rows?[row] ?? $"{row + 1}",
            [.. counts.SelectMany((count, column) => Cells(count, row, column, percents))])).ToArray();
        return new(columns, rows, words.Test(item.Test, item.P, item.OddsRatio, item.OddsRatioInterval, item.Level));
    }

    private static IEnumerable<string> Headings(string label, bool percents) => percents ? [label, "%"] : [label];

    private static IEnumerable<PrintedCell> Cells(long count, int row, int column, (IReadOnlyList<IReadOnlyList<ReportedNumber?>> Cells, string Field)? percents)
    {
        yield return PrintedWords.Count(count, $"counts[{row}][{column}]");
        if (percents is { } known)
        {
            yield return PrintedWords.Cell(known.Cells[row][column], $"{known.Field}[{row}][{column}]");
        }
    }

    private static PrintedTable Paired(ReportedPaired item, PrintedWords words)
    {
        var figures = new List<PrintedFigure>(words.Unit(item.Measure));
        if (item.Difference is not null)
        {
            figures.Add(new(words["difference"], PrintedWords.Cell(item.Difference, "difference")));
        }

        figures.AddRange(words.Test(item.Test, item.P, null, null, item.Level));
        return new(
            words.Moments(item.Level),
            [words.Row(words["before"], "before.", item.Before, item.Before.N ?? item.N), words.Row(words["after"], "after.", item.After, item.After.N ?? item.N)],
            figures);
    }

    private static PrintedTable PairedBinary(ReportedPairedBinary item, PrintedWords words)
    {
        var rows = new List<PrintedRow>
        {
            new(words["before"], [PrintedWords.Count(item.Before, "before"), PrintedWords.Cell(item.BeforePercent, "beforePercent")]),
            new(words["after"], [PrintedWords.Count(item.After, "after"), PrintedWords.Cell(item.AfterPercent, "afterPercent")]),
        };
        if (item.Lost is not null)
        {
            rows.Add(new(words["lost"], [PrintedWords.Count(item.Lost, "lost"), new("")]));
        }

        if (item.N is not null)
        {
            rows.Add(new(words["total"], [PrintedWords.Count(item.N, "n"), new("")]));
        }

        return new([words["count"], words["percent"]], rows, words.Test(item.Test, item.P, null, null, 0.95));
    }

    private static PrintedTable TwoProportions(ReportedTwoProportions item, PrintedWords words) => new(
        [words["events"], words["count"], words["percent"]],
        [.. item.Groups.Select((group, i) => new PrintedRow(
            group.Label ?? $"{i + 1}",
            [PrintedWords.Count(group.Events, $"groups[{i}].events"), PrintedWords.Count(group.N, $"groups[{i}].n"), PrintedWords.Cell(group.Percent, $"groups[{i}].percent")]))],
        words.Test(item.Test, item.P, item.OddsRatio, item.OddsRatioInterval, item.Level));
}

/// <summary>Headings in one language, and cells.</summary>
internal sealed class PrintedWords(Language language)
{
    public string this[string key] => Texts.Get(language, "check.table." + key, ("level", ""));

    public static PrintedCell Count(long? count, string field) => new(count?.ToString(CultureInfo.InvariantCulture) ?? "", field);

    public static PrintedCell Cell(ReportedNumber? number, string field) => new(number?.Text ?? "", field);

    public string[] Moments(double level) =>
        [this["count"], this["mean"], this["sd"], this["min"], this["max"], Interval(level)];

    public PrintedRow Row(string label, string prefix, ReportedMoments values, long? n) => new(label,
    [
        Count(n, prefix.Length == 0 || values.N is not null ? prefix + "n" : "n"),
        Cell(values.Mean, prefix + "mean"),
        Cell(values.Sd, prefix + "sd"),
        Cell(values.Min, prefix + "min"),
        Cell(values.Max, prefix + "max"),
        new(values.Interval?.Text ?? "", prefix + "interval"),
    ]);

    public PrintedFigure[] Unit(ReportedMeasure measure) =>
        measure.Unit is { } unit ? [new(this["unit"], new(unit, "unit"))] : [];

    public IReadOnlyList<PrintedFigure> Test(string? test, ReportedNumber? p, ReportedNumber? oddsRatio, ReportedInterval? interval, double level)
    {
        var figures = new List<PrintedFigure>();
        if (oddsRatio is not null)
        {
            figures.Add(new(this["odds-ratio"], Cell(oddsRatio, "oddsRatio")));
        }

        if (interval is not null)
        {
            figures.Add(new(Interval(level), new(interval.Text, "oddsRatioInterval")));
        }

        if (test is not null)
        {
            figures.Add(new(this["test"], new(test, "test")));
        }

        if (p is not null)
        {
            figures.Add(new(this["p"], Cell(p, "p")));
        }

        return figures;
    }

    private string Interval(double level) => Texts.Get(language, "check.table.interval", ("level", MeanIntervalCheck.Percent(level)));
}
