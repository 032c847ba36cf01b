namespace Lancar.Statistics;

/// <summary>How trim-and-fill counts the missing studies (Duval and Tweedie 2000).</summary>
public enum TrimAndFillEstimator
{
    /// <summary>L0, from the rank sum of the studies on the full side. What metafor does by default.</summary>
    L0,

    /// <summary>R0, from the longest run of extreme studies on the full side; the only one with a test.</summary>
    R0,

    /// <summary>Q0, from the rank sum too, by a square root that may not exist.</summary>
    Q0,
}
