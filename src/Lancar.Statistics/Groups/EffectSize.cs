namespace Lancar.Statistics;

/// <summary>A standardised effect: a mean difference, first minus second, in standard deviations. Positive: the first lies above.</summary>
public sealed record EffectSize
{
    /// <summary>The estimate; infinite when the standard deviation it is divided by is 0 and the mean difference is not.</summary>
    public required double Estimate { get; init; }

    /// <summary>The interval, by <see cref="IntervalMethod"/>; null where the estimate is infinite or the method gives none.</summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>How the interval was obtained, and what it assumes.</summary>
    public required string IntervalMethod { get; init; }

    internal EffectSize Times(double factor) => this with
    {
        Estimate = Estimate * factor,
        Interval = Interval is { } interval ? new ConfidenceInterval(interval.Lower * factor, interval.Upper * factor, interval.Level) : null,
    };
}
