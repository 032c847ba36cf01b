using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>
/// The kind <c>bootstrap-median-exact</c>: input x. One probability per order statistic, also where observations are equal; for
/// an even number the median lies between two observations and the probabilities are null.
/// </summary>
internal static class BootstrapMedianExactJson
{
    private const string OneObservation = "one observation has no jackknife";

    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var law = MedianBootstrapLaw.Of(StatisticsInput.Numbers(input, "x"));
        var percentiles = law.PercentileInterval();
        var bca = law.Count > 1 ? law.Bca() : null;
        return writer =>
        {
            writer.WriteStartObject();
            WriteProbabilities(writer, law);
            writer.WriteNumber("median", law.Median);
            writer.WriteNumber("mean", law.Mean);
            writer.WriteNumber("se", law.StandardError);
            writer.WriteLimits("percentile95", percentiles, "");
            writer.WriteLimits("bca95_mid", bca?.Interval, bca is null ? OneObservation : "z0 is infinite or the acceleration too large");
            writer.WriteEndObject();
        };
    }

    private static void WriteProbabilities(Utf8JsonWriter writer, MedianBootstrapLaw law)
    {
        if (law.OrderProbabilities is not { } probabilities)
        {
            writer.WriteNull("probabilities");
            writer.WriteString("probabilities_reason", "an even number of observations: the median is the mean of two of them");
            return;
        }

        writer.WriteStartArray("probabilities");
        foreach (var probability in probabilities)
        {
            writer.WriteNumberValue(probability);
        }

        writer.WriteEndArray();
    }
}
