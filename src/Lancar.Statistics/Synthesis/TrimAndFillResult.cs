namespace Lancar.Statistics;

/// <summary>What trim-and-fill imagines to be missing. Made by <see cref="TrimAndFill.Fit"/>.</summary>
public sealed record TrimAndFillResult
{
    /// <summary>Estimated number of missing studies, k₀, at least 0.</summary>
    public required int Missing { get; init; }

    /// <summary>
    /// Its standard error, at the estimate before rounding. Null where L0 or Q0 lies so far below 0 that the formula gives a negative variance, as with the side
    /// that lacks nothing.
    /// </summary>
    public required double? StandardError { get; init; }

    /// <summary>P of at least so many under the null hypothesis that none is missing: 2^−(k₀ + 1). Of R0 alone; null for the others.</summary>
    public required Probability? P { get; init; }

    /// <summary>The side on which they are missing.</summary>
    public required FunnelSide Side { get; init; }

    /// <summary>True when <see cref="Side"/> was found by the regression on the standard errors and not given.</summary>
    public required bool SideWasFound { get; init; }

    /// <summary>How they were counted.</summary>
    public required TrimAndFillEstimator Estimator { get; init; }

    /// <summary>The studies put in, mirror images of the most extreme ones; from the less to the more extreme.</summary>
    public required IReadOnlyList<StudyEffect> Filled { get; init; }

    /// <summary>The pooled effect of the studies as they are.</summary>
    public required MetaAnalysisResult Observed { get; init; }

    /// <summary>The pooled effect with the studies put in; that of the studies as they are when none is missing.</summary>
    public required MetaAnalysisResult Adjusted { get; init; }

    /// <summary>Number of rounds of trimming.</summary>
    public required int Rounds { get; init; }
}
