using System.Numerics;
using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>
/// The kind <c>contingency</c>: input table [[…], …]; chi-square, likelihood ratio, Fisher's exact p (with the relative slack of R; the
/// strict one beside it), number of tables with the margins, Cramér's V. Options seed and replicates are for the Monte Carlo p.
/// </summary>
internal static class ContingencyJson
{
    private const string NoInformation = "fewer than two rows or columns hold anything";
    private const string TooMany = "more tables than are counted";
    private const long LargestExactNumber = 1L << 53;

    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var table = Contingency.Of(Rows(input));
        var fisher = table.Total > FreemanHalton.LargestTotal && !(table is { RowCount: 2, ColumnCount: 2 })
            ? null
            : FreemanHalton.Test(table, Options(options));
        var tables = ContingencyCount.Of(table);
        return writer => Write(writer, table, fisher, tables);
    }

    private static long[][] Rows(JsonElement input)
    {
        if (!input.TryGetProperty("table", out var rows) || rows.ValueKind == JsonValueKind.Null)
        {
            throw new StatisticsFault("missing-input", "'input.table' is missing.");
        }

        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
        {
            throw new StatisticsFault("wrong-type", "'input.table' must be an array of rows of counts.");
        }

        return [.. rows.EnumerateArray().Select(Row)];
    }

    private static long[] Row(JsonElement row, int i) =>
        [.. row.EnumerateArray().Select((cell, j) => StatisticsInput.Count(cell, $"input.table[{i}][{j}]"))];

    private static FreemanHaltonOptions Options(JsonElement options)
    {
        var chosen = new FreemanHaltonOptions();
        if (options.ValueKind != JsonValueKind.Object)
        {
            return chosen;
        }

        if (options.TryGetProperty("seed", out var seed) && seed.ValueKind != JsonValueKind.Null)
        {
            var given = StatisticsInput.Count(seed, "options.seed");
            chosen = given >= 0
                ? chosen with { Seed = (ulong)given }
                : throw new StatisticsFault("out-of-range", "'options.seed' is at least 0.");
        }

        if (options.TryGetProperty("replicates", out var replicates) && replicates.ValueKind != JsonValueKind.Null)
        {
            var given = StatisticsInput.Count(replicates, "options.replicates");
            chosen = given is > 0 and <= 100_000_000
                ? chosen with { Replicates = (int)given }
                : throw new StatisticsFault("out-of-range", "'options.replicates' lies between 1 and 100,000,000.");
        }

        return chosen;
    }

    private static void Write(Utf8JsonWriter writer, Contingency table, FreemanHaltonResult? fisher, BigInteger? tables)
    {
        writer.WriteStartObject();
        writer.WriteChiSquare("chi2", table.ChiSquare?.Statistic, table.ChiSquare?.DegreesOfFreedom, table.ChiSquare?.P, NoInformation);
        writer.WriteChiSquare("likelihood_ratio", table.LikelihoodRatio?.Statistic, table.LikelihoodRatio?.DegreesOfFreedom, table.LikelihoodRatio?.P, NoInformation);
        WriteFisher(writer, fisher);
        WriteTables(writer, tables);
        WriteCramer(writer, table);
        WriteFacts(writer, table);
        writer.WriteEndObject();
    }

    private static void WriteFisher(Utf8JsonWriter writer, FreemanHaltonResult? fisher)
    {
        if (fisher is null)
        {
            writer.WriteNull("fisher_p");
            writer.WriteString("fisher_p_reason", $"more than {FreemanHalton.LargestTotal} observations");
            return;
        }

        writer.WriteProbability("fisher_p", fisher.PTwoSidedWithSlack);
        writer.WriteProbability("fisher_p_strict", fisher.PTwoSided);
        writer.WriteString("fisher_method", fisher.MethodInWords);
        if (fisher.MonteCarlo is { } drawn)
        {
            writer.WriteNumber("fisher_replicates", drawn.Replicates);
            writer.WriteNumber("fisher_seed", fisher.Seed!.Value);
            writer.WriteLimits("fisher_p_interval", drawn.Interval, "");
            writer.WriteNumber("fisher_p_interval_confidence", drawn.Interval.Level);
        }
    }

    private static void WriteTables(Utf8JsonWriter writer, BigInteger? tables)
    {
        if (tables is not { } count)
        {
            writer.WriteNull("tables");
            writer.WriteString("tables_reason", TooMany);
        }
        else if (count <= LargestExactNumber)
        {
            writer.WriteNumber("tables", (long)count);
        }
        else
        {
            writer.WriteString("tables", count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static void WriteCramer(Utf8JsonWriter writer, Contingency table)
    {
        if (table.HasNoInformation)
        {
            writer.WriteNull("cramers_v");
            writer.WriteString("cramers_v_reason", NoInformation);
            return;
        }

        var v = CramerV.Estimate(table);
        writer.WriteStartObject("cramers_v");
        writer.WriteNumber("v", v.V);
        writer.WriteFigure("bias_corrected", v.BiasCorrected, "as many rows or columns as observations");
        writer.WriteLimits("ci95", v.Interval, "");
        writer.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter writer, Contingency table)
    {
        writer.WriteNumber("smallest_expected", table.SmallestExpected);
        writer.WriteNumber("share_of_expected_below_5", table.ShareOfExpectedBelowFive);
        WritePlaces(writer, "dropped_rows", table.DroppedRows);
        WritePlaces(writer, "dropped_columns", table.DroppedColumns);
    }

    private static void WritePlaces(Utf8JsonWriter writer, string name, IReadOnlyList<int> places)
    {
        writer.WriteStartArray(name);
        foreach (var place in places)
        {
            writer.WriteNumberValue(place);
        }

        writer.WriteEndArray();
    }
}
