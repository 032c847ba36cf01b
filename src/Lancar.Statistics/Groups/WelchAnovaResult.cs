namespace Lancar.Statistics;

/// <summary>The outcome of Welch's analysis of variance.</summary>
public sealed record WelchAnovaResult
{
    /// <summary>Count, mean and standard deviation of every group, in the order given.</summary>
    public required IReadOnlyList<GroupSummary> Groups { get; init; }

    /// <summary>Welch's F.</summary>
    public required double F { get; init; }

    /// <summary>Degrees of freedom of the numerator, k − 1.</summary>
    public required int DegreesOfFreedomNumerator { get; init; }

    /// <summary>Degrees of freedom of the denominator, a real number.</summary>
    public required double DegreesOfFreedomDenominator { get; init; }

    /// <summary>P(F ≥ f).</summary>
    public required Probability P { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "Welch's one-way analysis of variance, variances need not be equal";
}
