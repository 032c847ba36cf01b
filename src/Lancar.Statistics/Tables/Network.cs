using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>
/// The exact law of Σ ln x! over all tables of given margins, summed on one side of the observed value. The columns are cut in
/// two halves; for every division of the row sums between them (a node) the ways to fill the one half meet the ordered list
/// of the ways to fill the other.
/// </summary>
internal sealed class Network
{
    // Where the p-value is not smaller than this, the more probable tables are summed and taken from 1.
    public const double LeastComplement = 1e-3;

    public const double SlackOfR = 1e-7;
    /// <summary>The limit of a walk over all ways.</summary>
    public const long NoLimit = long.MaxValue / 4;

    private const int GroupsBetweenReports = 64;

    // Before it looking ahead would not pay: some hundredths of a second.
    private const long FirstLook = 500_000;
    private const int StepsBetweenLooks = 4;

    private readonly NetworkLogs logs;
    private readonly NetworkRows rows;
    private readonly NetworkSplit split;
    private readonly NetworkHalf first;
    private readonly NetworkHalf second;
    private readonly NetworkThresholds thresholds;
    private readonly NetworkTail? tail;
    private readonly NetworkList list = new();
    private readonly NetworkProjection projection;
    private readonly bool inside;
    private readonly long whole;
    private readonly long mostSteps;
    private long nextLook = FirstLook;
    private double? projected;
    private CompensatedSum sum;
    private CompensatedSum band;
    private bool doubtful;

    private Network(NetworkSplit split, NetworkLogs logs, long observed, bool inside, long mostBytes, long mostSteps, CancellationToken cancellation)
    {
        (this.split, this.logs, this.inside, this.mostSteps) = (split, logs, inside, mostSteps);
        rows = new NetworkRows(logs, split.Rows, !inside, mostBytes, mostSteps, cancellation);
        var largest = split.Rows[^1];
        first = NetworkHalf.Of(rows, split.First, split.Rows.Length, largest);
        second = NetworkHalf.Of(rows, split.Second, split.Rows.Length, largest);
        var slack = Math.Min(logs.Units(Math.Log(1 + SlackOfR)), observed);
        thresholds = new NetworkThresholds(observed, observed - slack, logs.Doubt);
        tail = inside ? null : new NetworkTail(logs);
        whole = Factorials(split.Rows) + Factorials(split.First) + Factorials(split.Second) - logs.Factorials[split.Rows.Sum()];
        projection = new NetworkProjection(rows, split, first, second, observed, inside);
        SetInnerLimits();
    }

    /// <summary>Sums the law; null when the budget does not suffice.</summary>
    /// <param name="split">How the table is cut.</param>
    /// <param name="logs">Logarithms for its total.</param>
    /// <param name="observed">Σ ln x! of the observed table in units.</param>
    /// <param name="inside">True to sum the more probable tables, false for the others.</param>
    /// <param name="mostBytes">Budget of memory.</param>
    /// <param name="mostSteps">Budget of work.</param>
    /// <param name="cancellation">Asked at every node, and while they are collected.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <param name="effort">What it took, also where the budget did not suffice.</param>
    public static NetworkAnswer? Sum(
        NetworkSplit split,
        NetworkLogs logs,
        long observed,
        bool inside,
        long mostBytes,
        long mostSteps,
        CancellationToken cancellation,
        IProgress<double>? progress,
        out NetworkEffort effort)
    {
        var network = new Network(split, logs, observed, inside, mostBytes, mostSteps, cancellation);
        NetworkAnswer? answer = null;
        try
        {
            answer = network.Sum(progress);
        }
        catch (NetworkBudgetException)
        {
            // The effort tells.
        }

        effort = new NetworkEffort(network.rows.Steps, network.rows.Bytes, network.projected);
        return answer;
    }

