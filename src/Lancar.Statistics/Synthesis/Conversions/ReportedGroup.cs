namespace Lancar.Statistics;

/// <summary>A group as printed, with the ranges of its figures.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Standard deviation.</param>
/// <param name="Count">Number of people, at least 2.</param>
public readonly record struct ReportedGroup(ReportedValue Mean, ReportedValue StandardDeviation, int Count)
{
    /// <summary>At most so many groups are combined: the greatest standard deviation is searched among all 2ᵏ corners of the means.</summary>
    public const int MostGroups = 16;

    /// <summary>The figures at their printed digits, for <see cref="EffectMeasures"/>.</summary>
    /// <exception cref="AssumptionException"><see cref="Violation.NoInformation"/>: one of them is only a bound.</exception>
    public GroupNumbers Numbers => Mean.Value is { } mean && StandardDeviation.Value is { } deviation
        ? new(mean, deviation, Count)
        : throw new AssumptionException(Violation.NoInformation, "Mean or standard deviation is known only as a bound, which is not an estimate; use it in a sensitivity analysis.");

    /// <summary>Several groups as one: the mean and standard deviation that all their people together have, exactly.</summary>
    /// <param name="groups">Disjoint groups, one to <see cref="MostGroups"/>.</param>
    /// <returns>Count, mean and standard deviation (divisor n − 1) of the whole, with the ranges that the printed digits of all groups allow.</returns>
    /// <remarks>
    /// (n − 1) s² = Σ (nᵢ − 1) sᵢ² + Σ nᵢ (mᵢ − m)². Source: Cochrane Handbook 6.4, 6.5.2.10, table 6.5.a, whose formula for two groups it
    /// is. Taking the pooled standard deviation instead leaves out the second sum.
    /// </remarks>
    /// <exception cref="ArgumentNullException">No list.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group. <see cref="Violation.TooLarge"/>: more groups than that.
    /// <see cref="Violation.OutOfRange"/>, <see cref="Violation.TooFew"/>, <see cref="Violation.NotFinite"/>: an impossible group.
    /// </exception>
    public static ReportedGroup Combine(IReadOnlyList<ReportedGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count is 0 or > MostGroups)
        {
            throw groups.Count == 0
                ? new AssumptionException(Violation.Empty, "There is no group to combine.")
                : new AssumptionException(Violation.TooLarge, $"More than {MostGroups} groups; combine some of them first.");
        }

        var checkedGroups = groups.Select(Checked).ToArray();
        var total = checkedGroups.Sum(group => (long)group.Count);
        if (total > int.MaxValue)
        {
            throw new AssumptionException(Violation.TooLarge, "The groups together have more people than can be counted here.");
        }

        var known = checkedGroups.All(group => group is { Mean.IsBound: false, StandardDeviation.IsBound: false });
        var deviation = ReportedValue.Of(
            known ? Whole(checkedGroups, total, group => group.StandardDeviation.Value!.Value, Between([.. checkedGroups.Select(group => group.Mean.Value!.Value)], checkedGroups)) : null,
            Whole(checkedGroups, total, group => group.StandardDeviation.Least, LeastBetween(checkedGroups)),
            Whole(checkedGroups, total, group => group.StandardDeviation.Greatest, GreatestBetween(checkedGroups)));
        return new(Average(checkedGroups, total), deviation, (int)total);
    }

    private static ReportedGroup Checked(ReportedGroup group)
    {
        DeviationFrom.CheckedCount(group.Count);
        return !double.IsFinite(group.Mean.Least) || !double.IsFinite(group.Mean.Greatest)
            ? throw new AssumptionException(Violation.NotFinite, "The mean of a group is only bounded on one side; a combined mean needs it.")
            : group with { StandardDeviation = group.StandardDeviation.Above0("standard deviation of a group", "check its sign; a group without scatter is given by its raw data") };
    }

    private static ReportedValue Average(ReportedGroup[] groups, long total)
    {
        double Of(Func<ReportedGroup, double> mean) => groups.Sum(group => group.Count * (mean(group) / total));
        return ReportedValue.Of(groups.All(group => !group.Mean.IsBound) ? Of(group => group.Mean.Value!.Value) : null, Of(group => group.Mean.Least), Of(group => group.Mean.Greatest));
    }

    private static double Whole(ReportedGroup[] groups, long total, Func<ReportedGroup, double> deviation, double between) =>
        Math.Sqrt((groups.Sum(group => (group.Count - 1) * deviation(group) * deviation(group)) + between) / (total - 1));

    private static double Between(double[] means, ReportedGroup[] groups)
    {
        var (weight, center) = (0.0, 0.0);
        for (var i = 0; i < means.Length; i++)
        {
            weight += groups[i].Count;
            center += groups[i].Count / weight * (means[i] - center);
        }

        return means.Select((mean, i) => groups[i].Count * (mean - center) * (mean - center)).Sum();
    }

    // The sum of squares is convex in the means: its greatest value lies at a corner.
    private static double GreatestBetween(ReportedGroup[] groups)
    {
        var greatest = 0.0;
        for (var corner = 0; corner < 1 << groups.Length; corner++)
        {
            greatest = Math.Max(greatest, Between([.. groups.Select((group, i) => (corner >> i & 1) == 0 ? group.Mean.Least : group.Mean.Greatest)], groups));
        }

        return greatest;
    }

    // Σ n (distance of the centre from each range)² is convex in the centre; its slope changes sign once between the outermost ends.
    private static double LeastBetween(ReportedGroup[] groups)
    {
        var (low, high) = (groups.Min(group => group.Mean.Greatest), groups.Max(group => group.Mean.Least));
        if (low >= high)
        {
            return 0;
        }

        double Slope(double center) => groups.Sum(group => group.Count * (center - Math.Clamp(center, group.Mean.Least, group.Mean.Greatest)));
        var best = BracketedRoot.Of(Slope, low, high);
        return Between([.. groups.Select(group => Math.Clamp(best, group.Mean.Least, group.Mean.Greatest))], groups);
    }
}
