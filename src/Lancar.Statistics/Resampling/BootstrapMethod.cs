namespace Lancar.Statistics;

/// <summary>How an interval is made of bootstrap replicates.</summary>
public enum BootstrapMethod
{
    /// <summary>Bias-corrected and accelerated (Efron 1987): percentiles at levels that allow for bias and skewness. Second-order accurate.</summary>
    BiasCorrectedAccelerated,

    /// <summary>The percentiles of the replicates at half of 1 − confidence from either end (Efron 1979).</summary>
    Percentile,

    /// <summary>The percentiles reflected at the estimate: 2 · estimate − percentile. Also called reverse percentile or hybrid.</summary>
    Basic,

    /// <summary>
    /// Bootstrap-t: each replicate is divided by its own standard error. Second-order accurate; wide where standard errors of resamples
    /// are near zero.
    /// </summary>
    Studentised,
}
