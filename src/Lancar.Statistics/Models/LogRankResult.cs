namespace Lancar.Statistics;

/// <summary>The outcome of a log-rank test.</summary>
public sealed record LogRankResult
{
    /// <summary>Observed and expected events of every group, in the order given.</summary>
    public required IReadOnlyList<LogRankGroup> Groups { get; init; }

    /// <summary>The statistic with k − 1 degrees of freedom (fewer when groups are never at risk at an event) and its p.</summary>
    public required ChiSquareStatistic ChiSquare { get; init; }

    /// <summary>For two groups (observed − expected) / standard deviation of the first: positive when the event comes earlier in the first; null for more.</summary>
    public required double? Z { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "log-rank test (Mantel 1966), hypergeometric variance with ties, chi-square law";
}
