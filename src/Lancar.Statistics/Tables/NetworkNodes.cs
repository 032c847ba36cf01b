namespace Lancar.Statistics;

/// <summary>Collects the nodes of a network: how the row sums divide between the two halves.</summary>
internal struct NetworkNodes(NetworkRows rows, Action look) : INetworkLine
{
    // A list that has just grown stands beside its former self.
    private const long BytesOfOne = 32;

    private readonly int[] first = new int[rows.Count];
    private readonly int[] second = new int[rows.Count];

    /// <summary>Row sums of the second half, then of the first, packed; one entry for each division.</summary>
    public List<UInt128> Packed { get; } = [];

    public readonly void Line(NetworkWalk walk, int left, long value, double weight)
    {
        var (a, b) = (walk.Count - 2, walk.Count - 1);
        for (var i = 0; i < a; i++)
        {
            second[i] = walk.Chosen[i];
            first[i] = walk.Sums[i] - walk.Chosen[i];
        }

        var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
        var start = walk.LineStart[left];
        var room = walk.Limit - value;
        var up = start;
        for (; up <= high && walk.Values[a][up] + walk.Values[b][left - up] < room; up++)
        {
            Add(walk, up, left - up);
        }

        var down = start - 1;
        for (; down >= low && walk.Values[a][down] + walk.Values[b][left - down] < room; down--)
        {
            Add(walk, down, left - down);
        }

        rows.Charge(BytesOfOne * (up - down), up - down);
        look();
        walk.Tail?.Row(walk, a, left, down, up, low, high);
    }

    private readonly void Add(NetworkWalk walk, int x, int y)
    {
        var a = walk.Count - 2;
        (second[a], first[a]) = (x, walk.Sums[a] - x);
        (second[a + 1], first[a + 1]) = (y, walk.Sums[a + 1] - y);
        Packed.Add(new UInt128(rows.Pack(second), rows.Pack(first)));
    }
}
