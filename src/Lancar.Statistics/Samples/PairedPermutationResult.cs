namespace Lancar.Statistics;

/// <summary>The outcome of an exact paired permutation test of the mean difference, first minus second.</summary>
public sealed record PairedPermutationResult
{
    /// <summary>Number of pairs, zeros included.</summary>
    public required int PairCount { get; init; }

    /// <summary>Number of differences that are zero: their sign changes nothing, so they leave the law as it is.</summary>
    public required int ZeroCount { get; init; }

    /// <summary>The mean difference, first minus second, in the unit of the data.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>
    /// Exact two-sided p: the share of sign patterns with |S| at least the observed |s|. The law is symmetric, so twice the smaller
    /// tail, at most 1, is the same number.
    /// </summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>Exact P(S ≤ s): small when the first sample lies below the second.</summary>
    public required Probability PLess { get; init; }

    /// <summary>Exact P(S ≥ s): small when the first sample lies above the second.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>Exact P(S = s).</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>Two-sided mid-p: 2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidPTwoSided { get; init; }

    /// <summary>How the p-values were obtained.</summary>
    public required PairedPermutationMethod Method { get; init; }

    /// <summary>True when all differences are zero, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == PairedPermutationMethod.NoInformation;

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        Method switch
        {
            PairedPermutationMethod.ExactCount => Words("counted by the shift algorithm"),
            PairedPermutationMethod.ExactEnumeration => Words("listed in two halves"),
            PairedPermutationMethod.ExactTiltedCount => Words("counted by the shift algorithm on the tilted law"),
            PairedPermutationMethod.ExactTiltedFourier => Words("summed from the tilted characteristic function"),
            PairedPermutationMethod.NoInformation => "no information: every difference is zero, p = 1 by definition",
        };

    private static string Words(string how) =>
        $"exact paired permutation test of the mean difference, every pattern of signs equally likely, {how}; two-sided p = P(|S| ≥ |s|) = twice the smaller tail, at most 1";
}
