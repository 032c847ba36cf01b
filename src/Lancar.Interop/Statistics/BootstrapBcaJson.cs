using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>
/// The kind <c>bootstrap-bca</c>: input x and the replicates of its statistic, drawn by the sender; options statistic (mean,
/// median) and conf. Both bias corrections, each by both quantile rules.
/// </summary>
internal static class BootstrapBcaJson
{
    private const double UsualConfidence = 0.95;

    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var sample = StatisticsInput.Numbers(input, "x");
        var replicates = StatisticsInput.Numbers(input, "replicates");
        var confidence = Confidence(options);
        var (estimate, jackknife) = Statistic(options, sample);
        var less = BcaInterval.FromReplicates(estimate, replicates, jackknife, BiasCorrection.Less, confidence);
        var mid = BcaInterval.FromReplicates(estimate, replicates, jackknife, BiasCorrection.Mid, confidence);
        return writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("estimate", estimate);
            writer.WriteNumber("acceleration", less.Acceleration);
            writer.WriteNumber("conf", confidence);
            Write(writer, "less", less);
            Write(writer, "mid", mid);
            writer.WriteEndObject();
        };
    }

    private static (double Estimate, double[] Jackknife) Statistic(JsonElement options, double[] sample)
    {
        var name = options.ValueKind == JsonValueKind.Object && options.TryGetProperty("statistic", out var given)
            ? StatisticsInput.Text(given, "options.statistic")
            : null;
        return name switch
        {
            null or "mean" => (PlainMean(sample), Jackknife.Mean(sample)),
            "median" => (Descriptives.Of(sample).Median, Jackknife.Median(sample)),
            _ => throw new StatisticsFault("unknown-option", "'options.statistic' is 'mean' or 'median'."),
        };
    }

    // Added up in the order given, as those do who make replicates: a replicate that repeats the sample must compare equal to the
    // estimate, which a better rounded mean would miss by one unit in the last place.
    private static double PlainMean(double[] sample)
    {
        var sum = 0.0;
        foreach (var value in sample)
        {
            sum += value;
        }

        return sum / sample.Length;
    }

    private static double Confidence(JsonElement options)
    {
        if (options.ValueKind != JsonValueKind.Object || !options.TryGetProperty("conf", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return UsualConfidence;
        }

        var confidence = StatisticsInput.Number(given, "options.conf");
        return confidence is > 0 and < 1
            ? confidence
            : throw new StatisticsFault("out-of-range", "'options.conf' lies strictly between 0 and 1.");
    }

    private static void Write(Utf8JsonWriter writer, string name, BcaInterval interval)
    {
        var reason = interval.Obstacle switch
        {
            BcaObstacle.None => "",
            BcaObstacle.InfiniteBias => "every replicate lies on one side of the estimate: z0 is infinite",
            BcaObstacle.ExcessiveAcceleration => "1 - a (z0 + z) is not positive: the levels lose their order",
        };
        writer.WriteStartObject(name);
        writer.WriteNumber("prop", interval.ShareBelow);
        writer.WriteFigure("z0", interval.Z0, reason);
        if (interval is { LowerLevel: { } lower, UpperLevel: { } upper })
        {
            writer.WriteStartArray("alpha");
            writer.WriteNumberValue(lower);
            writer.WriteNumberValue(upper);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteNull("alpha");
            writer.WriteString("alpha_reason", reason);
        }

        writer.WriteLimits("ci_quantile_type7", interval.Type7, reason);
        writer.WriteLimits("ci_norm_inter", interval.NormalInterpolation, reason);
        writer.WriteBoolean("uses_extremes", interval.UsesExtremes);
        writer.WriteEndObject();
    }
}
