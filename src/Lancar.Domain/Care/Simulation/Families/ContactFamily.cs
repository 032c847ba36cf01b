using System.Globalization;
using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// Telephone numbers and addresses nobody has, and changes of them: one after the other, or two of the same version that stand beside each other until
/// they are settled. Now and then she is called by another name.
/// </summary>
internal sealed class ContactFamily : ISimulatedFamily
{
    public ulong Stream => 8;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        if (chance.Happens(0.6))
        {
            foreach (var draft in Numbers(mother, chance))
            {
                yield return draft;
            }
        }

        if (chance.Happens(0.4))
        {
            yield return Changed("address", string.Create(CultureInfo.InvariantCulture, $"Alamat rekaan nomor {chance.Whole(1, 99)}"), null, [], mother.RegisteredAt.AddMinutes(6), chance);
        }

        if (chance.Happens(0.04))
        {
            yield return Changed("name", mother.Name + " (nama panggilan)", story.Told[0].Id, [], SimulatedFollowUp.Later(mother.RegisteredAt, 10, 80, chance), chance);
        }
    }

    private static IEnumerable<SimulatedDraft> Numbers(SimulatedMother mother, SimulatedChance chance)
    {
        var first = Changed("phone", Number(chance), null, [], mother.RegisteredAt.AddMinutes(5), chance);
        yield return first;
        if (!chance.Happens(0.2))
        {
            yield break;
        }

        var second = Changed("phone", Number(chance), first.Id, [], SimulatedFollowUp.Later(mother.RegisteredAt, 5, 60, chance), chance);
        yield return second;
        if (!chance.Happens(0.5))
        {
            yield break;
        }

        // Said again from the same version, as by a second phone that had not met the server.
        var other = Changed("phone", Number(chance), first.Id, [], second.MadeAt.AddMinutes(chance.Whole(2, 300)), chance);
        yield return other;
        if (chance.Happens(0.5))
        {
            yield return Changed("phone", Number(chance), second.Id, [other.Id], SimulatedFollowUp.Later(other.MadeAt, 1, 30, chance), chance);
        }
    }

    /// <summary>A number of no network.</summary>
    private static string Number(SimulatedChance chance) => string.Create(CultureInfo.InvariantCulture, $"0000-0000-{chance.Whole(0, 9999):0000}");

    private static SimulatedDraft Changed(string field, string value, Guid? replaced, IReadOnlyList<Guid> settles, DateTimeOffset at, SimulatedChance chance) =>
        new(at, at, false, chance.Id(at), CareEventType.ContactChanged, new()
        {
            ["field"] = field, ["value"] = value, ["base"] = replaced, ["settles"] = new JsonArray([.. settles.Select(id => JsonValue.Create(id))]),
        });
}
