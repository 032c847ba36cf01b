namespace Lancar.Statistics;

/// <summary>The ways of the first half where the second is one column, whose row sums leave it no choice.</summary>
internal struct NetworkSingle(NetworkThresholds thresholds, double unit, bool inside) : INetworkLine
{
    private double sum;
    private double band;
    private bool doubtful;

    /// <summary>Inside: weights of the tables more probable than slack allows. What is outside, the walk's tail sums.</summary>
    public readonly double Sum => sum;

    public readonly double Band => band;

    public readonly bool Doubtful => doubtful;

    public long Steps { get; private set; }

    // The thresholds are those of the first half: the observed value less that of the single column.
    public void Line(NetworkWalk walk, int left, long value, double weight)
    {
        var (a, b) = (walk.Count - 2, walk.Count - 1);
        var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
        var (valuesA, valuesB, weightsA, weightsB) = (walk.Values[a], walk.Values[b], walk.Weights[a], walk.Weights[b]);
        var start = walk.LineStart[left];
        // What lies within the doubt is looked at too, though it does not count.
        var room = thresholds.Slack - value;
        double own = 0;
        var up = start;
        var down = start - 1;
        if (inside)
        {
            for (; up <= high && valuesA[up] + valuesB[left - up] < room; up++)
            {
                own += weightsA[up] * weightsB[left - up];
            }

            for (; down >= low && valuesA[down] + valuesB[left - down] < room; down--)
            {
                own += weightsA[down] * weightsB[left - down];
            }

            Steps += up - down;
        }
        else
        {
            up = End(valuesA, valuesB, left, room, start, high + 1);
            down = End(valuesA, valuesB, left, room, start - 1, low - 1);
            Steps += 8;
        }

        sum += inside ? weight * own : 0;
        for (; up <= high && IsNear(value + valuesA[up] + valuesB[left - up], weight * weightsA[up] * weightsB[left - up]); up++)
        {
        }

        for (; down >= low && IsNear(value + valuesA[down] + valuesB[left - down], weight * weightsA[down] * weightsB[left - down]); down--)
        {
        }

        walk.Tail?.Row(walk, a, left, down, up, low, high);
    }

    // The values rise away from the start: the first place from it whose value is not below the room, or the end.
    private static int End(long[] valuesA, long[] valuesB, int left, long room, int from, int end)
    {
        var direction = end > from ? 1 : -1;
        var (below, reached) = (from - direction, end);
        while (Math.Abs(reached - below) > 1)
        {
            var middle = below + (reached - below) / 2;
            (below, reached) = valuesA[middle] + valuesB[left - middle] < room ? (middle, reached) : (below, middle);
        }

        return reached;
    }

    // True for a table within the slack, which is then dealt with.
    private bool IsNear(long value, double weight)
    {
        doubtful |= value != thresholds.Observed && Math.Abs(value - thresholds.Observed) <= thresholds.Doubt;
        if (value >= thresholds.Observed)
        {
            return false;
        }

        band += inside ? weight : Math.Exp((thresholds.Observed - value) * unit);
        return true;
    }
}
