namespace Lancar.Statistics;

/// <summary>The mean effect at given values of the moderators. Made by <see cref="MetaRegressionResult.Predict"/>.</summary>
public sealed record MetaPrediction
{
    /// <summary>The mean effect of studies with these values.</summary>
    public required double Mean { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Interval of the mean effect.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>
    /// Where the effect of a new study with these values would lie: mean ± t √(SE² + τ²). Knapp–Hartung: t with k − p degrees of freedom. Wald: one degree
    /// less, as in <see cref="PooledEffect.PredictionInterval"/>; null when none is left. Null for the fixed-effect model.
    /// </summary>
    public required ConfidenceInterval? PredictionInterval { get; init; }
}
