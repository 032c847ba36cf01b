namespace Lancar.Statistics;

/// <summary>The outcome of a Monte Carlo permutation test of a mean difference, first minus second.</summary>
public sealed record MeanPermutationResult
{
    /// <summary>The mean difference of the data, first minus second, in their unit.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>Rearrangements whose mean difference is at least as far from its expectation, in either direction: |S − E S| ≥ |s − E S|.</summary>
    public required MonteCarloP TwoSided { get; init; }

    /// <summary>Rearrangements whose mean difference is at most that of the data.</summary>
    public required MonteCarloP Less { get; init; }

    /// <summary>Rearrangements whose mean difference is at least that of the data.</summary>
    public required MonteCarloP Greater { get; init; }

    /// <summary>Two-sided p by |S − E S|, as coin and exactRankTests define it.</summary>
    public Probability PTwoSided => TwoSided.P;

    /// <summary>
    /// Two-sided p as twice the smaller one-sided p, at most 1, as SciPy defines it. The two definitions differ where the groups
    /// are of unequal size or the law is skew.
    /// </summary>
    public Probability PTwoSidedDoubled => Probability.Of(Math.Min(1, 2 * Math.Min(PLess, PGreater)));

    /// <summary>p of the alternative that the first lies below the second.</summary>
    public Probability PLess => Less.P;

    /// <summary>p of the alternative that the first lies above the second.</summary>
    public Probability PGreater => Greater.P;

    /// <summary>The seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// True when sums were compared as exact whole numbers of the data's last decimal (or last binary digit). False when the data span
    /// so many digits that they were rounded to 2^−61 of the largest possible sum; sums closer than that rounding count as equal.
    /// </summary>
    public required bool ComparesExactly { get; init; }

    /// <summary>True when no rearrangement can change the difference, so that p = 1 says nothing.</summary>
    public required bool HasNoInformation { get; init; }

    /// <summary>The method in words, with the two-sided rule and the handling of ties.</summary>
    public required string MethodInWords { get; init; }
}
