namespace Lancar.Statistics;

/// <summary>
/// Joins the ways of the first half with the list of the second and sums what is more probable than the observed table.
/// Used where the p-value is not small: p is then 1 less this sum.
/// </summary>
internal struct NetworkInside(NetworkList list, NetworkThresholds thresholds, double unit, long reference) : INetworkWays
{
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

        Steps += i + 4;
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

/// <summary>
/// Joins the ways of the first half with the list of the second and sums what is not more probable than the observed table, in
/// units of the observed table's probability: all terms positive, for p-values of any smallness.
/// </summary>
internal struct NetworkOutside(NetworkList list, NetworkThresholds thresholds, double unit, long beyond) : INetworkWays
{
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

        Steps += ways.Count + 4;
    }

    private void Add(long value, double count)
    {
        var bound = thresholds.Observed - value;
        var place = list.Below(bound);
        var mass = list.Sum(place);
        if (mass > 0)
        {
            var key = place < list.Count ? list.Key(place) : beyond;
            sum += count * mass * Math.Exp((bound - key) * unit);
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

/// <summary>Where a table stops being as extreme as the observed one, as values Σ ln x! in units: the larger the less probable.</summary>
/// <param name="Observed">Value of the observed table: equal values are ties.</param>
/// <param name="Slack">The smaller value from which a table counts when slack is allowed.</param>
/// <param name="Doubt">Unequal values as close as this are not told apart by proof.</param>
internal readonly record struct NetworkThresholds(long Observed, long Slack, long Doubt)
{
    /// <summary>From the slack to the end of the doubt.</summary>
    public long Width => Observed - Slack + Doubt;
}
