namespace Lancar.Statistics;

/// <summary>One group of a log-rank test.</summary>
public sealed record LogRankGroup
{
    /// <summary>Number of observations.</summary>
    public required int Count { get; init; }

    /// <summary>Events observed.</summary>
    public required int Observed { get; init; }

    /// <summary>Events expected if the groups had the same chances at every time.</summary>
    public required double Expected { get; init; }
}
