using System.Globalization;

namespace Lancar.Statistics;

/// <summary>How many people a study needs by simulation, the power found for them, and how sure the choice is.</summary>
public sealed record SimulatedPlan
{
    /// <summary>The test.</summary>
    public required PowerTest Test { get; init; }

    /// <summary>The law of the differences, or of the first group.</summary>
    public required ValueLaw First { get; init; }

    /// <summary>The law of the second group; null for paired tests.</summary>
    public ValueLaw? Second { get; init; }

    /// <summary>Level, power aimed at, dropout, replicates, seed.</summary>
    public required SampleSizeSimulationOptions Options { get; init; }

    /// <summary>Pairs, or people to be analysed in each group, the first group first.</summary>
    public required IReadOnlyList<long> Arms { get; init; }

    /// <summary>People to be recruited for each arm, so that as many are left after dropout.</summary>
    public required IReadOnlyList<long> Recruits { get; init; }

    /// <summary>The size chosen, with the power found, its standard error and interval.</summary>
    public required TriedSize Found { get; init; }

    /// <summary>Every size from the one chosen to this one reached the power aimed at in the simulation.</summary>
    public required int CheckedTo { get; init; }

    /// <summary>The smallest size that the test can be computed for: 1, for t 2.</summary>
    public required int LeastSize { get; init; }

    /// <summary>The smallest size whose interval reaches up to the power aimed at: smaller ones have less.</summary>
    public required int NotExcludedFrom { get; init; }

    /// <summary>The smallest size whose whole interval lies at the power aimed at or above it; null when the largest size allowed has none such.</summary>
    public required int? CertainFrom { get; init; }

    /// <summary>Every size that was tried with all replicates, in rising order.</summary>
    public required IReadOnlyList<TriedSize> Tried { get; init; }

    /// <summary>The power found for <see cref="Arms"/>.</summary>
    public double Power => Found.Power;

    /// <summary>People (or pairs) to be analysed in all.</summary>
    public long Total => Arms.Sum();

    /// <summary>People (or pairs) to be recruited in all.</summary>
    public long TotalRecruits => Recruits.Sum();

    /// <summary>True when even the smallest size may reach the power aimed at.</summary>
    public bool NoSizeIsTooFew => NotExcludedFrom <= LeastSize;

    /// <summary>True when the simulation tells the size chosen from its neighbours on both sides.</summary>
    public bool SizeIsCertain => NotExcludedFrom == Found.Size && CertainFrom == Found.Size;

    /// <summary>Test, data and search in words.</summary>
    public string MethodInWords =>
        PowerTestWords.Of(Test, First.RoundedTo is not null || Second?.RoundedTo is not null, Options.Zeros)
        + Text($" at level {Options.Alpha}; simulated values: ") + (Second is null ? First.InWords : $"{First.InWords} against {Second.InWords}")
        + Text($"; the smallest size found by a search with the same random numbers for every size, {Options.Replicates} trials each, seed {Options.Seed}");

    /// <summary>How sure the size is, in words.</summary>
    public string CertaintyInWords =>
        Text($"At {100 * Options.Confidence:G15} % confidence each, ")
        + (NoSizeIsTooFew ? Text($"no size is too small for a power of {Options.Power}, ") : Text($"fewer than {NotExcludedFrom} do not reach a power of {Options.Power}, "))
        + (CertainFrom is { } from ? Text($"{from} and more do reach it") : "and no size allowed is sure to")
        + (SizeIsCertain ? "." : "; between them the simulation cannot tell: more replicates can.");

    /// <summary>What must hold for the figures to be right.</summary>
    public IReadOnlyList<PlanAssumption> Assumptions => PlanAssumptions.OfSimulation(Options.Dropout);

    /// <summary>The same in words.</summary>
    public IReadOnlyList<string> AssumptionsInWords => [.. Assumptions.Select(PlanAssumptionWords.Of)];

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
