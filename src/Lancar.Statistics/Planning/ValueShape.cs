namespace Lancar.Statistics;

/// <summary>The shape of simulated values around their mean.</summary>
public enum ValueShape
{
    /// <summary>The normal law.</summary>
    Normal,

    /// <summary>A log-normal law, moved and stretched: skewed to the right, as volumes and durations are. Its median lies below its mean.</summary>
    LogNormal,

    /// <summary>
    /// The difference of two independent log-normal values of one law, moved and stretched: symmetric with heavy tails, as the change of a
    /// skewed measurement is when nothing acts.
    /// </summary>
    LogNormalDifference,
}
