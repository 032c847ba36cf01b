namespace Lancar.Statistics;

/// <summary>The outcome of a test of Pearson's correlation. Positive: both variables rise together.</summary>
public sealed record PearsonResult
{
    /// <summary>Number of pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>The correlation, from −1 to 1.</summary>
    public required double R { get; init; }

    /// <summary>r² : the share of the variance of one variable that a straight line on the other explains.</summary>
    public double RSquared => R * R;

    /// <summary>t = r √((n − 2) / (1 − r²)); infinite when all points lie on a straight line.</summary>
    public required double T { get; init; }

    /// <summary>Pairs less two.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(|T| ≥ |t|) by Student's law; 0 when t is infinite.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>P(T ≤ t): small when one variable falls as the other rises.</summary>
    public required Probability PLess { get; init; }

    /// <summary>P(T ≥ t): small when both rise together.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Fisher's interval of the correlation, tanh(atanh r ± z / √(n − 3)): an approximation, good for joint normal data.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "Pearson correlation, Student's t with n - 2 degrees of freedom; interval by Fisher's z with standard error 1 / sqrt(n - 3)";
}
