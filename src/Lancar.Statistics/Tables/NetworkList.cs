using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lancar.Statistics;

/// <summary>
/// The ways to fill one half of a table: their values in order, and for any bound the mass on the side of it that is asked for.
/// A value is found by its bucket, without a search.
/// </summary>
internal sealed class NetworkList
{
    private const int LongBucket = 24;

    private long[] keys = [];
    private double[] weights = [];
    private long[] sortedKeys = [];
    private double[] sortedWeights = [];
    private double[] sums = [0];
    private int[] starts = [];
    private int shift;
    private int buckets;

    /// <summary>The one way to fill no column: value 0, weight 1.</summary>
    public static NetworkList Nothing { get; } = new() { sortedKeys = [0], sortedWeights = [1], Count = 1 };

    /// <summary>Number of ways listed.</summary>
    public int Count { get; private set; }

    /// <summary>Weights are multiples of e^−Reference (in units).</summary>
    public long Reference { get; set; }

    /// <summary>The smallest value; asked for after sorting.</summary>
    public long Smallest => sortedKeys[0];

    public long Key(int index) => sortedKeys[index];

    public double Weight(int index) => sortedWeights[index];

    /// <summary>What the arrays hold, for the budget of memory.</summary>
    public long Bytes => 16L * (keys.Length + sortedKeys.Length) + 8L * sums.Length + 4L * starts.Length;

    public void Clear() => Count = 0;

    /// <summary>Room for so many more ways; what was written is counted with <see cref="Grow"/>.</summary>
    public (long[] Keys, double[] Weights, int At) Reserve(int more)
    {
        if (Count + more > keys.Length)
        {
            var length = Math.Max(Count + more, Math.Max(64, 2 * keys.Length));
            Array.Resize(ref keys, length);
            Array.Resize(ref weights, length);
        }

        return (keys, weights, Count);
    }

    public void Grow(int count) => Count = count;

    /// <summary>Orders the ways by value.</summary>
    public void Sort()
    {
        if (sortedKeys.Length < Count)
        {
            sortedKeys = new long[keys.Length];
            sortedWeights = new double[keys.Length];
            sums = new double[keys.Length + 1];
        }

        var (low, high) = (long.MaxValue, long.MinValue);
        foreach (var key in keys.AsSpan(0, Count))
        {
            low = Math.Min(low, key);
            high = Math.Max(high, key);
        }

        Distribute(low, Count == 0 ? 0 : high - low);
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            Order(starts[bucket], starts[bucket + 1]);
        }
    }

    /// <summary>Joins equal values; the list must be sorted, and is no longer searched.</summary>
    public void Merge()
    {
        var kept = 0;
        for (var i = 1; i < Count; i++)
        {
            if (sortedKeys[i] == sortedKeys[kept])
            {
                sortedWeights[kept] += sortedWeights[i];
            }
            else
            {
                kept++;
                sortedKeys[kept] = sortedKeys[i];
                sortedWeights[kept] = sortedWeights[i];
            }
        }

        Count = Math.Min(Count, kept + 1);
    }

    /// <summary>A copy that holds no more than it needs.</summary>
    public NetworkList Frozen() =>
        new()
        {
            sortedKeys = sortedKeys.AsSpan(0, Count).ToArray(),
            sortedWeights = sortedWeights.AsSpan(0, Count).ToArray(),
            Count = Count,
            Reference = Reference,
        };

    /// <summary>Prepares <see cref="Below"/>: sums of the weights from the smallest value on.</summary>
    public void SumFromBelow()
    {
        double sum = 0;
        sums[0] = 0;
        for (var i = 0; i < Count; i++)
        {
            sum += sortedWeights[i];
            sums[i + 1] = sum;
        }
    }

    /// <summary>
    /// Prepares the mass from a value on: for each value the mass from it on, in units of e^−value. The weights are numbers of ways.
    /// </summary>
    /// <param name="unit">What one unit of a value is worth.</param>
    /// <param name="beyond">Mass of what was not listed, in units of e^−<paramref name="beyondKey"/>.</param>
    /// <param name="beyondKey">No value that was not listed is below this.</param>
    public void SumFromAbove(double unit, double beyond, long beyondKey)
    {
        var sum = beyond;
        var key = beyondKey;
        sums[Count] = beyond;
        for (var i = Count - 1; i >= 0; i--)
        {
            sum = sortedWeights[i] + (sum == 0 ? 0 : sum * Math.Exp((sortedKeys[i] - key) * unit));
            key = sortedKeys[i];
            sums[i] = sum;
        }
    }

    /// <summary>How many values lie below the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(long bound)
    {
        var distance = bound - sortedKeys[0];
        if (distance <= 0)
        {
            return 0;
        }

        var bucket = distance >> shift;
        if (bucket >= buckets)
        {
            return Count;
        }

        var (at, end) = (starts[(int)bucket], starts[(int)bucket + 1]);
        while (at < end && sortedKeys[at] < bound)
        {
            at++;
        }

        return at;
    }

    /// <summary>The same in a list that is sorted but not prepared.</summary>
    public int KeysBelow(long bound)
    {
        var (below, reached) = (-1, Count);
        while (reached - below > 1)
        {
            var middle = (below + reached) / 2;
            (below, reached) = sortedKeys[middle] < bound ? (middle, reached) : (below, middle);
        }

        return reached;
    }

    /// <summary>The sum prepared for that place.</summary>
    public double Sum(int place) => sums[place];

    private void Distribute(long low, long range)
    {
        var wanted = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, Count));
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)range);
        shift = Math.Max(0, bits - BitOperations.Log2((uint)wanted));
        buckets = (int)(range >> shift) + 1;
        if (starts.Length < buckets + 1)
        {
            starts = new int[2 * wanted + 2];
        }

        Array.Clear(starts, 0, buckets + 1);
        for (var i = 0; i < Count; i++)
        {
            starts[(int)((keys[i] - low) >> shift)]++;
        }

        var place = 0;
        for (var bucket = 0; bucket <= buckets; bucket++)
        {
            (starts[bucket], place) = (place, place + (bucket < buckets ? starts[bucket] : 0));
        }

        for (var i = 0; i < Count; i++)
        {
            var at = starts[(int)((keys[i] - low) >> shift)]++;
            sortedKeys[at] = keys[i];
            sortedWeights[at] = weights[i];
        }

        // Each start now stands at its bucket's end: one place further down they are starts again.
        for (var bucket = buckets; bucket > 0; bucket--)
        {
            starts[bucket] = starts[bucket - 1];
        }

        starts[0] = 0;
    }

    private void Order(int from, int to)
    {
        if (to - from > LongBucket)
        {
            Array.Sort(sortedKeys, sortedWeights, from, to - from);
            return;
        }

        for (var i = from + 1; i < to; i++)
        {
            var (key, weight) = (sortedKeys[i], sortedWeights[i]);
            var at = i;
            for (; at > from && sortedKeys[at - 1] > key; at--)
            {
                sortedKeys[at] = sortedKeys[at - 1];
                sortedWeights[at] = sortedWeights[at - 1];
            }

            sortedKeys[at] = key;
            sortedWeights[at] = weight;
        }
    }
}
