using System.Buffers;
using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// An order of the studies that depends on their figures alone, not on the rows they stand in, so that sums have the same bits
/// for permuted rows. Not by size: a scrambled key spreads evenly, and a thousand studies are in order in some microseconds.
/// </summary>
internal static class StudyOrder
{
    private const int FewestForBuckets = 24;
    private const int MostBucketBits = 16;

    /// <summary>The original rows in their own order; the smallest variance comes first, the second smallest next.</summary>
    public static int[] Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        var count = effects.Length;
        var order = new int[count];
        var keys = ArrayPool<ulong>.Shared.Rent(count);
        for (var i = 0; i < count; i++)
        {
            keys[i] = Key(effects[i], variances[i]);
            order[i] = i;
        }

        if (count >= FewestForBuckets)
        {
            Distribute(keys.AsSpan(0, count), order);
        }

        Insert(keys, order, effects, variances);
        ArrayPool<ulong>.Shared.Return(keys);
        Lead(order, variances, 0);
        if (count > 2)
        {
            Lead(order, variances, 1);
        }

        return order;
    }

    // Signs do not enter, so that mirrored effects keep their order.
    private static ulong Key(double effect, double variance)
    {
        var mixed = BitConverter.DoubleToUInt64Bits(variance) * 0x9E3779B97F4A7C15UL
            ^ BitOperations.RotateLeft(BitConverter.DoubleToUInt64Bits(Math.Abs(effect)) * 0xC2B2AE3D27D4EB4FUL, 31);
        mixed = (mixed ^ mixed >> 33) * 0xFF51AFD7ED558CCDUL;
        return mixed ^ mixed >> 33;
    }

    // One pass by the leading bits; keys spread evenly, so that hardly anything is left to insert.
    private static void Distribute(Span<ulong> keys, int[] order)
    {
        var bits = Math.Min(MostBucketBits, BitOperations.Log2((uint)keys.Length));
        var shift = 64 - bits;
        var starts = ArrayPool<int>.Shared.Rent((1 << bits) + 1);
        var from = starts.AsSpan(0, (1 << bits) + 1);
        from.Clear();
        foreach (var key in keys)
        {
            from[(int)(key >> shift) + 1]++;
        }

        for (var bucket = 1; bucket < from.Length; bucket++)
        {
            from[bucket] += from[bucket - 1];
        }

        var copy = ArrayPool<ulong>.Shared.Rent(keys.Length);
        keys.CopyTo(copy);
        for (var i = 0; i < keys.Length; i++)
        {
            var place = from[(int)(copy[i] >> shift)]++;
            keys[place] = copy[i];
            order[place] = i;
        }

        ArrayPool<ulong>.Shared.Return(copy);
        ArrayPool<int>.Shared.Return(starts);
    }

    private static void Insert(ulong[] keys, int[] order, ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        for (var i = 1; i < order.Length; i++)
        {
            var (key, row) = (keys[i], order[i]);
            var place = i - 1;
            while (place >= 0 && (keys[place] > key || (keys[place] == key && Follows(order[place], row, effects, variances))))
            {
                keys[place + 1] = keys[place];
                order[place + 1] = order[place];
                place--;
            }

            keys[place + 1] = key;
            order[place + 1] = row;
        }
    }

    private static bool Follows(int one, int other, ReadOnlySpan<double> effects, ReadOnlySpan<double> variances) =>
        variances[one] != variances[other] ? variances[one] > variances[other]
        : Math.Abs(effects[one]) != Math.Abs(effects[other]) ? Math.Abs(effects[one]) > Math.Abs(effects[other])
        : effects[one] > effects[other];

    private static void Lead(int[] order, ReadOnlySpan<double> variances, int from)
    {
        var smallest = from;
        for (var i = from + 1; i < order.Length; i++)
        {
            smallest = variances[order[i]] < variances[order[smallest]] ? i : smallest;
        }

        (order[from], order[smallest]) = (order[smallest], order[from]);
    }
}
