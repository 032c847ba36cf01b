using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// Her massages, about two a day from the first to the fourth day, by the midwife or the helper. Most are whole; some are paused, stopped
/// early, refused at the danger signs, or left open. After a red sign there is none for a day.
/// </summary>
internal sealed class MassageFamily : ISimulatedFamily
{
    private const int Most = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public ulong Stream => 3;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance)
    {
        var at = mother.BirthAt.AddMinutes(Math.Floor(chance.Between(8 * 60, 22 * 60)));
        for (var number = 0; number < Most; number++)
        {
            var byHelper = mother.HasHelper && chance.Happens(0.5);
            var until = Earlier(mother.Until, mother.CareUntil ?? DateTimeOffset.MinValue);
            if (at + Longest >= (byHelper ? Earlier(until, mother.SharesUntil!.Value) : until))
            {
                yield break;
            }

            var session = new SimulatedSession(mother.Protocol, byHelper, at, chance);
            foreach (var (when, type, payload) in session.Tell())
            {
                yield return new(when, when, byHelper, chance.Id(when), CareEventType.SessionPrefix + type, payload);
            }

            at = at.AddMinutes(Math.Floor(chance.Between(9 * 60, 14 * 60)) + (session.RedSign ? 24 * 60 : 0));
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
