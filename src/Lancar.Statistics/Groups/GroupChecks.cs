namespace Lancar.Statistics;

/// <summary>The checks of several independent samples, in the order of <see cref="Violation"/>.</summary>
internal static class GroupChecks
{
    public static void All(IReadOnlyList<double[]> groups, int leastPerGroup)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no group.");
        }

        for (var i = 0; i < groups.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(groups[i]);
            if (groups[i].Length == 0)
            {
                throw new AssumptionException(Violation.Empty, $"Group {i + 1} has no observation.");
            }
        }

        for (var i = 0; i < groups.Count; i++)
        {
            Finite(groups[i], i);
        }

        if (groups.Count < 2)
        {
            throw new AssumptionException(Violation.TooFew, "Groups are compared, and there is only one.");
        }

        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i].Length < leastPerGroup)
            {
                throw new AssumptionException(
                    Violation.TooFew,
                    $"Group {i + 1} has {groups[i].Length} observations; the method needs {leastPerGroup} in every group.");
            }
        }
    }

    public static void Two(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int leastPerGroup) =>
        All([first.ToArray(), second.ToArray()], leastPerGroup);

    /// <summary>A figure computed from finite data that must itself be finite.</summary>
    public static double InRange(double figure, string what) =>
        double.IsFinite(figure)
            ? figure
            : throw new AssumptionException(Violation.NotFinite, $"The {what} leaves the range of a double.");

    private static void Finite(double[] group, int index)
    {
        for (var i = 0; i < group.Length; i++)
        {
            if (!double.IsFinite(group[i]))
            {
                throw new AssumptionException(Violation.NotFinite, $"Observation {i + 1} of group {index + 1} is not a finite number.");
            }
        }
    }
}
