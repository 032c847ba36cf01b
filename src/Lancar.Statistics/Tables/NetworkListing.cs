namespace Lancar.Statistics;

/// <summary>Writes ways into a list.</summary>
internal readonly struct NetworkListing(NetworkList list, long limit, NetworkRows rows) : INetworkWays
{
    public long Limit { get; } = limit;

    // What a way takes in a list.
    private const long BytesOfOne = 16;

    public void Line(NetworkWalk walk, int left, long value, double weight)
    {
        var (a, b) = (walk.Count - 2, walk.Count - 1);
        var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
        var (keys, weights, at) = list.Reserve(high - low + 1);
        var (valuesA, valuesB, weightsA, weightsB) = (walk.Values[a], walk.Values[b], walk.Weights[a], walk.Weights[b]);
        var countsWays = rows.CountsWays;
        var start = walk.LineStart[left];
        var room = walk.Limit - value;
        var up = start;
        for (; up <= high; up++)
        {
            var own = valuesA[up] + valuesB[left - up];
            if (own >= room)
            {
                break;
            }

            keys[at] = value + own;
            weights[at++] = countsWays ? 1 : weight * weightsA[up] * weightsB[left - up];
        }

        var down = start - 1;
        for (; down >= low; down--)
        {
            var own = valuesA[down] + valuesB[left - down];
            if (own >= room)
            {
                break;
            }

            keys[at] = value + own;
            weights[at++] = countsWays ? 1 : weight * weightsA[down] * weightsB[left - down];
        }

        list.Grow(at);
        rows.Check(BytesOfOne * at, at);
        walk.Tail?.Row(walk, a, left, down, up, low, high);
    }

    public void Ways(NetworkList ways, long value)
    {
        var factor = rows.CountsWays ? 1 : Math.Exp((list.Reference - ways.Reference - value) * rows.Logs.Unit);
        var (keys, weights, at) = list.Reserve(ways.Count);
        for (var i = 0; i < ways.Count && ways.Key(i) + value < Limit; i++)
        {
            keys[at] = ways.Key(i) + value;
            weights[at++] = ways.Weight(i) * factor;
        }

        list.Grow(at);
        rows.Check(BytesOfOne * at, at);
    }
}
