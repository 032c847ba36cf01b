namespace Lancar.Statistics;

/// <summary>Dunn's comparisons of all pairs of groups.</summary>
public sealed record DunnResult
{
    /// <summary>One comparison per pair, in the order (1, 2), (1, 3), … (k − 1, k).</summary>
    public required IReadOnlyList<DunnComparison> Comparisons { get; init; }

    /// <summary>How p-values were adjusted.</summary>
    public required PAdjustment Adjustment { get; init; }

    /// <summary>True when all values are equal, so that p = 1 says nothing.</summary>
    public required bool HasNoInformation { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        "Dunn's comparisons by joint midranks, normal approximation with tie correction, two-sided; "
        + Adjustment switch
        {
            PAdjustment.Bonferroni => "adjusted by Bonferroni",
            PAdjustment.Holm => "adjusted by Holm",
            PAdjustment.BenjaminiHochberg => "adjusted by Benjamini and Hochberg",
            _ => "not adjusted",
        };
}

/// <summary>One pair of groups, earlier minus later.</summary>
/// <param name="First">Index of the earlier group, from 0.</param>
/// <param name="Second">Index of the later group, from 0.</param>
/// <param name="MeanRankDifference">Mean midrank of the first less that of the second, in ranks.</param>
/// <param name="Z">The difference in standard deviations; 0 when all values are equal.</param>
/// <param name="P">Two-sided p from the normal law.</param>
/// <param name="PAdjusted">The p adjusted for the number of pairs.</param>
public readonly record struct DunnComparison(int First, int Second, double MeanRankDifference, double Z, Probability P, Probability PAdjusted);
