using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// The inner loop of the shift algorithm: counts[t] ← counts[t] + counts[t − shift] in place, from the top down, so that
/// what a block reads lies below what it writes and still holds the old counts.
/// </summary>
/// <remarks>
/// The table starts with <see cref="Margin"/> zeros, so that the last block may reach below sum 0 and no loop over single
/// elements is left. Sums of whole numbers below 2^53 are exact in any order.
/// </remarks>
internal static class ShiftedCounts
{
    /// <summary>Zeros that stand before the count of sum 0.</summary>
    public const int Margin = 8;

    /// <summary>Adds the counts shifted up by one weight.</summary>
    /// <param name="table">The counts of the sums from 0, behind <see cref="Margin"/> zeros.</param>
    /// <param name="shift">The weight, at least 1.</param>
    /// <param name="reached">The largest sum that can be reached with it, at least the weight and within the table.</param>
    public static void Add(Span<double> table, int shift, int reached)
    {
        ref var first = ref MemoryMarshal.GetReference(table);
        // Places in the table, so that they are never negative: sum t lies at t + Margin.
        if (Vector512.IsHardwareAccelerated)
        {
            for (var at = reached + 1 + Margin - Vector512<double>.Count; at > shift + Margin - Vector512<double>.Count; at -= Vector512<double>.Count)
            {
                var sum = Vector512.LoadUnsafe(ref first, (nuint)at) + Vector512.LoadUnsafe(ref first, (nuint)(at - shift));
                sum.StoreUnsafe(ref first, (nuint)at);
            }

            return;
        }

        var width = Vector<double>.Count;
        for (var at = reached + 1 + Margin - width; at > shift + Margin - width; at -= width)
        {
            var sum = Vector.LoadUnsafe(ref first, (nuint)at) + Vector.LoadUnsafe(ref first, (nuint)(at - shift));
            sum.StoreUnsafe(ref first, (nuint)at);
        }
    }

    /// <summary>The sum of products of two rows of non-negative terms of one length.</summary>
    public static double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (a, b) = (Vector<double>.Zero, Vector<double>.Zero);
        var width = Vector<double>.Count;
        ref var firstLeft = ref MemoryMarshal.GetReference(left);
        ref var firstRight = ref MemoryMarshal.GetReference(right[..left.Length]);
        var i = 0;
        for (; i + 2 * width <= left.Length; i += 2 * width)
        {
            a += Vector.LoadUnsafe(ref firstLeft, (nuint)i) * Vector.LoadUnsafe(ref firstRight, (nuint)i);
            b += Vector.LoadUnsafe(ref firstLeft, (nuint)(i + width)) * Vector.LoadUnsafe(ref firstRight, (nuint)(i + width));
        }

        var total = Vector.Sum(a + b);
        for (; i < left.Length; i++)
        {
            total += left[i] * right[i];
        }

        return total;
    }

    /// <summary>The sum of non-negative terms, to a few units in the last place.</summary>
    public static double Total(ReadOnlySpan<double> terms)
    {
        // Four independent sums, so that no addition waits for the one before.
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var width = Vector<double>.Count;
        ref var first = ref MemoryMarshal.GetReference(terms);
        var i = 0;
        for (; i + 4 * width <= terms.Length; i += 4 * width)
        {
            a += Vector.LoadUnsafe(ref first, (nuint)i);
            b += Vector.LoadUnsafe(ref first, (nuint)(i + width));
            c += Vector.LoadUnsafe(ref first, (nuint)(i + 2 * width));
            d += Vector.LoadUnsafe(ref first, (nuint)(i + 3 * width));
        }

        var total = Vector.Sum(a + b + (c + d));
        for (; i < terms.Length; i++)
        {
            total += terms[i];
        }

        return total;
    }
}
