namespace Lancar.Statistics;

/// <summary>The checks of several samples, in the order of <see cref="Violation"/>.</summary>
internal static class RankGroups
{
    /// <summary>All observations, one group after the other.</summary>
    public static double[] Pooled(IReadOnlyList<double[]> groups, int largestTotal)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no group.");
        }

        for (var g = 0; g < groups.Count; g++)
        {
            ArgumentNullException.ThrowIfNull(groups[g], nameof(groups));
            if (groups[g].Length == 0)
            {
                throw new AssumptionException(Violation.Empty, $"Group {g + 1} has no observation.");
            }
        }

        foreach (var group in groups)
        {
            SampleChecks.Finite(group);
        }

        if (groups.Count < 2)
        {
            throw new AssumptionException(Violation.TooFew, "Groups are compared from two on.");
        }

        return groups.Sum(group => (long)group.Length) <= largestTotal
            ? [.. groups.SelectMany(group => group)]
            : throw new AssumptionException(Violation.TooLarge, $"More than {largestTotal} observations.");
    }

    /// <summary>Doubled rank sums of the groups, in their order.</summary>
    public static long[] DoubledSums(IReadOnlyList<double[]> groups, DoubledMidranks ranks)
    {
        var sums = new long[groups.Count];
        var at = 0;
        for (var g = 0; g < groups.Count; g++)
        {
            for (var i = 0; i < groups[g].Length; i++)
            {
                sums[g] += ranks.Ranks[at++];
            }
        }

        return sums;
    }
}
