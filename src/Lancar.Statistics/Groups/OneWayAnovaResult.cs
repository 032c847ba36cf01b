namespace Lancar.Statistics;

/// <summary>The outcome of a one-way analysis of variance.</summary>
public sealed record OneWayAnovaResult
{
    /// <summary>Count, mean and standard deviation of every group, in the order given.</summary>
    public required IReadOnlyList<GroupSummary> Groups { get; init; }

    /// <summary>Sum of squares between the groups, in the square of the unit of the data.</summary>
    public required double SumOfSquaresBetween { get; init; }

    /// <summary>Sum of squares within the groups.</summary>
    public required double SumOfSquaresWithin { get; init; }

    /// <summary>Degrees of freedom between, k − 1.</summary>
    public required int DegreesOfFreedomBetween { get; init; }

    /// <summary>Degrees of freedom within, N − k.</summary>
    public required int DegreesOfFreedomWithin { get; init; }

    /// <summary>F, the ratio of the mean squares; infinite when nothing varies within the groups.</summary>
    public required double F { get; init; }

    /// <summary>P(F ≥ f).</summary>
    public required Probability P { get; init; }

    /// <summary>η²: the share of the sum of squares that lies between the groups, from 0 to 1. Too large on average.</summary>
    public required double EtaSquared { get; init; }

    /// <summary>
    /// Interval of the population's η², λ / (λ + N), with λ from the noncentral F law (Steiger 2004). Null when F is infinite.
    /// A lower limit of 0 is the rule when p is above (1 − confidence)/2.
    /// </summary>
    public required ConfidenceInterval? EtaSquaredInterval { get; init; }

    /// <summary>ω²: an estimate of the share with little bias (Hays 1963). Below 0 when F is below 1, and not cut off there.</summary>
    public required double OmegaSquared { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "one-way analysis of variance, equal variances taken for granted";
}
