namespace Lancar.Statistics;

/// <summary>Choices of <see cref="Bootstrap"/>. Every one is echoed in the result.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How the interval is made; <see cref="BootstrapMethod.BiasCorrectedAccelerated"/> unless given.</summary>
    public BootstrapMethod Method { get; init; } = BootstrapMethod.BiasCorrectedAccelerated;

    /// <summary>Resamples to draw, at least 2; 9,999 unless given, so that the usual levels fall on whole places.</summary>
    public int Replicates { get; init; } = 9_999;

    /// <summary>Names the random numbers; the same seed gives the same answer on any number of threads. 1 unless given.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Confidence of the interval, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Which replicates count as below the estimate, for BCa; <see cref="Statistics.BiasCorrection.Mid"/> unless given.</summary>
    public BiasCorrection BiasCorrection { get; init; } = BiasCorrection.Mid;

    /// <summary>How a level is read from the sorted replicates; <see cref="Statistics.QuantileRule.Type7"/> unless given.</summary>
    public QuantileRule QuantileRule { get; init; } = QuantileRule.Type7;

    /// <summary>
    /// Resamples of each resample, at least 2, from which the studentised method takes the standard error of a statistic given by the caller;
    /// 50 unless given. Mean and median have formulas and need none.
    /// </summary>
    public int InnerReplicates { get; init; } = 50;

    /// <summary>True keeps all replicates in the result, for a histogram; false unless given.</summary>
    public bool KeepReplicates { get; init; }

    internal BootstrapOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(InnerReplicates, 2);
        return this;
    }
}
