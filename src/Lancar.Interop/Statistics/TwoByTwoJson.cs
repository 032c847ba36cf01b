using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>The kind <c>two-by-two</c>: input table [[a, b], [c, d]]; every figure of <see cref="TwoByTwo"/>.</summary>
internal static class TwoByTwoJson
{
    private const string EmptyMargin = "a row or a column is empty";
    private const string ZeroCell = "a cell is zero";
    private const string EmptyRow = "a row is empty";

    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        if (!input.TryGetProperty("table", out var rows) || rows.ValueKind == JsonValueKind.Null)
        {
            throw new StatisticsFault("missing-input", "'input.table' is missing.");
        }

        var table = TwoByTwo.Of(Cell(rows, 0, 0), Cell(rows, 0, 1), Cell(rows, 1, 0), Cell(rows, 1, 1));
        return writer => Write(writer, table);
    }

    private static long Cell(JsonElement rows, int row, int column)
    {
        var square = rows.ValueKind == JsonValueKind.Array
            && rows.GetArrayLength() == 2
            && rows[row].ValueKind == JsonValueKind.Array
            && rows[row].GetArrayLength() == 2;
        return square
            ? StatisticsInput.Count(rows[row][column], $"input.table[{row}][{column}]")
            : throw new StatisticsFault("wrong-type", "'input.table' must be [[a, b], [c, d]].");
    }

    private static void Write(Utf8JsonWriter writer, TwoByTwo table)
    {
        writer.WriteStartObject();
        writer.WriteChiSquare("chi2", table.ChiSquare?.Statistic, null, table.ChiSquare?.P, EmptyMargin);
        writer.WriteChiSquare("chi2_yates", table.YatesChiSquare?.Statistic, null, table.YatesChiSquare?.P, EmptyMargin);
        WriteSample(writer, table.OddsRatio);
        writer.WriteStartObject("haldane_anscombe");
        writer.WriteFigure("or", table.HaldaneAnscombe.Estimate, ZeroCell);
        writer.WriteLimits("ci95", table.HaldaneAnscombe.Interval, ZeroCell);
        writer.WriteEndObject();
        WriteFisher(writer, table.Fisher);
        WriteConditional(writer, table);
        WriteRisks(writer, table);
        writer.WriteEndObject();
    }

    private static void WriteSample(Utf8JsonWriter writer, OddsRatio sample)
    {
        writer.WriteFigure("or_sample", sample.Estimate, "both diagonals hold a zero");
        writer.WriteLimits("wald_ci95", sample.Interval, ZeroCell);
        if (sample.P is { } p)
        {
            writer.WriteProbability("wald_p", p);
        }
        else
        {
            writer.WriteNull("wald_p");
            writer.WriteString("wald_p_reason", ZeroCell);
        }
    }

    private static void WriteFisher(Utf8JsonWriter writer, FisherTest fisher)
    {
        writer.WriteStartObject("fisher");
        writer.WriteProbability("p_two_sided", fisher.PTwoSided);
        writer.WriteProbability("p_less", fisher.PLess);
        writer.WriteProbability("p_greater", fisher.PGreater);
        writer.WriteProbability("point_prob", fisher.PointProbability);
        writer.WriteProbability("p_central", fisher.PCentral);
        writer.WriteProbability("mid_p_central", fisher.MidPCentral);
        writer.WriteProbability("p_two_sided_rel1e-7", fisher.PTwoSidedWithSlack);
        writer.WriteEndObject();
    }

    private static void WriteConditional(Utf8JsonWriter writer, TwoByTwo table)
    {
        var conditional = table.Conditional;
        writer.WriteStartObject("conditional");
        writer.WriteFigure("mle", conditional.Estimate, EmptyMargin);
        writer.WriteLimits("ci95_exact", conditional.ExactInterval, EmptyMargin);
        writer.WriteLimits("ci95_midp", conditional.MidPInterval, EmptyMargin);
        writer.WriteFigure("median_unbiased", conditional.MedianUnbiased, "the table lies at an end of its range");
        writer.WriteEndObject();
    }

    private static void WriteRisks(Utf8JsonWriter writer, TwoByTwo table)
    {
        writer.WriteStartObject("risk_ratio");
        writer.WriteFigure("estimate", table.RiskRatio.Estimate, "a row is empty or both risks are zero");
        writer.WriteLimits("ci95", table.RiskRatio.Interval, "a risk is zero, a row is empty, or both risks are one");
        writer.WriteEndObject();
        writer.WriteStartObject("risk_difference");
        writer.WriteFigure("estimate", table.RiskDifference.Estimate, EmptyRow);
        writer.WriteLimits("ci95_newcombe", table.RiskDifference.Interval, EmptyRow);
        writer.WriteLimits("ci95_wald", table.RiskDifference.WaldInterval, EmptyRow);
        writer.WriteEndObject();
    }
}
