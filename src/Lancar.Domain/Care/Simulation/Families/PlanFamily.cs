using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Protocols;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>Her plan, made soon after registration; some are ended, some replaced by another, and who withdraws her consent often ends hers.</summary>
internal sealed class PlanFamily : ISimulatedFamily
{
    private static readonly string[] EndReasons = ["completed", "she-wishes", "health", "moved", "other"];

    public ulong Stream => 9;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        if (mother.CareUntil is not { } until || !chance.Happens(0.8))
        {
            yield break;
        }

        var (plan, draft) = Made(mother, mother.Protocol, mother.RegisteredAt.AddMinutes(chance.Whole(10, 60)), chance);
        yield return draft;
        var later = SimulatedFollowUp.Later(mother.RegisteredAt, 20, 140, chance);
        var way = chance.Between(0, 1);
        if (until < DateTimeOffset.MaxValue && way < 0.6)
        {
            yield return Ended(plan, "she-wishes", until.AddMinutes(chance.Whole(1, 600)), chance);
        }
        else if (way < 0.15)
        {
            yield return Ended(plan, chance.One(EndReasons), later, chance);
        }
        else if (way < 0.3 && later < until)
        {
            yield return Made(mother, chance.One(ProtocolLibrary.All), later, chance).Draft;
        }
    }

    private static (Guid Plan, SimulatedDraft Draft) Made(SimulatedMother mother, Protocol protocol, DateTimeOffset at, SimulatedChance chance)
    {
        var schedule = protocol.Schedule;
        var plan = chance.Id(at);
        var (perDay, days) = (chance.Happens(0.7) ? chance.Whole(1, 3) : (int?)null, chance.Happens(0.8) ? chance.Whole(3, 7) : (int?)null);
        return (plan, new(at, at, false, chance.Id(at), CareEventType.PlanMade, new()
        {
            ["planId"] = plan, ["protocolId"] = protocol.Id, ["protocolVersion"] = protocol.Version, ["performer"] = mother.HasHelper ? "husband" : "midwife",
            ["sessionsPerDay"] = schedule.SessionsPerDay ?? perDay, ["days"] = schedule.Days ?? days,
            ["startWindowHours"] = schedule.StartHours is [var from, var to] ? new JsonArray(from, to) : null,
        }));
    }

    private static SimulatedDraft Ended(Guid plan, string reason, DateTimeOffset at, SimulatedChance chance) =>
        new(at, at, false, chance.Id(at), CareEventType.PlanEnded, new() { ["planId"] = plan, ["reason"] = reason });
}
