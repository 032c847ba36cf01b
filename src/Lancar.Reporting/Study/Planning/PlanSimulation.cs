using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>What a simulated power rests on, and how sure it is.</summary>
public sealed record PlanSimulation
{
    /// <summary>The simulated values, of the first group where there are two.</summary>
    public required ValueLaw Law { get; init; }

    /// <summary>Trials per size.</summary>
    public required long Replicates { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Standard error of the power.</summary>
    public required double StandardError { get; init; }

    /// <summary>Interval of the power.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>How sure the size is; null where it was given and not searched.</summary>
    public SizeCertainty? Certainty { get; init; }

    /// <summary>What a search for the size rests on.</summary>
    /// <param name="plan">The plan found.</param>
    public static PlanSimulation Of(SimulatedPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanSimulation
        {
            Law = plan.First,
            Replicates = plan.Options.Replicates,
            Seed = plan.Options.Seed,
            StandardError = plan.Found.StandardError,
            Interval = plan.Found.Interval,
            Certainty = new SizeCertainty(plan.NotExcludedFrom, plan.CertainFrom, plan.NoSizeIsTooFew),
        };
    }

    /// <summary>What the power of a given size rests on.</summary>
    /// <param name="power">The simulation.</param>
    public static PlanSimulation Of(SimulatedPower power)
    {
        ArgumentNullException.ThrowIfNull(power);
        return new PlanSimulation
        {
            Law = power.Design.First,
            Replicates = power.Design.Replicates,
            Seed = power.Design.Seed,
            StandardError = power.StandardError,
            Interval = power.Interval,
        };
    }
}

/// <summary>Which sizes a simulation cannot tell from the power aimed at.</summary>
/// <param name="NotExcludedFrom">Smaller sizes do not reach the power.</param>
/// <param name="CertainFrom">From this size on it is reached for certain; null when no size allowed does.</param>
/// <param name="NoSizeIsTooFew">True when even the smallest size the test can be computed for may reach it.</param>
public sealed record SizeCertainty(long NotExcludedFrom, long? CertainFrom, bool NoSizeIsTooFew);
