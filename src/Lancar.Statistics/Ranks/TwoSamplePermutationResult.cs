using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The outcome of a two-sample permutation test. The difference is the mean of the first sample minus that of the second, so a small
/// <see cref="PGreater"/> speaks for a first sample above the second.
/// </summary>
public sealed record TwoSamplePermutationResult
{
    /// <summary>Number of observations of the first sample.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Number of observations of the second sample.</summary>
    public required int SecondCount { get; init; }

    /// <summary>Mean of the first minus mean of the second sample, of the decimals as printed, correctly rounded.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>Number of assignments of the observations to samples of these sizes: C(m + n, m).</summary>
    public required BigInteger Assignments { get; init; }

    /// <summary>Exact two-sided p by distance: the share of assignments whose mean difference is at least as far from 0.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>Exact two-sided p by doubling: min(1, 2 · the smaller tail). SciPy's <c>permutation_test</c> prints this.</summary>
    public required Probability PTwoSidedDoubled { get; init; }

    /// <summary>The share of assignments with a mean difference at most the observed one.</summary>
    public required Probability PLess { get; init; }

    /// <summary>The share of assignments with a mean difference at least the observed one.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>The share of assignments with exactly the observed mean difference.</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>Two-sided mid-p by doubling: 2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidPTwoSided { get; init; }

    /// <summary>A bound of the relative error of the p-values beside rounding; 0 when they were counted.</summary>
    public required double PErrorBound { get; init; }

    /// <summary>How the p-values were obtained.</summary>
    public required TwoSamplePermutationMethod Method { get; init; }

    /// <summary>True when all observations are equal, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == TwoSamplePermutationMethod.NoInformation;

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        Method switch
        {
            TwoSamplePermutationMethod.ExactCount => Words("counted"),
            TwoSamplePermutationMethod.ExactTiltedFourier => Words("summed from the tilted characteristic function"),
            TwoSamplePermutationMethod.BoundedTiltedFourier => Words("summed from the tilted characteristic function, within the stated error bound"),
            TwoSamplePermutationMethod.NoInformation => "no information: every observation is equal, p = 1 by definition",
        };

    private static string Words(string how) =>
        $"exact permutation test of the mean difference over all assignments, values as the decimals printed, {how}; "
        + "two-sided p = share of assignments at least as far from the mean";
}
