namespace Lancar.Statistics;

/// <summary>How a level between 0 and 1 is turned into a place among the sorted replicates.</summary>
public enum QuantileRule
{
    /// <summary>Type 7 of Hyndman and Fan (1996), place 1 + (B − 1) · level, linear between neighbours: SciPy, numpy, R's <c>quantile</c>.</summary>
    Type7,

    /// <summary>
    /// Place (B + 1) · level, between neighbours linear on the scale of normal quantiles (Davison, Hinkley 1997, equation 5.8), the extremes
    /// beyond the ends: boot's <c>norm.inter</c>.
    /// </summary>
    NormalInterpolation,
}