    private NetworkAnswer? Sum(IProgress<double>? progress)
    {
        if (!rows.CanPack)
        {
            return null;
        }

        var walk = NodeWalk();
        var nodes = Nodes(walk);
        var starts = Starts(nodes);
        for (var k = 0; k + 1 < starts.Count; k++)
        {
            Node(nodes[starts[k]..starts[k + 1]]);
            Look(walk);
            if (k % GroupsBetweenReports == 0)
            {
                progress?.Report((double)k / starts.Count);
            }
        }

        progress?.Report(1);
        return Answer();
    }

    // Now and then, while nothing else walks the halves: a budget that will not suffice is seen early.
    private void Look(NetworkWalk nodes)
    {
        if (rows.Steps < nextLook || projection.WillSuffice)
        {
            return;
        }

        projected = projection.BeyondBudget(nodes, mostSteps);
        nextLook = StepsBetweenLooks * rows.Steps;
        if (projected is not null)
        {
            throw new NetworkBudgetException();
        }
    }

    // Where the row sums of the second half change.
    private static List<int> Starts(ReadOnlySpan<UInt128> nodes)
    {
        var starts = new List<int>();
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i == 0 || (ulong)(nodes[i] >> 64) != (ulong)(nodes[i - 1] >> 64))
            {
                starts.Add(i);
            }
        }

        starts.Add(nodes.Length);
        return starts;
    }

    private NetworkWalk NodeWalk()
    {
        var walk = new NetworkWalk(split.Rows.Length, second.Total);
        for (var i = 0; i < split.Rows.Length; i++)
        {
            var row = split.Rows[i];
            walk.Sums[i] = row;
            walk.Values[i] = new long[row + 1];
            walk.Weights[i] = rows.Of(row).Weights;
            for (var x = 0; x <= row; x++)
            {
                walk.Values[i][x] = second.Bounds[x] + first.Bounds[row - x];
            }
        }

        walk.Prepare(second.Total);
        walk.Limit = thresholds.Observed - first.Prices - second.Prices;
        return walk;
    }

    private ReadOnlySpan<UInt128> Nodes(NetworkWalk walk)
    {
        walk.Tail = tail;
        // A node that is cut off holds C_1! C_2! / (Π c! Π x_1! x_2!) in units of the observed table.
        tail?.Reset(thresholds.Observed - HalfWhole(first) - HalfWhole(second));
        var line = new NetworkNodes(rows, () => Look(walk));
        walk.Run(second.Total, ref line);
        sum.Add(tail?.Mass ?? 0);
        var nodes = CollectionsMarshal.AsSpan(line.Packed);
        nodes.Sort();
        return nodes;
    }

    // All divisions with the same row sums of the second half, in any order; equal neighbours are the same node again.
    private void Node(ReadOnlySpan<UInt128> divisions)
    {
        var secondSums = rows.Unpack((ulong)(divisions[0] >> 64), split.Rows.Length);
        var leastSecond = second.Least(secondSums);
        var limit = long.MinValue;
        for (var i = 0; i < divisions.Length; i++)
        {
            if (i == 0 || divisions[i] != divisions[i - 1])
            {
                var least = first.Least(rows.Unpack((ulong)divisions[i], split.Rows.Length));
                limit = Math.Max(limit, thresholds.Observed - least);
            }
        }

        var beyond = limit > leastSecond ? List(secondSums, limit) : limit;

        for (var from = 0; from < divisions.Length;)
        {
            var to = from + 1;
            while (to < divisions.Length && divisions[to] == divisions[from])
            {
                to++;
            }

            var firstSums = rows.Unpack((ulong)divisions[from], split.Rows.Length);
            if (first.Least(firstSums) + leastSecond >= thresholds.Observed || list.Count == 0)
            {
                AddWhole(firstSums, secondSums, to - from);
            }
            else
            {
                Join(firstSums, leastSecond, beyond, to - from);
            }

            from = to;
        }
    }

    private long List(int[] sums, long limit)
    {
        limit = inside || second.IsDirect ? limit : NoLimit;
        list.Clear();
        list.Reference = second.Reference(sums);
        tail?.Reset(limit);
        var listing = new NetworkListing(list, limit, rows);
        second.Each(sums, limit, second.IsDirect ? tail : null, ref listing);
        rows.Charge(0, list.Count);
        list.Sort();
        if (inside)
        {
            list.SumFromBelow();
        }
        else
        {
            list.SumFromAbove(logs.Unit, second.IsDirect ? tail!.Mass : 0, limit);
        }

        return limit;
    }

    private void Join(int[] firstSums, long leastSecond, long beyond, int times)
    {
        var limit = thresholds.Observed - leastSecond;
        var reference = first.Reference(firstSums);
        if (inside)
        {
            var ways = new NetworkInside(list, thresholds, logs.Unit, reference);
            first.Each(firstSums, limit, null, ref ways);
            var scale = times * Math.Exp((whole - reference - list.Reference) * logs.Unit);
            sum.Add(scale * ways.Sum);
            band.Add(scale * ways.Band);
            doubtful |= ways.Doubtful;
            rows.Charge(0, ways.Steps);
            return;
        }

        var outside = new NetworkOutside(list, thresholds, logs.Unit, beyond);
        var (ownTail, ownLimit) = first.IsDirect ? (tail, limit) : (null, NoLimit);
        tail!.Reset(limit);
        first.Each(firstSums, ownLimit, ownTail, ref outside);
        // Ways of the first half beyond its limit meet all of the second.
        var all = list.Sum(0) * Math.Exp((thresholds.Observed - limit - list.Smallest) * logs.Unit);
        sum.Add(times * (outside.Sum + tail.Mass * all));
        band.Add(times * outside.Band);
        doubtful |= outside.Doubtful;
        rows.Charge(0, outside.Steps);
    }

    private void AddWhole(int[] firstSums, int[] secondSums, int times)
    {
        if (inside)
        {
            return;
        }

        var logarithm = thresholds.Observed - HalfWhole(first) - HalfWhole(second) - Factorials(firstSums) - Factorials(secondSums);
        sum.Add(times * Math.Exp(logarithm * logs.Unit));
    }

    private NetworkAnswer Answer()
    {
        if (inside)
        {
            return new NetworkAnswer(
                new ScaledNumber(Math.Max(0, 1 - sum.Value - band.Value), 0),
                new ScaledNumber(Math.Max(0, 1 - sum.Value), 0),
                !doubtful);
        }

        var point = ScaledNumber.Exp((whole - thresholds.Observed) * logs.Unit);
        return new NetworkAnswer(point.Times(sum.Value), point.Times(sum.Value + band.Value), !doubtful);
    }

    // Lists of fewer columns serve every node that asks for their row sums: they reach as far as any of them may need.
    private void SetInnerLimits()
    {
        var all = split.First.Concat(split.Second).ToArray();
        foreach (var half in new[] { first, second })
        {
            foreach (var level in half.Levels().Skip(1))
            {
                var rest = all.ToList();
                foreach (var column in level.Columns)
                {
                    rest.Remove(column);
                }

                var columns = rest.ToArray();
                var bounds = NetworkBound.Of(columns, split.Rows[^1], logs);
                var prices = NetworkBound.Prices(columns, logs);
                level.InnerLimit = inside ? sums => thresholds.Observed - prices - Sum(bounds, sums) : _ => NoLimit;
            }
        }
    }

    // The bound is convex in each row, so it is least when the largest row keeps most: both ascending.
    private long Sum(long[] bounds, int[] sums)
    {
        long total = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            total += bounds[split.Rows[i] - sums[i]];
        }

        return total;
    }

    // −ln of C! / Π c! in units: what all ways of a half weigh together beside Π 1 / row sum!.
    private long HalfWhole(NetworkHalf half) => Factorials(half.Columns) - logs.Factorials[half.Total];

    private long Factorials(int[] counts)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += logs.Factorials[count];
        }

        return total;
    }
}
