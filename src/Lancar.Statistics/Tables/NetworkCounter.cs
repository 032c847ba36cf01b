namespace Lancar.Statistics;

/// <summary>Counts the steps that a sum over the ways of a half would take, line by line and list by list, without taking them.</summary>
internal struct NetworkCounter(long limit, bool inside) : INetworkWays
{
    /// <summary>What looking at one line or one list counts.</summary>
    public const int LooksOfOne = 8;

    public long Steps { get; private set; }

    /// <summary>What counting took, in units of about a step.</summary>
    public long Looks { get; private set; }

    public void Line(NetworkWalk walk, int left, long value, double weight)
    {
        var (a, b) = (walk.Count - 2, walk.Count - 1);
        var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
        var start = walk.LineStart[left];
        Steps += walk.End(a, left, walk.Limit - value, start, high + 1) - walk.End(a, left, walk.Limit - value, start - 1, low - 1);
        Looks += LooksOfOne;
    }

    public void Ways(NetworkList ways, long value)
    {
        Steps += (inside ? ways.KeysBelow(limit - value) : ways.Count) + NetworkInside.StepsOfList;
        Looks += LooksOfOne;
    }
}
