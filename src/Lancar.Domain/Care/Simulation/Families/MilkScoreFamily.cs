using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>The 16 signs once a day; those that cannot apply yet are "not applicable", the others are the likelier the older the baby is.</summary>
internal sealed class MilkScoreFamily : ISimulatedFamily
{
    private static readonly double[] Hours = [5, 27, 51, 75, 99, 123, 171];

    public ulong Stream => 5;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        foreach (var hours in Hours)
        {
            var at = mother.BirthAt.AddMinutes(Math.Floor(60 * (hours + chance.Between(0, 3))));
            if (mother.CareUntil is not { } until || at >= until || !chance.Happens(0.8))
            {
                continue;
            }

            yield return new(at, at, false, chance.Id(at), CareEventType.MilkScoreObserved, new()
            {
                ["measurementId"] = chance.Id(at), ["answers"] = Answers(HoursSinceBirth.Between(mother.BirthAt, at), mother, chance),
                ["instrumentVersion"] = Instruments.MilkScore.Version,
            });
        }
    }

    private static JsonObject Answers(HoursSinceBirth age, SimulatedMother mother, SimulatedChance chance)
    {
        var likely = Math.Clamp(0.42 + (0.006 * (age.Hours - mother.LateHours)), 0.2, 0.95);
        return new(Instruments.MilkScore.Items.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Id,
            item.FromDay is not { } from || age.DayOfLife < from ? "not-applicable" : chance.Happens(likely) ? "yes" : "no")));
    }
}
