using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Visits;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>Visits after birth: most windows are filled for mother and babies together, some are missed; now and then the time is corrected.</summary>
internal sealed class VisitFamily : ISimulatedFamily
{
    private static readonly string[] Places = ["home", "home", "practice", "puskesmas", "posyandu", "hospital"];

    public ulong Stream => 11;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        foreach (var window in VisitSchedules.Current(VisitSchedules.OfMother).Windows)
        {
            // Most come early in a long window.
            var at = SimulatedFollowUp.Later(mother.BirthAt, window.FromHours, Math.Min(window.ToHours - 1, window.FromHours + 60), chance);
            if (!chance.Happens(0.8) || mother.CareUntil is not { } until || at >= until)
            {
                continue;
            }

            var place = chance.One(Places);
            yield return Visit(VisitSchedules.OfMother, null, place, at, chance);
            foreach (var baby in Enumerable.Range(1, mother.Babies).Where(_ => chance.Happens(0.9)))
            {
                var visit = Visit(VisitSchedules.OfBaby, baby, place, at.AddMinutes(baby), chance);
                yield return visit;
                var corrected = visit.MadeAt.AddMinutes(chance.Whole(5, 90));
                if (chance.Happens(0.04) && corrected < until)
                {
                    yield return visit with { MadeAt = corrected, OccurredAt = at.AddMinutes(-10), Id = chance.Id(corrected), Corrects = visit.Id, Payload = visit.Payload.DeepClone().AsObject() };
                }
            }
        }
    }

    private static SimulatedDraft Visit(string schedule, int? baby, string place, DateTimeOffset at, SimulatedChance chance) => new(at, at, false, chance.Id(at), CareEventType.VisitRecorded, new()
    {
        ["visitId"] = chance.Id(at), ["schedule"] = schedule, ["scheduleVersion"] = VisitSchedules.Current(schedule).Version, ["baby"] = baby, ["place"] = place,
    });
}
