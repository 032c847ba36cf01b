namespace Lancar.Statistics;

/// <summary>How often the first sample lies above the second: Cliff's delta and the probability of superiority.</summary>
public sealed record CliffDeltaResult
{
    /// <summary>Number of observations of the first sample.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Number of observations of the second sample.</summary>
    public required int SecondCount { get; init; }

    /// <summary>U: pairs with the first observation above the second, plus half the equal pairs.</summary>
    public required double U { get; init; }

    /// <summary>Cliff's delta: share of pairs with the first above less share with the first below, from −1 to 1.</summary>
    public required double Delta { get; init; }

    /// <summary>The rank-biserial correlation of two independent samples (Kerby 2014): the same number as <see cref="Delta"/>.</summary>
    public double RankBiserial => Delta;

    /// <summary>Cliff's consistent estimate of the variance of delta; null when a sample has a single observation.</summary>
    public required double? Variance { get; init; }

    /// <summary>Asymmetric interval of delta (Feng, Cliff 2004); null when a sample has a single observation.</summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>Probability of superiority: U / (m n), the chance that a first observation lies above a second, ties as halves. 0 to 1.</summary>
    public required double Superiority { get; init; }

    /// <summary>Interval of the probability of superiority by Newcombe (2006), method 5.</summary>
    public required ConfidenceInterval SuperiorityInterval { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        "Cliff's delta with the consistent variance and Feng and Cliff's asymmetric normal interval; "
        + "probability of superiority U / (mn), ties as halves, with Newcombe's method 5";
}
