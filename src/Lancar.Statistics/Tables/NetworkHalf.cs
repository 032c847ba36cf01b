namespace Lancar.Statistics;

/// <summary>Receives the ways to fill some columns of a table.</summary>
internal interface INetworkWays : INetworkLine
{
    /// <summary>The ways of a list, each with a further column in front of it.</summary>
    /// <param name="ways">Sorted by value.</param>
    /// <param name="value">Value of the further column, to be added.</param>
    void Ways(NetworkList ways, long value);
}

/// <summary>
/// Some columns of a table, and all ways to fill them when the row sums within them are given. The value of a way is
/// Σ ln x! in units; its probability is proportional to e^−value.
/// </summary>
internal sealed class NetworkHalf
{
    /// <summary>A way that is listed, sorted and kept takes about as long as so many that are looked at.</summary>
    public const int StepsOfListed = 4;

    private readonly NetworkLogs logs;
    private readonly NetworkRows rows;
    private readonly NetworkHalf? inner;
    private readonly NetworkWalk? walk;
    private readonly Dictionary<ulong, NetworkList> memory = [];
    private readonly NetworkList scratch = new();
    private readonly long[] bounds;
    private readonly long prices;
    private readonly long[][] splitValues;
    private readonly int[] part;

    private NetworkHalf(NetworkRows rows, NetworkHalf? inner, int[] columns, int rowCount, int largestRow)
    {
        (logs, this.rows, this.inner, Columns) = (rows.Logs, rows, inner, columns);
        Total = columns.Sum();
        part = new int[rowCount];
        bounds = NetworkBound.Of(columns, largestRow, logs);
        prices = NetworkBound.Prices(columns, logs);
        walk = columns.Length < 2 ? null : new NetworkWalk(rowCount, columns[^1]);
        splitValues = new long[largestRow + 1][];
    }

    /// <summary>The column sums.</summary>
    public int[] Columns { get; }

    /// <summary>What the columns hold together.</summary>
    public int Total { get; }

    /// <summary>Lower bound of the value of one row, by its sum, when the columns are paid with <see cref="Prices"/>.</summary>
    public long[] Bounds => bounds;

    /// <summary>What is added to the sum of <see cref="Bounds"/>.</summary>
    public long Prices => prices;

    /// <summary>Limit for the ways of an inner list with these row sums, from the columns that are still to come; set by the network.</summary>
    public Func<int[], long>? InnerLimit { get; set; }

    /// <summary>True when limits and tails are exact: up to two columns.</summary>
    public bool IsDirect => Columns.Length <= 2;

    public static NetworkHalf Of(NetworkRows rows, int[] columns, int rowCount, int largestRow)
    {
        NetworkHalf? half = null;
        for (var length = columns.Length == 1 ? 1 : 2; length <= columns.Length; length++)
        {
            half = new NetworkHalf(rows, half, columns[..length], rowCount, largestRow);
        }

        return half!;
    }

    /// <summary>This half and those with fewer columns within it.</summary>
    public IEnumerable<NetworkHalf> Levels()
    {
        for (var half = this; half is not null; half = half.inner)
        {
            yield return half;
        }
    }

    /// <summary>The value weights are relative to: near the least value, from below.</summary>
    public long Reference(int[] sums)
    {
        long reference = Columns.Length > 2 ? prices : 0;
        foreach (var sum in sums)
        {
            reference += Columns.Length switch
            {
                1 => logs.Factorials[sum],
                2 => rows.Of(sum).Least,
                _ => bounds[sum],
            };
        }

        return reference;
    }

    /// <summary>The least value for these row sums: exact for one or two columns, a lower bound for more.</summary>
    public long Least(int[] sums) => Columns.Length == 2 ? PrepareTwo(sums) : Reference(sums);

    /// <summary>Hands out all ways with a value below the limit.</summary>
    public void Each<TWays>(int[] sums, long limit, NetworkTail? tail, ref TWays ways)
        where TWays : struct, INetworkWays
    {
        if (Columns.Length == 1)
        {
            // The row sums leave one column no choice.
            ways.Ways(NetworkList.Nothing, Reference(sums));
            return;
        }

        if (Columns.Length == 2)
        {
            PrepareTwo(sums);
            walk!.Limit = limit;
            walk.Tail = tail;
            walk.Run(Columns[1], ref ways);
            return;
        }

        PrepareSplit(sums, limit);
        var line = new InnerLine<TWays>(this, ways);
        walk!.Run(Columns[^1], ref line);
        ways = line.Ways;
    }

