namespace Lancar.Statistics;

/// <summary>
/// The one-way decomposition of the sum of squares. The sums are of data divided by 2^<see cref="Exponent"/>, so that they
/// neither overflow nor vanish; ratios need no more.
/// </summary>
internal readonly record struct VarianceTable(double Between, double Within, int GroupFreedom, int ErrorFreedom, int Exponent)
{
    private const int SafeExponent = 400;

    public static VarianceTable Of(IReadOnlyList<GroupMoments> groups)
    {
        var exponent = ExponentOf(groups);
        var count = groups.Sum(group => group.Count);
        var grand = new CompensatedSum();
        var within = new CompensatedSum();
        // By size, so that the order of the groups does not show in the last bit.
        foreach (var group in groups.OrderBy(group => group.FromPivot).ThenBy(group => group.Count).ThenBy(group => group.StandardDeviation))
        {
            grand.Add(group.Count * Scaled(group.FromPivot, exponent));
            var deviation = Scaled(group.StandardDeviation, exponent);
            within.Add((group.Count - 1) * (deviation * deviation));
        }

        var mean = grand.Value / count;
        var between = new CompensatedSum();
        foreach (var group in groups.OrderBy(group => group.FromPivot).ThenBy(group => group.Count))
        {
            var distance = Scaled(group.FromPivot, exponent) - mean;
            between.Add(group.Count * (distance * distance));
        }

        // Equal group means leave exactly nothing between them, whatever the rounding of the grand mean.
        var equal = groups.All(group => group.FromPivot.Equals(groups[0].FromPivot));
        return new VarianceTable(equal ? 0 : between.Value, within.Value, groups.Count - 1, count - groups.Count, exponent);
    }

    public double F => Between / GroupFreedom / (Within / ErrorFreedom);

    /// <summary>A scaled sum of squares in the square of the unit of the data; infinite beyond the range of a double.</summary>
    public double Unscaled(double squares) => Math.ScaleB(Math.ScaleB(squares, Exponent), Exponent);

    private static int ExponentOf(IReadOnlyList<GroupMoments> groups)
    {
        var largest = groups.Max(group => Math.Max(Math.Abs(group.FromPivot), group.StandardDeviation));
        var exponent = largest == 0 ? 0 : Math.ILogB(largest);
        return Math.Abs(exponent) > SafeExponent ? exponent : 0;
    }

    private static double Scaled(double value, int exponent) => Math.ScaleB(value, -exponent);
}
