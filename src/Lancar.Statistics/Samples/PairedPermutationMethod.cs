namespace Lancar.Statistics;

/// <summary>How the exact p-values of a paired permutation test were obtained. None of these is an approximation.</summary>
public enum PairedPermutationMethod
{
    /// <summary>Every pattern of signs counted by the shift algorithm over the differences as whole numbers.</summary>
    ExactCount,

    /// <summary>The sums of two halves of the pairs listed in order and matched: few pairs with many digits.</summary>
    ExactEnumeration,

    /// <summary>The shift algorithm on the exponentially tilted law, where plain counts would leave the range of a double.</summary>
    ExactTiltedCount,

    /// <summary>The exact law summed from its characteristic function, exponentially tilted, with an error bound below 1e-16 relative before rounding.</summary>
    ExactTiltedFourier,

    /// <summary>All differences are zero: no sign changes anything, p is 1 by definition.</summary>
    NoInformation,
}
