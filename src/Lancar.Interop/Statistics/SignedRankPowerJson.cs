using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>
/// The kind <c>signed-rank-power</c>: input n, mu, sd (1 unless given) of a normal law of differences; options alpha (0.05), replicates
/// (1,000,000) and seed (1). The power with its own Monte Carlo error.
/// </summary>
internal static class SignedRankPowerJson
{
    private const long DefaultReplicates = 1_000_000;
    private const long MostReplicates = 100_000_000;

    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var count = (int)Math.Clamp(StatisticsInput.Count(Required(input, "n"), "input.n"), -1, int.MaxValue);
        var mean = StatisticsInput.Number(Required(input, "mu"), "input.mu");
        var deviation = Given(input, "sd") is { } sd ? StatisticsInput.Number(sd, "input.sd") : 1;
        var power = PowerSimulation.SignedRank(count, ValueLaw.Normal(mean, deviation), Options(options));
        return writer => Write(writer, power);
    }

    private static PowerSimulationOptions Options(JsonElement options)
    {
        var chosen = new PowerSimulationOptions { Alpha = SignedRankCriticalValueJson.Alpha(options), Replicates = DefaultReplicates };
        if (Given(options, "replicates") is { } replicates)
        {
            var given = StatisticsInput.Count(replicates, "options.replicates");
            chosen = given is > 0 and <= MostReplicates
                ? chosen with { Replicates = given }
                : throw new StatisticsFault("out-of-range", "'options.replicates' lies between 1 and 100,000,000.");
        }

        if (Given(options, "seed") is { } seed)
        {
            var given = StatisticsInput.Count(seed, "options.seed");
            chosen = given >= 0
                ? chosen with { Seed = (ulong)given }
                : throw new StatisticsFault("out-of-range", "'options.seed' is at least 0.");
        }

        return chosen;
    }

    private static JsonElement Required(JsonElement input, string name) =>
        Given(input, name) ?? throw new StatisticsFault("missing-input", $"'input.{name}' is missing.");

    private static JsonElement? Given(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var given) && given.ValueKind != JsonValueKind.Null
            ? given
            : null;

    private static void Write(Utf8JsonWriter writer, SimulatedPower power)
    {
        writer.WriteStartObject();
        writer.WriteNumber("power", power.Power);
        writer.WriteNumber("mc_se", power.StandardError);
        writer.WriteLimits("mc_ci99", power.Interval, "");
        writer.WriteNumber("critical_w", power.CriticalValue!.Value);
        writer.WriteProbability("size", power.AttainedSize!.Value);
        writer.WriteNumber("replicates", power.Trials);
        writer.WriteNumber("rejections", power.Rejections);
        writer.WriteNumber("seed", power.Design.Seed);
        writer.WriteString("method", power.MethodInWords);
        writer.WriteEndObject();
    }
}
