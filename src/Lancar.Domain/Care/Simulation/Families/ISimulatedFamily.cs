namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// One family of facts: everything of one kind that is told of a mother. A new event type gets a file here, and a line in
/// <see cref="SimulatedFamilies.All"/>. Every draft must keep the rules when all are sent in the order made.
/// </summary>
internal interface ISimulatedFamily
{
    /// <summary>Number of its random stream, 1 to 63: never changed and never used twice.</summary>
    ulong Stream { get; }

    /// <summary>The facts of a mother, in any order; those made after <see cref="SimulatedMother.Until"/> are left out by the caller.</summary>
    IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance);
}

/// <summary>All families.</summary>
internal static class SimulatedFamilies
{
    public static IReadOnlyList<ISimulatedFamily> All { get; } =
        [new RegistrationFamily(), new ConsentFamily(), new MassageFamily(), new MilkVolumeFamily(), new MilkScoreFamily()];
}
