using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Statistics;
using Lancar.Statistics.ReportedNumbers;
using MathNet.Numerics.Distributions;

namespace Lancar.Tests.Evidence;

/// <summary>Random data, correctly computed and printed: every rounding mode, both decimal marks, the usual methods.</summary>
internal sealed class CorrectResults(int seed)
{
    private static readonly MidpointRounding[] Modes = [MidpointRounding.AwayFromZero, MidpointRounding.ToEven, MidpointRounding.ToZero];

    private readonly Random random = new(seed);
    private MidpointRounding mode;
    private char mark;

    public Random Random => random;

    public JsonObject Next(string kind)
    {
        mode = Modes[random.Next(Modes.Length)];
        mark = random.Next(2) == 0 ? ',' : '.';
        var item = kind switch
        {
            "frequencies" => Frequencies(),
            "crosstab" => Crosstab(),
            "crosstab-large" => LargeCrosstab(),
            "summary" => Summary(),
            "paired" => Paired(),
            "paired-binary" => PairedBinary(),
            "two-proportions" => TwoProportions(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        item["id"] = "r";
        item["kind"] = kind == "crosstab-large" ? "crosstab" : kind;
        return item;
    }

    public string Print(double value, int decimals) => Print((decimal)value, decimals);

    private string Print(decimal value, int decimals) =>
        Math.Round(value, decimals, mode).ToString("F" + decimals, CultureInfo.InvariantCulture).Replace('.', mark);

    private string P(double p)
    {
        var decimals = random.Next(2, 5);
        var printed = Print(p, decimals);
        return p < 0.001 && random.Next(2) == 0 ? "< 0" + mark + "001" : p < 0.05 && random.Next(10) == 0 ? "p < 0" + mark + "05" : printed;
    }

    private JsonObject Frequencies()
    {
        var counts = Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(0, 60)).ToArray();
        counts[0]++;
        var n = counts.Sum();
        var decimals = random.Next(0, 3);
        return new()
        {
            ["n"] = n,
            ["levels"] = new JsonArray([.. counts.Select(count => (JsonNode)new JsonObject
            {
                ["label"] = "x", ["count"] = count, ["percent"] = Print(100m * count / n, decimals) + (random.Next(2) == 0 ? "%" : ""),
            })]),
        };
    }

    private JsonObject Crosstab()
    {
        var (a, b, c, d) = (random.Next(0, 50), random.Next(1, 50), random.Next(1, 50), random.Next(0, 50));
        var item = Table([[a, b], [c, d]]);
        AddOddsRatio(item, TwoByTwo.Of(a, b, c, d, 0.95));
        item["rows"] = Json(["a", "b"]);
        item["columns"] = Json(["x", "y"]);
        var difference = ((long)a * d) - ((long)b * c);
        if (difference != 0)
        {
            item["claims"] = Json([(difference > 0 ? "higher" : "lower") + "-odds:a:x"]);
        }

        AddTest(item, TwoByTwo.Of(a, b, c, d, 0.95));
        return item;
    }

    private void AddOddsRatio(JsonObject item, TwoByTwo table)
    {
        if (table.HasEmptyMargin)
        {
            return;
        }

        var decimals = random.Next(1, 4);
        var (estimate, interval) = random.Next(3) switch
        {
            0 => (table.Conditional.Estimate, (ConfidenceInterval?)table.Conditional.ExactInterval),
            1 => (table.OddsRatio.Estimate, random.Next(2) == 0 ? table.OddsRatio.Interval : table.Conditional.MidPInterval),
            _ => (table.HaldaneAnscombe.Estimate, table.HaldaneAnscombe.Interval),
        };
        if (estimate is { } value && value < 1e8)
        {
            item["oddsRatio"] = Print(value, decimals);
        }

        if (interval is { } limits && limits.Upper < 1e8)
        {
            item["oddsRatioInterval"] = Json([Print(limits.Lower, decimals), Print(limits.Upper, decimals)]);
        }
    }

    private void AddTest(JsonObject item, TwoByTwo table)
    {
        if (table.ChiSquare is not { } chiSquare)
        {
            return;
        }

        (item["test"], var p) = random.Next(4) switch
        {
            0 => ("chi-square", chiSquare.P),
            1 => ("Chi Square", table.YatesChiSquare!.Value.P),
            2 => ("chi-square", table.Fisher.PTwoSided),
            _ => ("Fisher's exact test", random.Next(2) == 0 ? table.Fisher.PTwoSided : table.Fisher.PCentral),
        };
        item["p"] = P(p);
    }

    private JsonObject LargeCrosstab()
    {
        var counts = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Enumerable.Range(0, 3).Select(_ => (long)random.Next(1, 40)).ToArray()).ToArray();
        var item = Table(counts);
        item["test"] = "chi-square";
        item["p"] = P(TablePValues.Of(counts).First(value => value.Test == "chi-square").P);
        return item;
    }

    private JsonObject Table(long[][] counts)
    {
        var decimals = random.Next(0, 3);
        var item = new JsonObject
        {
            ["counts"] = new JsonArray([.. counts.Select(row => (JsonNode)new JsonArray([.. row.Select(count => (JsonNode)count)]))]),
            ["n"] = counts.Sum(row => row.Sum()),
            ["rowTotals"] = new JsonArray([.. counts.Select(row => (JsonNode)row.Sum())]),
        };
        if (counts.All(row => row.Sum() > 0))
        {
            item["rowPercents"] = new JsonArray([.. counts.Select(row => (JsonNode)Json([.. row.Select(count => Print(100m * count / row.Sum(), decimals))]))]);
        }

        return item;
    }

