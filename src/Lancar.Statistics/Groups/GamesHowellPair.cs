namespace Lancar.Statistics;

/// <summary>One comparison of <see cref="GamesHowell"/>: the earlier group minus the later one.</summary>
public sealed record GamesHowellPair
{
    /// <summary>Index of the first group, from 0.</summary>
    public required int First { get; init; }

    /// <summary>Index of the second group, above <see cref="First"/>.</summary>
    public required int Second { get; init; }

    /// <summary>Mean of the first less mean of the second group, in the unit of the data.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>Standard error of the difference, √(s₁²/n₁ + s₂²/n₂). Some programs print it divided by √2.</summary>
    public required double StandardError { get; init; }

    /// <summary>Mean difference / standard error: Welch's t of this pair.</summary>
    public required double T { get; init; }

    /// <summary>The studentized range statistic, √2 · |t|.</summary>
    public required double Q { get; init; }

    /// <summary>Welch's degrees of freedom of this pair.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>P(Q ≥ q) of the studentized range of all k groups: already adjusted for the number of comparisons.</summary>
    public required Probability P { get; init; }

    /// <summary>Simultaneous interval of the mean difference.</summary>
    public required ConfidenceInterval Interval { get; init; }
}
