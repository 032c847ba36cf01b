namespace Lancar.Statistics;

/// <summary>The power of one size that a search tried, with its error from drawing.</summary>
public sealed record TriedSize
{
    /// <summary>Pairs, or people of the first group.</summary>
    public required int Size { get; init; }

    /// <summary>Simulated trials.</summary>
    public required long Trials { get; init; }

    /// <summary>Trials that rejected.</summary>
    public required long Rejections { get; init; }

    /// <summary>Trials whose data carried no information (all differences zero, no variation). They count as not rejecting.</summary>
    public required long WithoutInformation { get; init; }

    /// <summary>Confidence of <see cref="Interval"/>.</summary>
    public required double Confidence { get; init; }

    /// <summary>Share of rejecting trials.</summary>
    public double Power => (double)Rejections / Trials;

    /// <summary>The standard error that the power has from drawing, √(power (1 − power) / trials).</summary>
    public double StandardError => Math.Sqrt(Power * (1 - Power) / Trials);

    /// <summary>Wilson's interval of the power.</summary>
    public ConfidenceInterval Interval
    {
        get
        {
            var (lower, upper) = WilsonLimits.Of(Rejections, Trials, NormalReach.Of(Confidence));
            return new ConfidenceInterval(lower, upper, Confidence);
        }
    }
}
