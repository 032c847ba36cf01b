using System.Globalization;

namespace Lancar.Statistics;

/// <summary>The power of a test found by simulation, with its own error: of a whole simulation or of one shard.</summary>
public sealed record SimulatedPower
{
    /// <summary>What was simulated.</summary>
    public required SimulationDesign Design { get; init; }

    /// <summary>Which part this is; <see cref="Shard.Whole"/> after merging.</summary>
    public required Shard Shard { get; init; }

    /// <summary>Trials simulated in this part.</summary>
    public required long Trials { get; init; }

    /// <summary>Trials that rejected: these add up over the shards.</summary>
    public required long Rejections { get; init; }

    /// <summary>Trials whose data carried no information (all differences zero, no variation). They count as not rejecting.</summary>
    public required long WithoutInformation { get; init; }

    /// <summary>Confidence of <see cref="Interval"/>.</summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// The test rejects when the smaller rank sum, or the smaller U, is at most this; −1 when it can never reject. Null where there is no such
    /// figure: rounded values are judged given their ties, and t has no rank sum.
    /// </summary>
    public required long? CriticalValue { get; init; }

    /// <summary>The size of the test without ties: the probability of rejecting under its null hypothesis, at most alpha. Null for rounded values.</summary>
    public required Probability? AttainedSize { get; init; }

    /// <summary>Share of rejecting trials: the power, or the type I error when the null hypothesis holds.</summary>
    public double Power => (double)Rejections / Trials;

    /// <summary>The standard error that the power has from drawing, √(power (1 − power) / trials); 0 when all or none rejected.</summary>
    public double StandardError => Math.Sqrt(Power * (1 - Power) / Trials);

    /// <summary>Wilson's interval of the power: it keeps a width when all or none of the trials rejected.</summary>
    public ConfidenceInterval Interval
    {
        get
        {
            var (lower, upper) = WilsonLimits.Of(Rejections, Trials, NormalReach.Of(Confidence));
            return new ConfidenceInterval(lower, upper, Confidence);
        }
    }

    /// <summary>The test and the simulated data in words.</summary>
    public string MethodInWords
    {
        get
        {
            var test = PowerTestWords.Of(Design.Test, CriticalValue is null, Design.Zeros);
            var sizes = Design.SecondCount is { } second ? Text($"{Design.FirstCount} and {second}") : Text($"{Design.FirstCount} pairs");
            var laws = Design.Second is { } law ? $"{Design.First.InWords} against {law.InWords}" : Design.First.InWords;
            return test + Text($" at level {Design.Alpha}, n = {sizes}; simulated values: {laws}; {Trials} trials, seed {Design.Seed}, shard {Shard}");
        }
    }

    /// <summary>What must hold for the figures to be right.</summary>
    /// <param name="dropout">The share of recruits that is expected to be lost, from 0 to below 1.</param>
    /// <returns>Each once; that losses come by chance only where some are expected.</returns>
    public IReadOnlyList<PlanAssumption> AssumptionsWith(double dropout) => PlanAssumptions.OfSimulation(dropout);

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
