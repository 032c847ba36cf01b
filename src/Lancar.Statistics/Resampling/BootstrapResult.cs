namespace Lancar.Statistics;

/// <summary>The outcome of a bootstrap, in the unit of the statistic.</summary>
public sealed record BootstrapResult
{
    /// <summary>The statistic of the data; of two groups first minus second.</summary>
    public required double Estimate { get; init; }

    /// <summary>
    /// The interval. Null when BCa has none, see <see cref="Obstacle"/>. A studentised limit is infinite when too many resamples have a
    /// standard error of zero.
    /// </summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>How the interval was made.</summary>
    public required BootstrapMethod Method { get; init; }

    /// <summary>Resamples drawn.</summary>
    public required int Replicates { get; init; }

    /// <summary>The seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How levels were read from the sorted replicates.</summary>
    public required QuantileRule QuantileRule { get; init; }

    /// <summary>Standard deviation of the replicates, divisor B − 1: the bootstrap standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Mean of the replicates − estimate: the bootstrap estimate of bias.</summary>
    public required double Bias { get; init; }

    /// <summary>Which replicates counted as below the estimate; null unless BCa.</summary>
    public required BiasCorrection? BiasCorrection { get; init; }

    /// <summary>Bias correction of BCa, possibly infinite; null unless BCa.</summary>
    public required double? Z0 { get; init; }

    /// <summary>Acceleration of BCa; null unless BCa.</summary>
    public required double? Acceleration { get; init; }

    /// <summary>Level at which the lower limit (of the basic method the upper) was read; null without interval.</summary>
    public required double? LowerLevel { get; init; }

    /// <summary>Level at which the upper limit (of the basic method the lower) was read; null without interval.</summary>
    public required double? UpperLevel { get; init; }

    /// <summary>True when the quantile rule had to take the smallest or largest replicate: more replicates are needed.</summary>
    public required bool UsesExtremes { get; init; }

    /// <summary>Why there is no interval.</summary>
    public required BcaObstacle Obstacle { get; init; }

    /// <summary>The statistic of every resample in the order drawn, when the options kept them; otherwise null.</summary>
    public required IReadOnlyList<double>? Drawn { get; init; }

    /// <summary>The method in words, with the treatment of ties, the quantile rule and the seed.</summary>
    public required string MethodInWords { get; init; }
}
