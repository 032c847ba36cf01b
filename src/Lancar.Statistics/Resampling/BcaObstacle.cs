namespace Lancar.Statistics;

/// <summary>Why a BCa interval does not exist.</summary>
public enum BcaObstacle
{
    /// <summary>Nothing: the interval exists.</summary>
    None,

    /// <summary>All replicates lie on one side of the estimate, so that the bias correction z0 is infinite.</summary>
    InfiniteBias,

    /// <summary>The acceleration is so large that 1 − a (z0 + z) is not positive and the levels lose their order.</summary>
    ExcessiveAcceleration,
}
