using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>Some mothers leave care; a few were ended by mistake and are taken back within the hour. Nobody dies in made-up care.</summary>
internal sealed class LeavingFamily : ISimulatedFamily
{
    private static readonly string[] Reasons = ["finished", "finished", "finished", "moved", "declined", "not-reached", "other"];

    public ulong Stream => 12;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        if (mother.LeavesAt is { } left)
        {
            yield return new(left, left, false, chance.Id(left), CareEventType.MotherLeftCare, new() { ["reason"] = chance.One(Reasons) });
        }

        if (mother.ReturnsAt is { } back)
        {
            yield return new(back, back, false, chance.Id(back), CareEventType.MotherReturned, []);
        }
    }
}
