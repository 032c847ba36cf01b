using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// Expressed volumes at the usual hours. The course rises by itself (a logistic curve within the bands of <c>data/expected/milk-volume.json</c>)
/// and knows nothing of massage. Now and then a decimal comma was forgotten and the value is corrected.
/// </summary>
internal sealed class MilkVolumeFamily : ISimulatedFamily
{
    private static readonly double[] Hours = [4.5, 14, 26, 38, 50, 62, 74, 98, 122, 170, 218];

    public ulong Stream => 4;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        foreach (var hours in Hours)
        {
            var at = mother.BirthAt.AddMinutes(Math.Floor(60 * (hours + chance.Between(0, 2))));
            if (mother.CareUntil is not { } until || at >= until || !chance.Happens(0.9))
            {
                continue;
            }

            var (measurement, payload) = (chance.Id(at), Measured(mother, (at - mother.BirthAt).TotalHours, chance));
            var right = payload["volumeMl"]!.GetValue<decimal>();
            payload.Insert(0, "measurementId", measurement);
            var mistaken = right * 10 <= Instruments.MilkVolume.Maximum && chance.Happens(0.05);
            var first = new SimulatedDraft(at, at, false, chance.Id(at), CareEventType.MilkVolumeMeasured, With(payload, mistaken ? right * 10 : right));
            yield return first;
            var corrected = at.AddMinutes(chance.Whole(3, 60));
            if (mistaken && corrected < until)
            {
                yield return first with { MadeAt = corrected, Id = chance.Id(corrected), Payload = With(payload, right), Corrects = first.Id };
            }
        }
    }

    private static JsonObject With(JsonObject payload, decimal volumeMl)
    {
        var copy = payload.DeepClone().AsObject();
        copy["volumeMl"] = volumeMl;
        return copy;
    }

    private static JsonObject Measured(SimulatedMother mother, double hours, SimulatedChance chance)
    {
        var usual = 5 + (48 / (1 + Math.Exp(-(hours - 62 - mother.LateHours) / 13)));
        var side = chance.Happens(0.8) ? "both" : chance.One(["left", "right"]);
        var volume = usual * mother.Flow * chance.Between(0.75, 1.25) * (side == "both" ? 1 : 0.55);
        return new()
        {
            ["volumeMl"] = Math.Round((decimal)Math.Min(volume, 300), Instruments.MilkVolume.Decimals), ["method"] = chance.Happens(0.75) ? "hand" : "pump", ["side"] = side,
            ["minutes"] = chance.Whole(8, 25), ["hoursSinceLastFeed"] = chance.Happens(0.1) ? null : Math.Round((decimal)chance.Between(1, 4), 1),
            ["instrumentVersion"] = Instruments.MilkVolume.Version,
        };
    }
}
