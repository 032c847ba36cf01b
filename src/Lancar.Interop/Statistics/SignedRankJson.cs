using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>The kind <c>signed-rank</c>: input x, optional y (then x − y) and mu; both ways with zeros, estimate and interval.</summary>
internal static class SignedRankJson
{
    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var first = StatisticsInput.Numbers(input, "x");
        var second = StatisticsInput.OptionalNumbers(input, "y");
        var chosen = new SignedRankOptions { NullValue = StatisticsInput.NullValue(input, options) };
        var dropped = Test(first, second, chosen);
        var ranked = Test(first, second, chosen with { Zeros = ZeroHandling.Pratt, Estimate = false });
        return writer => Write(writer, chosen.NullValue, dropped, ranked);
    }

    private static SignedRankResult Test(double[] first, double[]? second, SignedRankOptions options) =>
        second is null ? SignedRank.Test(first, options) : SignedRank.Test(first, second, options);

    private static void Write(Utf8JsonWriter writer, double nullValue, SignedRankResult dropped, SignedRankResult ranked)
    {
        writer.WriteStartObject();
        writer.WriteNumber("mu", nullValue);
        WriteTest(writer, "wilcox", dropped);
        WriteTest(writer, "pratt", ranked);
        writer.WriteNumber("hodges_lehmann", dropped.HodgesLehmann!.Value);
        writer.WriteOrderInterval(
            "ci95_walsh",
            dropped.Interval!.Value,
            dropped.IntervalAttained,
            dropped.IntervalRank,
            dropped.IntervalIsExact,
            dropped.IntervalAttainable,
            "ties or zeros");
        writer.WriteEndObject();
    }

    private static void WriteTest(Utf8JsonWriter writer, string name, SignedRankResult result)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("n_used", result.UsedCount);
        writer.WriteNumber("n_zero", result.ZeroCount);
        writer.WriteNumber("w_plus", result.WPlus);
        writer.WriteNumber("w_minus", result.WMinus);
        writer.WriteBoolean("ties", result.HasTies);
        writer.WriteProbability("p_two_sided", result.PTwoSided);
        writer.WriteProbability("p_less", result.PLess);
        writer.WriteProbability("p_greater", result.PGreater);
        if (result.HasNoInformation)
        {
            writer.WriteBoolean("degenerate", true);
        }
        else
        {
            WriteInformed(writer, result);
        }

        writer.WriteString("method", result.MethodInWords);
        writer.WriteEndObject();
    }

    private static void WriteInformed(Utf8JsonWriter writer, SignedRankResult result)
    {
        writer.WriteProbability("point_prob", result.PointProbability);
        writer.WriteProbability("mid_p_two_sided", result.MidPTwoSided);
        writer.WriteNumber("z", result.Z);
        writer.WriteProbability("p_asymptotic", result.PAsymptotic);
        writer.WriteNumber("z_cc", result.ZCorrected);
        writer.WriteProbability("p_asymptotic_cc", result.PAsymptoticCorrected);
        writer.WriteNumber("rank_biserial", result.RankBiserial);
    }
}
