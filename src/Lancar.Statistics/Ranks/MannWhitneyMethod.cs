namespace Lancar.Statistics;

/// <summary>How the p-values of a Mann–Whitney test were obtained. None of these is an approximation by the normal law.</summary>
public enum MannWhitneyMethod
{
    /// <summary>Every assignment of the observations to the samples counted, by recursions with positive or whole terms.</summary>
    ExactCount,

    /// <summary>The exact law summed from its characteristic function, exponentially tilted, with an error bound below 1e-12 relative before rounding.</summary>
    ExactTiltedFourier,

    /// <summary>
    /// The same sum with a larger error bound, which the result states: only for two very large samples of very unequal size with ties,
    /// or data as extreme, where neither of the exact ways ends in reasonable time.
    /// </summary>
    BoundedTiltedFourier,

    /// <summary>All observations are equal: there is nothing to rank, p is 1 by definition.</summary>
    NoInformation,
}
