namespace Lancar.Statistics;

/// <summary>How the exact p-values of a signed-rank test were obtained. None of these is an approximation by the normal law.</summary>
public enum SignedRankMethod
{
    /// <summary>Every sign pattern counted by the shift algorithm (Streitberg and Röhmel 1986).</summary>
    ExactCount,

    /// <summary>The shift algorithm on the exponentially tilted law, where plain counts would leave the range of a double.</summary>
    ExactTiltedCount,

    /// <summary>The exact law summed from its characteristic function, exponentially tilted, with an error bound below 1e-16 relative before rounding.</summary>
    ExactTiltedFourier,

    /// <summary>All differences are zero: there is nothing to rank, p is 1 by definition.</summary>
    NoInformation,
}
