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

    /// <summary>The original rows in their own order, the first of the smallest variance leading.</summary>
    public static int[] Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double smallestVariance)
    {
        var count = effects.Length;
        var order = new int[count];
        var rowBits = BitOperations.Log2((uint)count) + 1;
        var rowMask = (1UL << rowBits) - 1;
        var keys = ArrayPool<ulong>.Shared.Rent(count);
        for (var i = 0; i < count; i++)
        {
            keys[i] = (Key(effects[i], variances[i]) & ~rowMask) | (uint)i;
        }

        if (count >= FewestForBuckets)
        {
            Distribute(keys.AsSpan(0, count));
        }

        Insert(keys.AsSpan(0, count));
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = (int)(keys[i] & rowMask);
        }

        Settle(keys.AsSpan(0, count), rowMask, order, effects, variances);
        ArrayPool<ulong>.Shared.Return(keys);
        var lead = 0;
        while (variances[order[lead]] != smallestVariance)
        {
            lead++;
        }

        (order[0], order[lead]) = (order[lead], order[0]);
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
    private static void Distribute(Span<ulong> keys)
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
        foreach (var key in copy.AsSpan(0, keys.Length))
        {
            keys[from[(int)(key >> shift)]++] = key;
        }

        ArrayPool<ulong>.Shared.Return(copy);
        ArrayPool<int>.Shared.Return(starts);
    }

    private static void Insert(Span<ulong> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            var place = i - 1;
            while (place >= 0 && keys[place] > key)
            {
                keys[place + 1] = keys[place];
                place--;
            }

            keys[place + 1] = key;
        }
    }

    // Studies of one scrambled key, nearly always equal studies, are ordered by their figures.
    private static void Settle(ReadOnlySpan<ulong> keys, ulong rowMask, int[] order, ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        for (var from = 0; from < keys.Length - 1; from++)
        {
            if ((keys[from] ^ keys[from + 1]) > rowMask)
            {
                continue;
            }

            var to = from + 1;
            while (to < keys.Length && (keys[from] ^ keys[to]) <= rowMask)
            {
                to++;
            }

            var rows = order[from..to];
            var figures = new (double Variance, double Size, double Effect)[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                figures[i] = (variances[rows[i]], Math.Abs(effects[rows[i]]), effects[rows[i]]);
            }

            Array.Sort(figures, rows);
            rows.CopyTo(order, from);
            from = to - 1;
        }
    }
}
