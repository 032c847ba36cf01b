namespace Lancar.Statistics;

/// <summary>A Kaplan–Meier curve.</summary>
public sealed record KaplanMeierResult
{
    /// <summary>Number of observations.</summary>
    public required int Count { get; init; }

    /// <summary>Number of events.</summary>
    public required int EventCount { get; init; }

    /// <summary>Every distinct time in order, also those where people were only censored.</summary>
    public required IReadOnlyList<KaplanMeierStep> Steps { get; init; }

    /// <summary>
    /// The median time: the first time with a share at or below one half; where the share is exactly one half, the middle between that time and
    /// the next event, or the last observation when there is none (as R). Null when the curve never comes so low.
    /// </summary>
    public required double? Median { get; init; }

    /// <summary>
    /// Interval of the median (Brookmeyer and Crowley 1982): where the limits of the curve cross one half by the same rule. A limit that is
    /// never crossed is infinite; null when the curve has no event.
    /// </summary>
    public required ConfidenceInterval? MedianInterval { get; init; }

    /// <summary>The confidence of the intervals, each for its own time.</summary>
    public required double Confidence { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "Kaplan–Meier, Greenwood's standard errors, intervals on the scale ln(−ln S); censored at an event's time counts as at risk";

    /// <summary>The share without the event just after a time.</summary>
    /// <param name="time">A time, at least 0.</param>
    /// <returns>1 before the first event; null beyond the last observation when that was censored, where nothing is known.</returns>
    public double? SurvivalAt(double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        var last = Steps[^1];
        return time > last.Time && last.Survival > 0 ? null : Steps.LastOrDefault(step => step.Time <= time)?.Survival ?? 1;
    }

    /// <summary>How many are at risk just before a time.</summary>
    /// <param name="time">A time, at least 0.</param>
    public int AtRisk(double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        return Steps.FirstOrDefault(step => step.Time >= time)?.AtRisk ?? 0;
    }
}
