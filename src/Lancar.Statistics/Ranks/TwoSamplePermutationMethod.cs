namespace Lancar.Statistics;

/// <summary>How the p-values of a two-sample permutation test were obtained. None of these draws at random or approximates by the normal law.</summary>
public enum TwoSamplePermutationMethod
{
    /// <summary>Every assignment of the observations to the samples counted, by recursions with positive terms.</summary>
    ExactCount,

    /// <summary>The exact law summed from its characteristic function, exponentially tilted, with an error bound below 1e-12 relative before rounding.</summary>
    ExactTiltedFourier,

    /// <summary>The same sum with a larger error bound, which the result states.</summary>
    BoundedTiltedFourier,

    /// <summary>All observations are equal: p is 1 by definition.</summary>
    NoInformation,
}