    /// <summary>
    /// One of the lists that <see cref="Each"/> would ask for, drawn at random and not made: its row sums in one number, and a number that
    /// on average is that of its ways (Knuth 1975). For halves of more than two columns.
    /// </summary>
    public (ulong Key, double Ways) DrawList(int[] sums, long limit, RandomStream stream)
    {
        if (PrepareSplit(sums, limit) >= walk!.Limit)
        {
            return default;
        }

        walk.Draw(Columns[^1], stream, part);
        for (var i = 0; i < sums.Length; i++)
        {
            part[i] = sums[i] - part[i];
        }

        var key = rows.Pack(part);
        var sorted = rows.Unpack(key, sums.Length);
        return inner!.Columns.Length > 2
            ? inner.DrawList(sorted, inner.InnerLimit!(sorted), stream)
            : (key, inner.DrawWay(sorted, inner.InnerLimit!(sorted), stream));
    }

    private double DrawWay(int[] sums, long limit, RandomStream stream)
    {
        var least = PrepareTwo(sums);
        walk!.Limit = limit;
        return least < limit ? walk.Draw(Columns[1], stream, part) : 0;
    }

    private long PrepareSplit(int[] sums, long limit)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            walk!.Sums[i] = sums[i];
            walk.Values[i] = splitValues[sums[i]] ??= Split(sums[i]);
            walk.Weights[i] = rows.Of(sums[i]).Weights;
        }

        walk!.Limit = limit - inner!.prices;
        return walk.Prepare(Columns[^1]);
    }

    private long PrepareTwo(int[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var row = rows.Of(sums[i]);
            walk!.Sums[i] = sums[i];
            walk.Values[i] = row.Values;
            walk.Weights[i] = row.Weights;
        }

        return walk!.Prepare(Columns[1]);
    }

    private long[] Split(int sum)
    {
        var values = new long[sum + 1];
        for (var x = 0; x <= sum; x++)
        {
            values[x] = logs.Factorials[x] + inner!.bounds[sum - x];
        }

        return values;
    }

    // The list of these columns, kept for all that ask for the same row sums in any order.
    private NetworkList Kept(int[] sums)
    {
        var key = rows.Pack(sums);
        if (memory.TryGetValue(key, out var list))
        {
            return list;
        }

        var sorted = rows.Unpack(key, sums.Length);
        scratch.Clear();
        scratch.Reference = Reference(sorted);
        var line = new NetworkListing(scratch, InnerLimit!(sorted), rows);
        Each(sorted, line.Limit, null, ref line);
        rows.Charge(0, StepsOfListed * (scratch.Count + 4L));
        scratch.Sort();
        scratch.Merge();
        list = scratch.Frozen();
        memory.Add(key, list);
        rows.Charge(list.Bytes + 64, 0);
        return list;
    }

    private struct InnerLine<TWays>(NetworkHalf half, TWays ways) : INetworkLine
        where TWays : struct, INetworkWays
    {
        public TWays Ways = ways;

        public void Line(NetworkWalk walk, int left, long value, double weight)
        {
            var last = walk.Count - 1;
            var (a, b) = (last - 1, last);
            long column = 0;
            for (var i = 0; i < a; i++)
            {
                half.part[i] = walk.Sums[i] - walk.Chosen[i];
                column += half.logs.Factorials[walk.Chosen[i]];
            }

            var (low, high) = (Math.Max(0, left - walk.Sums[b]), Math.Min(walk.Sums[a], left));
            var start = walk.LineStart[left];
            for (var x = start; x <= high && value + walk.Values[a][x] + walk.Values[b][left - x] < walk.Limit; x++)
            {
                One(walk, x, left - x, a, column);
            }

            for (var x = start - 1; x >= low && value + walk.Values[a][x] + walk.Values[b][left - x] < walk.Limit; x--)
            {
                One(walk, x, left - x, a, column);
            }
        }

        private void One(NetworkWalk walk, int x, int y, int a, long column)
        {
            var factorials = half.logs.Factorials;
            half.part[a] = walk.Sums[a] - x;
            half.part[a + 1] = walk.Sums[a + 1] - y;
            Ways.Ways(half.inner!.Kept(half.part), column + factorials[x] + factorials[y]);
        }
    }
}
