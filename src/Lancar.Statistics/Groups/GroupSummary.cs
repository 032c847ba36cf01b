namespace Lancar.Statistics;

/// <summary>One group of an analysis of variance, in the unit of the data.</summary>
/// <param name="Count">Number of observations.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">Standard deviation, divisor n − 1; null for one observation.</param>
public sealed record GroupSummary(int Count, double Mean, double? StandardDeviation)
{
    internal static IReadOnlyList<GroupSummary> Of(IEnumerable<GroupMoments> groups) =>
        [.. groups.Select(group => new GroupSummary(group.Count, group.Mean, group.Count < 2 ? null : group.StandardDeviation))];
}
