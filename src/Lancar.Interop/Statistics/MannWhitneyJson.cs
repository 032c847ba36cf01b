using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>The kind <c>mann-whitney</c>: input x, y and mu; every figure of <see cref="MannWhitney"/>, x minus y.</summary>
internal static class MannWhitneyJson
{
    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var first = StatisticsInput.Numbers(input, "x");
        var second = StatisticsInput.Numbers(input, "y");
        var result = MannWhitney.Test(first, second, new MannWhitneyOptions { NullValue = StatisticsInput.NullValue(input, options) });
        return writer => Write(writer, result);
    }

    private static void Write(Utf8JsonWriter writer, MannWhitneyResult result)
    {
        writer.WriteStartObject();
        writer.WriteNumber("mu", result.NullValue);
        writer.WriteNumber("u", result.U);
        writer.WriteBoolean("ties", result.HasTies);
        writer.WriteProbability("p_less", result.PLess);
        writer.WriteProbability("p_greater", result.PGreater);
        writer.WriteProbability("p_two_sided_doubled", result.PTwoSided);
        writer.WriteProbability("p_two_sided_abs", result.PTwoSidedAbsolute);
        if (result.HasNoInformation)
        {
            writer.WriteBoolean("degenerate", true);
        }
        else
        {
            WriteInformed(writer, result);
        }

        writer.WriteNumber("probability_of_superiority", result.ProbabilityOfSuperiority);
        writer.WriteNumber("rank_biserial", result.RankBiserial);
        writer.WriteNumber("hodges_lehmann_shift", result.HodgesLehmann!.Value);
        writer.WriteOrderInterval(
            "ci95_shift",
            result.Interval!.Value,
            result.IntervalAttained,
            result.IntervalRank,
            result.IntervalIsExact,
            result.IntervalAttainable,
            "ties");
        writer.WriteString("method", result.MethodInWords);
        writer.WriteEndObject();
    }

    private static void WriteInformed(Utf8JsonWriter writer, MannWhitneyResult result)
    {
        writer.WriteProbability("point_prob", result.PointProbability);
        writer.WriteProbability("mid_p_two_sided_doubled", result.MidPTwoSided);
        writer.WriteNumber("p_error_bound", result.PErrorBound);
        writer.WriteNumber("z", result.Z);
        writer.WriteProbability("p_asymptotic", result.PAsymptotic);
        writer.WriteNumber("z_cc", result.ZCorrected);
        writer.WriteProbability("p_asymptotic_cc", result.PAsymptoticCorrected);
    }
}
