using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// Her massages, about two a day from the first to the fourth day, by the midwife or the helper. Most are whole; some are paused, stopped
/// early, refused at the danger signs, or left open. What was found is followed up, and while it holds massage there is none.
/// </summary>
internal sealed class MassageFamily : ISimulatedFamily
{
    private const int Most = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public ulong Stream => 3;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        var at = mother.BirthAt.AddMinutes(Math.Floor(chance.Between(8 * 60, 22 * 60)));
        for (var number = 0; number < Most; number++)
        {
            if (story.FreeFrom(at) is not { } free)
            {
                yield break;
            }

            at = free > at ? free.AddMinutes(chance.Whole(10, 240)) : at;
            var byHelper = mother.HasHelper && chance.Happens(0.5);
            var until = Earlier(mother.Until, mother.CareUntil ?? DateTimeOffset.MinValue);
            if (at + Longest >= (byHelper ? Earlier(until, mother.SharesUntil!.Value) : until))
            {
                yield break;
            }

            var session = new SimulatedSession(mother.Protocol, byHelper, at, chance);
            var told = session.Tell();
            foreach (var (when, type, payload) in told)
            {
                yield return new(when, when, byHelper, chance.Id(when), CareEventType.SessionPrefix + type, payload);
            }

            foreach (var draft in After(session, told[^1].At, chance, story))
            {
                yield return draft;
            }

            at = at.AddMinutes(Math.Floor(chance.Between(9 * 60, 14 * 60)));
        }
    }

    private static IEnumerable<SimulatedDraft> After(SimulatedSession session, DateTimeOffset end, SimulatedChance chance, SimulatedStory story) =>
    [
        .. session.Complaints.Where(_ => chance.Happens(0.5)).Select(kind => SimulatedFollowUp.Harm(kind, session.Id, end.AddMinutes(chance.Whole(1, 90)), chance)),
        .. session.IsFinding ? SimulatedFollowUp.OfRed("session", session.Id, end, chance, story) : [],
    ];

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
