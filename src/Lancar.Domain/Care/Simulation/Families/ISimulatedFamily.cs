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
    /// <param name="mother">Who she is.</param>
    /// <param name="chance">The chance of this family.</param>
    /// <param name="story">What the families before this one told of her.</param>
    IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story);
}

/// <summary>All families. What holds massage is told before the massages.</summary>
internal static class SimulatedFamilies
{
    public static IReadOnlyList<ISimulatedFamily> All { get; } =
    [
        new RegistrationFamily(), new ConsentFamily(), new ContactFamily(), new CheckFamily(), new ObservationFamily(), new MassageFamily(), new PlanFamily(),
        new RecallFamily(), new VisitFamily(), new MilkVolumeFamily(), new MilkScoreFamily(), new LeavingFamily(),
    ];
}
