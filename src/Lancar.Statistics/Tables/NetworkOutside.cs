namespace Lancar.Statistics;

/// <summary>
/// Joins the ways of the first half with the list of the second and sums what is not more probable than the observed table, in
/// units of the observed table's probability: all terms positive, for p-values of any smallness.
/// </summary>
internal struct NetworkOutside(NetworkList list, NetworkThresholds thresholds, double unit, long beyond) : INetworkWays
{
    // The fifth term is below 1e-17.
    private const double ShortGap = 1.0 / 1024;

    private double sum;
    private double band;
    private bool doubtful;

    public readonly double Sum => sum;

    public readonly double Band => band;

    public readonly bool Doubtful => doubtful;

    public long Steps { get; private set; }

    public void Line(NetworkWalk walk, int left, long value, double weight)
    {
        var (a, b) = (walk.Count - 2, walk.Count - 1);
        var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
        var (valuesA, valuesB) = (walk.Values[a], walk.Values[b]);
        var start = walk.LineStart[left];
        var up = start;
        for (; up <= high; up++)
        {
            var next = value + valuesA[up] + valuesB[left - up];
            if (next >= walk.Limit)
            {
                break;
            }

            Add(next, 1);
        }

        var down = start - 1;
        for (; down >= low; down--)
        {
            var next = value + valuesA[down] + valuesB[left - down];
            if (next >= walk.Limit)
            {
                break;
            }

            Add(next, 1);
        }

        Steps += up - down;
        walk.Tail?.Row(walk, a, left, down, up, low, high);
    }

    public void Ways(NetworkList ways, long value)
    {
        for (var i = 0; i < ways.Count; i++)
        {
            Add(ways.Key(i) + value, ways.Weight(i));
        }

        Steps += ways.Count + NetworkInside.StepsOfList;
    }

    // e^−gap. In a long list the gaps are small: four terms of the series are then exact to the last bit.
    private static double Decay(double gap) =>
        gap < ShortGap ? 1 - gap * (1 - gap / 2 * (1 - gap / 3 * (1 - gap / 4))) : Math.Exp(-gap);

    private void Add(long value, double count)
    {
        var bound = thresholds.Observed - value;
        var place = list.Below(bound);
        var mass = list.Sum(place);
        if (mass > 0)
        {
            var key = place < list.Count ? list.Key(place) : beyond;
            sum += count * mass * Decay((key - bound) * unit);
            doubtful |= key != bound && key - bound <= thresholds.Doubt && place < list.Count;
        }

        while (place > 0 && list.Key(place - 1) >= bound - (thresholds.Observed - thresholds.Slack))
        {
            place--;
            band += count * list.Weight(place);
            doubtful |= bound - list.Key(place) <= thresholds.Doubt;
        }
    }
}
