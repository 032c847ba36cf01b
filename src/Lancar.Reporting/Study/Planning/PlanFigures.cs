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

    /// <summary>The simulation behind a simulated power; null for a computed one.</summary>
    public PlanSimulation? Simulation { get; init; }

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
            Assumptions = plan.Assumptions,
        };
    }

    /// <summary>The figures of a size found by simulation.</summary>
    /// <param name="kind">The design, as the researcher names it.</param>
    /// <param name="plan">The plan.</param>
    public static PlanFigures Of(PlanKind kind, SimulatedPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanFigures
        {
            Kind = kind,
            Inputs = PlanInputs.Of(plan.First, plan.Second),
            Method = PlanInputs.Simulation,
            Alpha = plan.Options.Alpha,
            TwoSided = true,
            Goal = plan.Options.Power,
            Dropout = plan.Options.Dropout,
            Arms = plan.Arms,
            Recruits = plan.Recruits,
            Power = plan.Power,
            IsExact = false,
            CheckedTo = plan.CheckedTo,
            Simulation = PlanSimulation.Of(plan),
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
        return new PlanFigures
        {
            Kind = kind,
            Inputs = PlanInputs.Of(design.First, design.Second),
            Method = PlanInputs.Simulation,
            Alpha = design.Alpha,
            TwoSided = true,
            Goal = null,
            Dropout = dropout,
            Arms = arms,
            Recruits = [.. arms.Select(people => SampleSize.Recruits(people, dropout))],
            Power = power.Power,
            IsExact = false,
            Simulation = PlanSimulation.Of(power),
            Assumptions = power.AssumptionsWith(dropout),
        };
    }
}
