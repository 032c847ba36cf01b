namespace Lancar.Statistics;

/// <summary>How many people a study needs, and the power that this many really give.</summary>
public sealed record SamplePlan
{
    /// <summary>The study.</summary>
    public required StudyDesign Design { get; init; }

    /// <summary>Level, sides, power aimed at, dropout.</summary>
    public required SampleSizeOptions Options { get; init; }

    /// <summary>People to be analysed in each arm (pairs in a paired study, cells in a factorial one), the first arm first.</summary>
    public required IReadOnlyList<long> Arms { get; init; }

    /// <summary>People to be recruited for each arm, so that as many are left after dropout.</summary>
    public required IReadOnlyList<long> Recruits { get; init; }

    /// <summary>Clusters per arm; null where people are allocated one by one.</summary>
    public required long? ClustersPerArm { get; init; }

    /// <summary>Events expected among the analysed; null where nothing is waited for.</summary>
    public required double? ExpectedEvents { get; init; }

    /// <summary>The power really reached with <see cref="Arms"/>, not the one aimed at.</summary>
    public required double Power { get; init; }

    /// <summary>
    /// Every size from this plan's first arm to this one was found to reach the power aimed at: the power of a test of counts is a sawtooth.
    /// Null where the power rises steadily, and where a size was given.
    /// </summary>
    public required long? CheckedTo { get; init; }

    /// <summary>True when the power is that of the exact law and no approximation.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Test and method in words.</summary>
    public required string MethodInWords { get; init; }

    /// <summary>People to be analysed in all.</summary>
    public long Total => Arms.Sum();

    /// <summary>People to be recruited in all.</summary>
    public long TotalRecruits => Recruits.Sum();

    /// <summary>What must hold for the figures to be right.</summary>
    public IReadOnlyList<PlanAssumption> Assumptions => PlanAssumptions.With(Design.Assumptions, Options.Dropout);

    /// <summary>The same in words.</summary>
    public IReadOnlyList<string> AssumptionsInWords => [.. Assumptions.Select(PlanAssumptionWords.Of)];
}
