namespace Lancar.Statistics;

/// <summary>What must hold for planned figures to be right, whether they were computed or simulated.</summary>
internal static class PlanAssumptions
{
    private static readonly PlanAssumption[] simulated =
        [PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.ShapeAsSimulated, PlanAssumption.Independent];

    /// <summary>The assumptions of a simulated power or size.</summary>
    public static IReadOnlyList<PlanAssumption> OfSimulation(double dropout) => With(simulated, dropout);

    /// <summary>These, and that losses come by chance where some are expected.</summary>
    public static IReadOnlyList<PlanAssumption> With(IReadOnlyList<PlanAssumption> known, double dropout) =>
        dropout > 0 ? [.. known, PlanAssumption.LossByChance] : known;
}
