using System.Numerics;
using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>
/// How many ways give which sum: the sums rise. Where they lie close together every sum from the first to the last has a place,
/// else only those that occur.
/// </summary>
internal sealed class TrendSums
{
    // Up to so many places for each way that is added, a row with gaps is quicker than a sort.
    private const long PlacesPerWay = 4;

    private readonly long start;
    private readonly long[]? sums;

    private TrendSums(long start, long[]? sums, double[] ways)
    {
        (this.start, this.sums) = (start, sums);
        Ways = ways;
    }

    /// <summary>Ways of each sum, some of them 0.</summary>
    public double[] Ways { get; }

    public int Length => Ways.Length;

    public long this[int at] => sums is null ? start + at : sums[at];

    /// <summary>One way to one sum.</summary>
    public static TrendSums One(long sum) => new(sum, null, [1]);

    /// <summary>All sources together, each moved by its shift and taken so many times.</summary>
    public static TrendSums Added(ReadOnlySpan<Source> sources)
    {
        if (sources.Length == 1 && sources[0] is { Shift: 0, Times: 1 })
        {
            return sources[0].Sums;
        }

        var (low, high, ways) = (long.MaxValue, long.MinValue, 0L);
        foreach (var (sums, shift, _) in sources)
        {
            low = Math.Min(low, sums[0] + shift);
            high = Math.Max(high, sums[^1] + shift);
            ways += sums.Length;
        }

        return high - low < PlacesPerWay * ways && high - low < int.MaxValue ? Close(sources, low, (int)(high - low) + 1) : Sparse(sources, (int)ways);
    }

    private static TrendSums Close(ReadOnlySpan<Source> sources, long low, int length)
    {
        var ways = new double[length];
        foreach (var (from, shift, times) in sources)
        {
            if (from.sums is null)
            {
                AddTimes(ways.AsSpan((int)(from.start + shift - low)), from.Ways, times);
            }
            else
            {
                for (var i = 0; i < from.Length; i++)
                {
                    ways[from.sums[i] + shift - low] += times * from.Ways[i];
                }
            }
        }

        return new TrendSums(low, null, ways);
    }

    /// <summary>Ways of every sum from the first on; the first and the last have some.</summary>
    public static TrendSums Close(long first, double[] ways) => new(first, null, ways);

    /// <summary>Ways of sums in any order, of which the beginning is used, each moved by a shift.</summary>
    public static TrendSums Sorted(long[] sums, double[] ways, int length, long shift)
    {
        Array.Sort(sums, ways, 0, length);
        var (different, added) = (new long[length], new double[length]);
        var last = -1;
        for (var i = 0; i < length; i++)
        {
            if (last < 0 || sums[i] + shift != different[last])
            {
                different[++last] = sums[i] + shift;
            }

            added[last] += ways[i];
        }

        return new TrendSums(0, different[..(last + 1)], added[..(last + 1)]);
    }

    private static TrendSums Sparse(ReadOnlySpan<Source> sources, int length)
    {
        var sums = new long[length];
        var ways = new double[length];
        var at = 0;
        foreach (var (from, shift, times) in sources)
        {
            for (var i = 0; i < from.Length; i++)
            {
                if (from.Ways[i] > 0)
                {
                    sums[at] = from[i] + shift;
                    ways[at++] = times * from.Ways[i];
                }
            }
        }

        return Sorted(sums, ways, at, 0);
    }

    private static void AddTimes(Span<double> target, ReadOnlySpan<double> source, double times)
    {
        target = target[..source.Length];
        var whole = source.Length - source.Length % Vector<double>.Count;
        var from = MemoryMarshal.Cast<double, Vector<double>>(source[..whole]);
        var to = MemoryMarshal.Cast<double, Vector<double>>(target[..whole]);
        for (var i = 0; i < from.Length && i < to.Length; i++)
        {
            to[i] += from[i] * times;
        }

        for (var i = whole; i < source.Length; i++)
        {
            target[i] += source[i] * times;
        }
    }

    /// <summary>Sums that are moved and taken several times.</summary>
    internal readonly record struct Source(TrendSums Sums, long Shift, double Times);
}
