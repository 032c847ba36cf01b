namespace Lancar.Statistics;

/// <summary>The outcome of a t test. Differences are first minus second, so a small <see cref="PGreater"/> speaks for a first sample above the second.</summary>
public sealed record TTestResult
{
    /// <summary>Which t test.</summary>
    public required TTestMethod Method { get; init; }

    /// <summary>Number of observations of the first (or only) sample; of pairs for the paired test.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Number of observations of the second sample; null for one sample and for pairs.</summary>
    public required int? SecondCount { get; init; }

    /// <summary>The null value.</summary>
    public required double NullValue { get; init; }

    /// <summary>
    /// Mean of the first less mean of the second sample (for pairs: mean difference; for one sample: its mean), in the unit of
    /// the data. The null value is not subtracted.
    /// </summary>
    public required double MeanDifference { get; init; }

    /// <summary>Standard error of <see cref="MeanDifference"/>, in the unit of the data.</summary>
    public required double StandardError { get; init; }

    /// <summary>(mean difference − null value) / standard error; infinite when the standard error is 0.</summary>
    public required double T { get; init; }

    /// <summary>Degrees of freedom: n − 1, m + n − 2, or Welch's real number.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>P(|T| ≥ |t|).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>P(T ≤ t): small when the first sample lies below the second.</summary>
    public required Probability PLess { get; init; }

    /// <summary>P(T ≥ t): small when the first sample lies above the second.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Interval of the mean difference, mean difference ± t quantile · standard error.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        Method switch
        {
            TTestMethod.OneSample => "one-sample t test",
            TTestMethod.Paired => "paired t test on the differences first minus second",
            TTestMethod.Student => "Student's t test with pooled variance, first minus second",
            TTestMethod.Welch => "Welch's t test with degrees of freedom by Satterthwaite, first minus second",
        };
}
