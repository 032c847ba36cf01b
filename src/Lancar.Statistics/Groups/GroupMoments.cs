namespace Lancar.Statistics;

/// <summary>
/// Count, mean and spread of one group. <see cref="FromPivot"/> is the mean less a pivot common to all groups, so that a
/// difference of two means does not lose the digits of a large common offset.
/// </summary>
internal readonly record struct GroupMoments(int Count, double Mean, double FromPivot, double StandardDeviation)
{
    /// <summary>Standard error of the mean.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>Moments of checked groups, the same bits for any order of rows and of groups. SD is 0 for a single observation.</summary>
    public static GroupMoments[] Of(IReadOnlyList<double[]> groups)
    {
        var sorted = groups.Select(Sorted).ToArray();
        var pivot = sorted.Min(group => group[0]);
        return [.. sorted.Select(group => Of(group, pivot))];
    }

    /// <summary>
    /// The same with the pivot in the group whose mean is known best: an outlier in another group cannot cost it its digits.
    /// </summary>
    public static GroupMoments[] AroundTheSharpest(IReadOnlyList<double[]> groups)
    {
        var sorted = groups.Select(Sorted).ToArray();
        var pivot = sorted.Select(group => (Of(group, 0).StandardError, Smallest: group[0])).Min().Smallest;
        return [.. sorted.Select(group => Of(group, pivot))];
    }

    public static GroupMoments[] Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => Of([first.ToArray(), second.ToArray()]);

    /// <summary>A sorted copy in which −0 is +0, so that the order of the two does not show.</summary>
    public static double[] Sorted(double[] values)
    {
        var sorted = new double[values.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = values[i] + 0.0;
        }

        Array.Sort(sorted);
        return sorted;
    }

    private static GroupMoments Of(double[] sorted, double pivot)
    {
        var moments = Moments.Of(sorted);
        // Halved, so that the distance of the ends of the double range stays finite.
        var distances = Array.ConvertAll(sorted, value => value / 2 - pivot / 2);
        return new GroupMoments(
            sorted.Length,
            moments.Mean,
            2 * Moments.Of(distances).Mean,
            moments.StandardDeviation ?? 0);
    }
}
