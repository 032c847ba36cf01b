using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>Her three consents right after registration; some are withdrawn later.</summary>
internal sealed class ConsentFamily : ISimulatedFamily
{
    private const string TextVersion = "1";

    public ulong Stream => 2;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        var at = mother.RegisteredAt;
        yield return Word(chance, at.AddSeconds(90), "care", mother.CareUntil is not null);
        yield return Word(chance, at.AddSeconds(120), "research", mother.Research);
        yield return Word(chance, at.AddSeconds(150), "share-with-helper", mother.SharesUntil is not null);
        foreach (var (purpose, until) in new[] { ("care", mother.CareUntil), ("share-with-helper", mother.SharesUntil) })
        {
            if (until is { } withdrawn && withdrawn < mother.Until)
            {
                yield return Word(chance, withdrawn, purpose, false);
            }
        }
    }

    private static SimulatedDraft Word(SimulatedChance chance, DateTimeOffset at, string purpose, bool given) =>
        new(at, at, false, chance.Id(at), CareEventType.ConsentRecorded, new() { ["purpose"] = purpose, ["given"] = given, ["textVersion"] = TextVersion });
}
