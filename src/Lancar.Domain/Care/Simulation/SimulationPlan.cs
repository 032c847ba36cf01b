namespace Lancar.Domain.Care.Simulation;

/// <summary>What to simulate. The same plan gives the same facts, byte for byte.</summary>
/// <param name="Mothers">Number of mothers, 1 to <see cref="MostMothers"/>.</param>
/// <param name="Days">Length of the time told, 1 to <see cref="MostDays"/> days; births are spread over it.</param>
/// <param name="Seed">Names the random numbers.</param>
/// <param name="Start">When the time told begins.</param>
/// <param name="Sites">Places of care the mothers are spread over, 1 to <see cref="MostSites"/>.</param>
/// <param name="Helpers">Whether husbands with phones of their own take part.</param>
/// <param name="MothersPerMidwife">At most so many mothers share one midwife's phone, 1 to <see cref="MostMothers"/>.</param>
public sealed record SimulationPlan(
    int Mothers, int Days, ulong Seed, DateTimeOffset Start, int Sites = 1, bool Helpers = true, int MothersPerMidwife = 25)
{
    /// <summary>Most mothers of one plan: all facts are put in order in memory.</summary>
    public const int MostMothers = 5_000;

    /// <summary>Most days of one plan.</summary>
    public const int MostDays = 366;

    /// <summary>Most sites of one plan.</summary>
    public const int MostSites = 50;

    /// <summary>When the time told ends; no fact is later.</summary>
    public DateTimeOffset End => Start.AddDays(Days);

    /// <summary>True when every number is in its range.</summary>
    public bool Fits => Mothers is >= 1 and <= MostMothers && Days is >= 1 and <= MostDays && Sites is >= 1 and <= MostSites
        && MothersPerMidwife is >= 1 and <= MostMothers;
}
