using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>The kind <c>signed-rank-critical-value</c>: input n, option alpha (0.05 unless given).</summary>
internal static class SignedRankCriticalValueJson
{
    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        if (!input.TryGetProperty("n", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            throw new StatisticsFault("missing-input", "'input.n' is missing.");
        }

        var count = (int)Math.Clamp(StatisticsInput.Count(given, "input.n"), -1, int.MaxValue);
        var critical = SignedRank.CriticalValue(count, Alpha(options));
        return writer => Write(writer, critical);
    }

    internal static double Alpha(JsonElement options)
    {
        if (options.ValueKind != JsonValueKind.Object
            || !options.TryGetProperty("alpha", out var given)
            || given.ValueKind == JsonValueKind.Null)
        {
            return 0.05;
        }

        var alpha = StatisticsInput.Number(given, "options.alpha");
        return alpha is > 0 and < 1
            ? alpha
            : throw new StatisticsFault("out-of-range", "'options.alpha' must lie strictly between 0 and 1.");
    }

    private static void Write(Utf8JsonWriter writer, SignedRankCriticalValue critical)
    {
        writer.WriteStartObject();
        writer.WriteNumber("n", critical.PairCount);
        writer.WriteNumber("alpha", critical.Alpha);
        writer.WriteNumber("critical_w", critical.W);
        writer.WriteProbability("size", critical.Size);
        writer.WriteEndObject();
    }
}
