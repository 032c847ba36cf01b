using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>What every plan answers, whether its power was computed or simulated.</summary>
public sealed record PlanFigures
{
    /// <summary>The design, as the researcher names it.</summary>
    public required PlanKind Kind { get; init; }

    /// <summary>What was expected, under the names of the text: difference, sd, first, second …</summary>
    public required IReadOnlyDictionary<string, double> Inputs { get; init; }

    /// <summary>Which text describes the test and its power.</summary>
    public required string Method { get; init; }

    /// <summary>Level of the test; of one side where it has one.</summary>
    public required double Alpha { get; init; }

    /// <summary>True when the test looks to both sides.</summary>
    public required bool TwoSided { get; init; }

    /// <summary>The power aimed at; null when a size was given.</summary>
    public required double? Goal { get; init; }

    /// <summary>Share that is expected to be lost.</summary>
    public required double Dropout { get; init; }

    /// <summary>People to be analysed per arm.</summary>
    public required IReadOnlyList<long> Arms { get; init; }

    /// <summary>People to be recruited per arm.</summary>
    public required IReadOnlyList<long> Recruits { get; init; }

    /// <summary>Clusters per arm; null without clusters.</summary>
    public long? Clusters { get; init; }

    /// <summary>Expected events; null where nothing is waited for.</summary>
    public double? Events { get; init; }

    /// <summary>The power reached.</summary>
    public required double Power { get; init; }

    /// <summary>True when the power is that of the exact law and no approximation or simulation.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Every size up to this one was found to reach the power; null where it rises steadily.</summary>
    public long? CheckedTo { get; init; }

    /// <summary>Standard error of a simulated power; null for a computed one.</summary>
    public double? StandardError { get; init; }

    /// <summary>Interval of a simulated power; null for a computed one.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Trials per size of a simulation.</summary>
    public long? Replicates { get; init; }

    /// <summary>Seed of a simulation.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Smaller sizes do not reach the power aimed at; null unless a size was searched by simulation.</summary>
    public long? NotExcludedFrom { get; init; }

    /// <summary>From this size on the power aimed at is reached for certain; null when no size allowed does, or none was searched.</summary>
    public long? CertainFrom { get; init; }

    /// <summary>The simulated values, or null.</summary>
    public ValueLaw? Law { get; init; }

    /// <summary>What must hold.</summary>
    public required IReadOnlyList<PlanAssumption> Assumptions { get; init; }

    /// <summary>People to be analysed in all.</summary>
    public long Total => Arms.Sum();

    /// <summary>People to be recruited in all.</summary>
    public long TotalRecruits => Recruits.Sum();

    /// <summary>The figures of a computed plan.</summary>
    /// <param name="kind">The design, as the researcher names it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="searched">True when the size was searched, false when it was given.</param>
    public static PlanFigures Of(PlanKind kind, SamplePlan plan, bool searched)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (method, inputs) = PlanInputs.Of(plan.Design, plan.IsExact);
        var oneSided = plan.Design is NonInferiorMeans or NonInferiorProportions;
        return new PlanFigures
        {
            Kind = kind,
            Inputs = inputs,
            Method = method,
            Alpha = oneSided && plan.Options.TwoSided ? plan.Options.Alpha / 2 : plan.Options.Alpha,
            TwoSided = plan.Options.TwoSided && !oneSided,
            Goal = searched ? plan.Options.Power : null,
            Dropout = plan.Options.Dropout,
            Arms = plan.Arms,
            Recruits = plan.Recruits,
            Clusters = plan.ClustersPerArm,
            Events = plan.ExpectedEvents,
            Power = plan.Power,
            IsExact = plan.IsExact,
            CheckedTo = plan.CheckedTo,
            Assumptions = [.. plan.Design.Assumptions, .. plan.Options.Dropout > 0 ? [PlanAssumption.LossByChance] : Array.Empty<PlanAssumption>()],
        };
    }

    /// <summary>The figures of a size found by simulation.</summary>
    /// <param name="kind">The design, as the researcher names it.</param>
    /// <param name="plan">The plan.</param>
    public static PlanFigures Of(PlanKind kind, SimulatedPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Simulated(kind, plan.First, plan.Second, plan.Arms) with
        {
            Alpha = plan.Options.Alpha,
            Goal = plan.Options.Power,
            Dropout = plan.Options.Dropout,
            Recruits = plan.Recruits,
            Power = plan.Power,
            CheckedTo = plan.CheckedTo,
            StandardError = plan.Found.StandardError,
            Interval = plan.Found.Interval,
            Replicates = plan.Options.Replicates,
            Seed = plan.Options.Seed,
            NotExcludedFrom = plan.NotExcludedFrom,
            CertainFrom = plan.CertainFrom,
            Assumptions = plan.Assumptions,
        };
    }

    /// <summary>The figures of a given size whose power was simulated.</summary>
    /// <param name="kind">The design, as the researcher names it.</param>
    /// <param name="power">The simulation.</param>
    /// <param name="dropout">Share that is expected to be lost.</param>
    public static PlanFigures Of(PlanKind kind, SimulatedPower power, double dropout)
    {
        ArgumentNullException.ThrowIfNull(power);
        var design = power.Design;
        long[] arms = design.SecondCount is { } second ? [design.FirstCount, second] : [design.FirstCount];
        return Simulated(kind, design.First, design.Second, arms) with
        {
            Alpha = design.Alpha,
            Dropout = dropout,
            Recruits = [.. arms.Select(people => SampleSize.Recruits(people, dropout))],
            Power = power.Power,
            StandardError = power.StandardError,
            Interval = power.Interval,
            Replicates = design.Replicates,
            Seed = design.Seed,
            Assumptions =
            [
                PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.ShapeAsSimulated, PlanAssumption.Independent,
                .. dropout > 0 ? [PlanAssumption.LossByChance] : Array.Empty<PlanAssumption>(),
            ],
        };
    }

    private static PlanFigures Simulated(PlanKind kind, ValueLaw first, ValueLaw? second, IReadOnlyList<long> arms)
    {
        var inputs = new Dictionary<string, double> { ["difference"] = first.Mean - (second?.Mean ?? 0), ["sd"] = first.StandardDeviation };
        if (second is not null && second.StandardDeviation != first.StandardDeviation)
        {
            inputs["second-sd"] = second.StandardDeviation;
        }

        if (first.RoundedTo is { } step)
        {
            inputs["round"] = step;
        }

        return new PlanFigures
        {
            Kind = kind,
            Inputs = inputs,
            Method = "simulation",
            Alpha = 0,
            TwoSided = true,
            Goal = null,
            Dropout = 0,
            Arms = arms,
            Recruits = arms,
            Power = 0,
            IsExact = false,
            Law = first,
            Assumptions = [],
        };
    }
}
