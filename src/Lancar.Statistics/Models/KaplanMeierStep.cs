namespace Lancar.Statistics;

/// <summary>One time of a Kaplan–Meier curve.</summary>
public sealed record KaplanMeierStep
{
    /// <summary>The time, in the unit given.</summary>
    public required double Time { get; init; }

    /// <summary>How many were at risk just before.</summary>
    public required int AtRisk { get; init; }

    /// <summary>How many events happened at this time.</summary>
    public required int Events { get; init; }

    /// <summary>How many were censored at this time, after its events.</summary>
    public required int Censored { get; init; }

    /// <summary>Share without the event from this time on, until the next.</summary>
    public required double Survival { get; init; }

    /// <summary>Greenwood's standard error of <see cref="Survival"/>; null where the share is 0, where it is 0/0.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Interval of <see cref="Survival"/> on the scale ln(−ln S), always within 0 to 1; null where the share is 0 or still 1, where that scale has no value.</summary>
    public required ConfidenceInterval? Interval { get; init; }
}
