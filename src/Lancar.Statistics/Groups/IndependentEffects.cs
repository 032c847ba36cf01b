namespace Lancar.Statistics;

/// <summary>Standardised mean differences of two independent samples, first minus second.</summary>
public sealed record IndependentEffects
{
    /// <summary>Number of observations of the first sample.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Number of observations of the second sample.</summary>
    public required int SecondCount { get; init; }

    /// <summary>Mean of the first less mean of the second sample, in the unit of the data.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>The pooled standard deviation, degrees of freedom m + n − 2.</summary>
    public required double PooledStandardDeviation { get; init; }

    /// <summary>Cohen's d: mean difference / pooled standard deviation (d_s of Lakens 2013, eq. 1). Exact interval.</summary>
    public required EffectSize CohenD { get; init; }

    /// <summary>Hedges' g: Cohen's d times J(m + n − 2); the limits likewise. Null for three observations in all, where J does not exist.</summary>
    public required EffectSize? HedgesG { get; init; }

    /// <summary>
    /// Glass's delta: mean difference / standard deviation of the second sample, the reference. Null when that sample has a
    /// single observation, or is constant with the very mean of the first.
    /// </summary>
    public required EffectSize? GlassDelta { get; init; }

    /// <summary>
    /// Mean difference / √((s₁² + s₂²)/2), for unequal variances (Bonett 2008). Null when a sample has a single observation.
    /// </summary>
    public required EffectSize? AverageVarianceD { get; init; }
}