    private JsonObject TwoProportions()
    {
        var (n1, n2) = (random.Next(2, 60), random.Next(2, 60));
        var (x1, x2) = (random.Next(0, n1 + 1), random.Next(0, n2 + 1));
        var table = TwoByTwo.Of(x1, n1 - x1, x2, n2 - x2, 0.95);
        var item = new JsonObject
        {
            ["groups"] = new JsonArray(
                new JsonObject { ["label"] = "a", ["events"] = x1, ["n"] = n1, ["percent"] = Print(100m * x1 / n1, 1) },
                new JsonObject { ["label"] = "b", ["events"] = x2, ["n"] = n2, ["percent"] = Print(100m * x2 / n2, 1) }),
        };
        AddOddsRatio(item, table);
        AddTest(item, table);
        return item;
    }

    private JsonObject Summary()
    {
        var integer = random.Next(3) > 0;
        var values = Values(random.Next(2, 61), integer);
        var item = Moments(values, integer, withInterval: true);
        item["n"] = values.Length;
        if (integer)
        {
            item["integer"] = true;
            item["scale"] = Json(["0", "40"]);
            item["unit"] = "poin";
        }

        return item;
    }

    private decimal[] Values(int n, bool integer)
    {
        var (from, width) = (random.Next(0, 20), random.Next(1, 20));
        return [.. Enumerable.Range(0, n).Select(_ => integer ? from + random.Next(0, width + 1) : Math.Round((decimal)(from + (random.NextDouble() * width)), 2))];
    }

    private JsonObject Moments(decimal[] values, bool integer, bool withInterval)
    {
        var n = values.Length;
        var mean = values.Sum() / n;
        var squares = values.Sum(value => (value - mean) * (value - mean));
        var sd = Math.Sqrt((double)squares / (random.Next(8) == 0 ? n : n - 1));
        var (meanDecimals, sdDecimals) = (random.Next(1, 4), random.Next(1, 4));
        var item = new JsonObject { ["mean"] = Print(mean, meanDecimals), ["sd"] = Print(sd, sdDecimals) };
        if (random.Next(3) > 0)
        {
            item["min"] = integer ? values.Min().ToString("F0", CultureInfo.InvariantCulture) : Print(values.Min(), 1);
            item["max"] = integer ? values.Max().ToString("F0", CultureInfo.InvariantCulture) : Print(values.Max(), 1);
        }

        if (withInterval && random.Next(2) == 0)
        {
            var factor = random.Next(3) switch { 0 => 1.96, 1 => Normal.InvCDF(0, 1, 0.975), _ => StudentT.InvCDF(0, 1, n - 1, 0.975) };
            var half = factor * Math.Sqrt((double)squares / (n - 1)) / Math.Sqrt(n);
            item["interval"] = Json([Print((double)mean - half, 2), Print((double)mean + half, 2)]);
        }

        return item;
    }

    private JsonObject Paired()
    {
        var integer = random.Next(3) > 0;
        var n = random.Next(3, 50);
        var before = Values(n, integer);
        var after = before.Select(value => value + (integer ? random.Next(-1, 6) : Math.Round((decimal)(random.NextDouble() * 5), 2))).ToArray();
        var differences = before.Zip(after, (b, a) => a - b).ToArray();
        var item = new JsonObject
        {
            ["n"] = n,
            ["integer"] = integer,
            ["before"] = Moments(before, integer, withInterval: true),
            ["after"] = Moments(after, integer, withInterval: false),
            ["difference"] = Print(differences.Average(), random.Next(1, 4)),
        };
        var (mean, sd) = ((double)differences.Average(), Deviation(differences));
        if (random.Next(2) == 0 && sd > 0)
        {
            item["test"] = "paired t-test";
            item["p"] = P(2 * StudentT.CDF(0, 1, n - 1, -Math.Abs(mean) * Math.Sqrt(n) / sd));
            return item;
        }

        var sign = differences.All(difference => difference >= 0) ? "none-decreased" : null;
        if (differences.Any(difference => difference != 0))
        {
            var result = SignedRank.Test([.. differences.Select(difference => (double)difference)]);
            item["test"] = "wilcoxon";
            item["p"] = P(result.PTwoSided);
        }

        if (sign is not null)
        {
            item["claims"] = Json([sign]);
        }

        return item;
    }

    private JsonObject PairedBinary()
    {
        var (both, neither, lost, gained) = (random.Next(0, 20), random.Next(0, 20), random.Next(0, 10), random.Next(0, 25));
        var n = both + neither + lost + gained + 1;
        var item = new JsonObject
        {
            ["n"] = n,
            ["before"] = both + lost,
            ["after"] = both + gained,
            ["beforePercent"] = Print(100m * (both + lost) / n, 1),
            ["afterPercent"] = Print(100m * (both + gained) / n, 2),
        };
        if (random.Next(2) == 0)
        {
            item["lost"] = lost;
        }

        if (lost + gained > 0)
        {
            var values = PairedBinaryPValues.Paired(lost, gained).ToDictionary(value => value.Test, value => value.P);
            var (test, which) = random.Next(4) switch { 0 => ("wilcoxon", "mcnemar"), 1 => ("mcnemar", "mcnemar-corrected"), 2 => ("uji tanda", "mcnemar-exact"), _ => ("McNemar", "mcnemar-exact") };
            item["test"] = test;
            item["p"] = P(values[which]);
        }

        return item;
    }

    private static double Deviation(decimal[] values)
    {
        var mean = values.Average();
        return Math.Sqrt((double)values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    public static JsonArray Json(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static string Document(params JsonObject[] items) =>
        JsonSerializer.Serialize(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]) });
}
