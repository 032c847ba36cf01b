namespace Lancar.Statistics;

/// <summary>The BCa interval of a median whose levels and limits are read from the exact bootstrap law: what infinitely many replicates would give.</summary>
public sealed record ExactMedianBca
{
    /// <summary>Which resamples count as below the median of the data.</summary>
    public required BiasCorrection BiasCorrection { get; init; }

    /// <summary>P(median of a resample &lt; median of the data), plus half the probability of a tie by <see cref="BiasCorrection.Mid"/>.</summary>
    public required double ShareBelow { get; init; }

    /// <summary>Bias correction: the normal quantile of <see cref="ShareBelow"/>; infinite when that is 0 or 1.</summary>
    public required double Z0 { get; init; }

    /// <summary>Acceleration from the jackknife of the median; 0 when no observation has any influence.</summary>
    public required double Acceleration { get; init; }

    /// <summary>Levels and limits; null when there is an <see cref="Obstacle"/>.</summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>Level of the lower limit; null when there is an <see cref="Obstacle"/>.</summary>
    public required double? LowerLevel { get; init; }

    /// <summary>Level of the upper limit; null when there is an <see cref="Obstacle"/>.</summary>
    public required double? UpperLevel { get; init; }

    /// <summary>Why there is no interval.</summary>
    public required BcaObstacle Obstacle { get; init; }
}
