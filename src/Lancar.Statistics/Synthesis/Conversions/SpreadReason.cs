namespace Lancar.Statistics;

/// <summary>What speaks for or against a printed standard deviation.</summary>
public enum SpreadReasonKind
{
    /// <summary>Found: the figure. Limit: the least standard deviation at this minimum and maximum.</summary>
    BelowRangeBound,

    /// <summary>Found: the figure. Limit: the least standard deviation at these quartiles.</summary>
    BelowQuartileBound,

    /// <summary>Found: the figure times √n. Limit: the greatest standard deviation within minimum and maximum. It is no standard error either.</summary>
    AboveScaleAsError,

    /// <summary>Found: the figure over the median of the other studies. Limit: the ratio from which on there is no alarm.</summary>
    FarBelowOthers,

    /// <summary>Found: the figure times √n over that median. Limit: the farthest ratio that still fits.</summary>
    FitsOthersAsError,

    /// <summary>Found: figure over mean. Limit: that of the other studies, their median. Not far below it: the small figure goes with a small mean, no alarm.</summary>
    VariesWithMean,

    /// <summary>Found: t, read as standard error. Limit: t, read as standard deviation. Only the first gives the printed test.</summary>
    TestFitsError,

    /// <summary>Found: t, read as standard deviation. Limit: t, read as standard error. Only the first gives the printed test.</summary>
    TestFitsDeviation,
}

/// <summary>One reason in figures.</summary>
/// <param name="Kind">What was compared.</param>
/// <param name="Found">The figure found.</param>
/// <param name="Limit">The figure it is compared with.</param>
public readonly record struct SpreadReason(SpreadReasonKind Kind, double Found, double Limit);
