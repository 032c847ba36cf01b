namespace Lancar.Statistics;

/// <summary>A pooled effect with its test against 0 and its intervals, on the scale of the estimates given.</summary>
public sealed record PooledEffect
{
    /// <summary>The weighted mean of the studies' estimates.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its standard error under <see cref="Inference"/>; 0 when all effects are equal and the Hartung–Knapp error follows their scatter.</summary>
    public required double StandardError { get; init; }

    /// <summary>Estimate / standard error; infinite when the error is 0, null when both are 0.</summary>
    public required double? Statistic { get; init; }

    /// <summary>Degrees of freedom of Student's t; infinite for the normal law.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p of the null hypothesis that the pooled effect is 0; null when the statistic is 0 / 0.</summary>
    public required Probability? P { get; init; }

    /// <summary>Interval of the mean effect.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>
    /// Where the effect of a new study would lie: estimate ± t √(SE² + τ²). Hartung–Knapp: t with k − 1 degrees of freedom and its
    /// own SE. Wald: Higgins, Thompson and Spiegelhalter (2009), t with k − 2, null for two studies. Null for the fixed-effect model,
    /// which says nothing on a new study.
    /// </summary>
    public required ConfidenceInterval? PredictionInterval { get; init; }

    /// <summary>How it was tested.</summary>
    public required MetaInference Inference { get; init; }
}
