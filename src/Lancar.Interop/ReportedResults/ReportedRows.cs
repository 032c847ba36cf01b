using System.Globalization;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.ReportedResults;

/// <summary>A result as rows of a table, by the names of the columns.</summary>
internal static class ReportedRows
{
    /// <summary>The rows; what holds for the whole result stands in the first.</summary>
    public static IReadOnlyList<Dictionary<string, string?>> Of(ReportedItem item)
    {
        var rows = PartsOf(item);
        var first = rows[0];
        foreach (var row in rows)
        {
            (row["id"], row["kind"]) = (item.Id, item.Kind);
        }

        (first["title"], first["place"], first["variable"], first["note"]) = (item.Title, item.Place, item.Variable, item.Note);
        return rows;
    }

    private static List<Dictionary<string, string?>> PartsOf(ReportedItem item) => item switch
    {
        ReportedFrequencies frequencies => Frequencies(frequencies),
        ReportedCrosstab table => Crosstab(table),
        ReportedSummary summary => [Summary(summary)],
        ReportedPaired paired => [Paired(paired)],
        ReportedPairedBinary binary => [PairedBinary(binary)],
        ReportedTwoProportions proportions => TwoProportions(proportions),
        ReportedTest test => [new() { ["text"] = test.Text }],
        _ => throw new ArgumentException("No kind of result: " + item.Kind, nameof(item)),
    };

    private static List<Dictionary<string, string?>> Frequencies(ReportedFrequencies item)
    {
        var rows = item.Levels.Select(level => new Dictionary<string, string?> { ["label"] = level.Label, ["count"] = Whole(level.Count), ["percent"] = level.Percent?.Text }).ToList();
        (rows[0]["n"], rows[0]["totalPercent"], rows[0]["complete"]) = (Whole(item.N), item.TotalPercent?.Text, item.Complete ? null : "false");
        return rows;
    }

    private static List<Dictionary<string, string?>> Crosstab(ReportedCrosstab item)
    {
        var rows = new List<Dictionary<string, string?>>();
        for (var row = 0; row < item.Counts.Count; row++)
        {
            for (var column = 0; column < item.Counts[row].Count; column++)
            {
                rows.Add(new()
                {
                    ["row"] = item.Rows?[row] ?? Whole(row + 1),
                    ["column"] = item.Columns?[column] ?? Whole(column + 1),
                    ["count"] = Whole(item.Counts[row][column]),
                    ["rowPercent"] = item.RowPercents?[row][column]?.Text,
                    ["columnPercent"] = item.ColumnPercents?[row][column]?.Text,
                    ["totalPercent"] = item.TotalPercents?[row][column]?.Text,
                    ["rowTotal"] = Whole(item.RowTotals?[row]),
                    ["columnTotal"] = Whole(item.ColumnTotals?[column]),
                });
            }
        }

        Comparison(rows[0], item.Test, item.P, item.OddsRatio, item.OddsRatioInterval, item.Level, item.Claims);
        rows[0]["n"] = Whole(item.N);
        return rows;
    }

    private static Dictionary<string, string?> Summary(ReportedSummary item)
    {
        var row = new Dictionary<string, string?> { ["n"] = Whole(item.N) };
        Moments(row, "", item.Values);
        Measure(row, item.Measure, item.Level);
        return row;
    }

    private static Dictionary<string, string?> Paired(ReportedPaired item)
    {
        var row = new Dictionary<string, string?> { ["n"] = Whole(item.N), ["difference"] = item.Difference?.Text, ["test"] = item.Test, ["p"] = item.P?.Text, ["claims"] = Claims(item.Claims) };
        Moments(row, "before.", item.Before);
        Moments(row, "after.", item.After);
        (row["before.n"], row["after.n"]) = (Whole(item.Before.N), Whole(item.After.N));
        Measure(row, item.Measure, item.Level);
        return row;
    }

    private static Dictionary<string, string?> PairedBinary(ReportedPairedBinary item) => new()
    {
        ["n"] = Whole(item.N),
        ["before"] = Whole(item.Before),
        ["after"] = Whole(item.After),
        ["lost"] = Whole(item.Lost),
        ["beforePercent"] = item.BeforePercent?.Text,
        ["afterPercent"] = item.AfterPercent?.Text,
        ["test"] = item.Test,
        ["p"] = item.P?.Text,
    };

    private static List<Dictionary<string, string?>> TwoProportions(ReportedTwoProportions item)
    {
        var rows = item.Groups.Select(group => new Dictionary<string, string?>
        {
            ["label"] = group.Label,
            ["events"] = Whole(group.Events),
            ["groupN"] = Whole(group.N),
            ["percent"] = group.Percent?.Text,
        }).ToList();
        Comparison(rows[0], item.Test, item.P, item.OddsRatio, item.OddsRatioInterval, item.Level, item.Claims);
        return rows;
    }

    private static void Comparison(Dictionary<string, string?> row, string? test, ReportedNumber? p, ReportedNumber? ratio, ReportedInterval? interval, double level, IReadOnlyList<string> claims)
    {
        (row["test"], row["p"], row["oddsRatio"], row["claims"], row["level"]) = (test, p?.Text, ratio?.Text, Claims(claims), Level(level));
        (row["oddsRatioLower"], row["oddsRatioUpper"]) = (interval?.Lower.Text, interval?.Upper.Text);
    }

    private static void Moments(Dictionary<string, string?> row, string side, ReportedMoments moments)
    {
        (row[side + "mean"], row[side + "sd"], row[side + "min"], row[side + "max"]) = (moments.Mean?.Text, moments.Sd?.Text, moments.Min?.Text, moments.Max?.Text);
        (row[side + "intervalLower"], row[side + "intervalUpper"]) = (moments.Interval?.Lower.Text, moments.Interval?.Upper.Text);
    }

    private static void Measure(Dictionary<string, string?> row, ReportedMeasure measure, double level)
    {
        (row["integer"], row["unit"], row["level"]) = (measure.Integer ? "true" : null, measure.Unit, Level(level));
        (row["scaleLower"], row["scaleUpper"]) = (measure.Scale?.Lower.Text, measure.Scale?.Upper.Text);
        row["items"] = measure.Items == 1 ? null : Whole(measure.Items);
    }

    private static string? Level(double level) => level == 0.95 ? null : (100 * level).ToString("G10", CultureInfo.InvariantCulture) + "%";

    private static string? Claims(IReadOnlyList<string> claims) => claims.Count == 0 ? null : string.Join("; ", claims);

    private static string? Whole(long? count) => count?.ToString(CultureInfo.InvariantCulture);
}
