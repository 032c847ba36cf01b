namespace Lancar.Statistics;

/// <summary>The outcome of the Brunner–Munzel test, first over second.</summary>
public sealed record BrunnerMunzelResult
{
    /// <summary>Number of observations of the first sample.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Number of observations of the second sample.</summary>
    public required int SecondCount { get; init; }

    /// <summary>P(first &gt; second) + ½ P(first = second), estimated as U / (m n).</summary>
    public required double Superiority { get; init; }

    /// <summary>
    /// Student interval of <see cref="Superiority"/>, cut off at 0 and 1. Null where the statistic has no spread: then
    /// <see cref="CliffDelta"/> gives an interval.
    /// </summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>
    /// The statistic: (superiority − ½) over its standard error. Positive when the first sample lies above. Infinite when one sample
    /// lies wholly above the other; 0 when all observations are equal.
    /// </summary>
    public required double Statistic { get; init; }

    /// <summary>Degrees of freedom of the t approximation; null where there is none.</summary>
    public required double? DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p by <see cref="Method"/>: twice the smaller tail, at most 1.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>p by <see cref="Method"/> for a first sample below the second.</summary>
    public required Probability PLess { get; init; }

    /// <summary>p by <see cref="Method"/> for a first sample above the second.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Two-sided p of the t approximation, what other programs print; null where there is none.</summary>
    public required Probability? PStudent { get; init; }

    /// <summary>Two-sided p of the normal approximation; null where there is none.</summary>
    public required Probability? PNormal { get; init; }

    /// <summary>How the p-values were obtained.</summary>
    public required BrunnerMunzelMethod Method { get; init; }

    /// <summary>True when all observations are equal, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == BrunnerMunzelMethod.NoInformation;

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        Method switch
        {
            BrunnerMunzelMethod.ExactPermutation => "exact studentised permutation test of Brunner and Munzel's statistic; two-sided p = twice the smaller tail, at most 1",
            BrunnerMunzelMethod.StudentApproximation => "Brunner-Munzel test by the t approximation",
            BrunnerMunzelMethod.CompleteSeparation => "Brunner-Munzel test of completely separated samples: the statistic is infinite, p is the exact permutation p",
            BrunnerMunzelMethod.NoInformation => "no information: all observations are equal, p = 1 by definition",
        };
}
