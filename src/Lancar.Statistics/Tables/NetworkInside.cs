namespace Lancar.Statistics;

/// <summary>
/// Joins the ways of the first half with the list of the second and sums what is more probable than the observed table.
/// Used where the p-value is not small: p is then 1 less this sum.
/// </summary>
internal struct NetworkInside(NetworkList list, NetworkThresholds thresholds, double unit, long reference) : INetworkWays
{
    /// <summary>What a list counts besides the ways of it that are looked at.</summary>
    public const int StepsOfList = 4;

    private double sum;
    private double band;
    private bool doubtful;

    /// <summary>Probability of the tables more probable than slack allows, in units of both references.</summary>
    public readonly double Sum => sum;

    /// <summary>Probability of the tables that are more probable, but within the slack.</summary>
    public readonly double Band => band;

    public readonly bool Doubtful => doubtful;

    public long Steps { get; private set; }

    public void Line(NetworkWalk walk, int left, long value, double weight)
    {
        var (a, b) = (walk.Count - 2, walk.Count - 1);
        var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
        var (valuesA, valuesB, weightsA, weightsB) = (walk.Values[a], walk.Values[b], walk.Weights[a], walk.Weights[b]);
        var start = walk.LineStart[left];
        var room = walk.Limit - value;
        var bound = thresholds.Slack - value;
        double own = 0;
        var up = start;
        for (; up <= high; up++)
        {
            var next = valuesA[up] + valuesB[left - up];
            if (next >= room)
            {
                break;
            }

            own += weightsA[up] * weightsB[left - up] * Below(bound - next, weight * weightsA[up] * weightsB[left - up]);
        }

        var down = start - 1;
        for (; down >= low; down--)
        {
            var next = valuesA[down] + valuesB[left - down];
            if (next >= room)
            {
                break;
            }

            own += weightsA[down] * weightsB[left - down] * Below(bound - next, weight * weightsA[down] * weightsB[left - down]);
        }

        Steps += up - down;
        sum += weight * own;
    }

    public void Ways(NetworkList ways, long value)
    {
        var factor = Math.Exp((reference - ways.Reference - value) * unit);
        var end = thresholds.Observed - list.Smallest - value;
        double own = 0;
        var i = 0;
        for (; i < ways.Count && ways.Key(i) < end; i++)
        {
            own += ways.Weight(i) * Below(thresholds.Slack - value - ways.Key(i), factor * ways.Weight(i));
        }

        Steps += i + StepsOfList;
        sum += factor * own;
    }

    private double Below(long bound, double weight)
    {
        var place = list.Below(bound);
        if (place < list.Count && list.Key(place) <= bound + thresholds.Width)
        {
            Look(place, bound, weight);
        }

        return list.Sum(place);
    }

    // Rare: tables within the slack of the observed one.
    private void Look(int place, long bound, double weight)
    {
        var observed = bound + thresholds.Observed - thresholds.Slack;
        for (; place < list.Count && list.Key(place) <= bound + thresholds.Width; place++)
        {
            var key = list.Key(place);
            band += key < observed ? weight * list.Weight(place) : 0;
            doubtful |= key != observed && Math.Abs(key - observed) <= thresholds.Doubt;
        }
    }
}
