using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>She comes into care; now and then the birth was noted too late and is corrected some hours afterwards.</summary>
internal sealed class RegistrationFamily : ISimulatedFamily
{
    public ulong Stream => 1;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        var at = mother.RegisteredAt;
        var corrected = chance.Happens(0.04);
        var first = new SimulatedDraft(at, at, false, chance.Id(at), CareEventType.MotherRegistered,
            Payload(mother, corrected ? mother.BirthAt.AddMinutes(chance.Whole(5, 50)) : mother.BirthAt));
        yield return first;
        if (corrected)
        {
            var made = at.AddMinutes(chance.Whole(20, 400));
            yield return first with { MadeAt = made, Id = chance.Id(made), Payload = Payload(mother, mother.BirthAt), Corrects = first.Id };
        }
    }

    private static JsonObject Payload(SimulatedMother mother, DateTimeOffset birthAt) => new()
    {
        ["name"] = mother.Name, ["birthAt"] = InstantText.Write(birthAt), ["zone"] = mother.Zone.Abbreviation(),
        ["deliveryMode"] = mother.Delivery.ToString().ToLowerInvariant(), ["parity"] = mother.Parity, ["gestationalWeeks"] = mother.GestationalWeeks,
        ["babies"] = mother.Babies, ["studyCode"] = null,
    };
}
