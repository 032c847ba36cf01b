using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>Massages nobody timed, told of some hours afterwards by the husband or the midwife; now and then the minutes are corrected.</summary>
internal sealed class RecallFamily : ISimulatedFamily
{
    public ulong Stream => 10;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        foreach (var _ in Enumerable.Range(0, chance.Happens(0.35) ? chance.Whole(1, 3) : 0))
        {
            var at = SimulatedFollowUp.Later(mother.BirthAt, 14, 120, chance);
            var told = SimulatedFollowUp.Later(at, 1, 9, chance);
            var corrected = told.AddMinutes(chance.Whole(2, 40));
            if (mother.CareUntil is not { } until || corrected >= until || story.FreeFrom(at) != at)
            {
                continue;
            }

            var byHelper = mother.HasHelper && corrected < mother.SharesUntil && chance.Happens(0.6);
            var (recall, protocol) = (chance.Id(told), chance.Happens(0.7) ? mother.Protocol.Id : null);
            JsonObject Payload() => new()
            {
                ["recallId"] = recall, ["minutes"] = chance.Whole(2, 20), ["performer"] = mother.HasHelper ? "husband" : "family", ["protocolId"] = protocol,
            };
            var first = new SimulatedDraft(told, at, byHelper, chance.Id(told), CareEventType.MassageRecalled, Payload());
            yield return first;
            if (chance.Happens(0.1))
            {
                yield return first with { MadeAt = corrected, Id = chance.Id(corrected), Payload = Payload(), Corrects = first.Id };
            }
        }
    }
}
