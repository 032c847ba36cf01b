using System.Buffers;
using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>
/// Doubles as whole numbers in an order of choice, so that they are sorted without a comparison: the bits of a positive
/// double rise with its value.
/// </summary>
internal static class SignedKeys
{
    // Below this length the comparing sort of the platform is faster.
    private const int LeastForDigits = 300;
    private const int DigitBits = 8;
    private const int Digits = 64 / DigitBits;
    private const int Buckets = 1 << DigitBits;

    /// <summary>Overwrites finite doubles by keys that rise with the magnitude: twice the bits of the magnitude, plus one for a negative one.</summary>
    public static Span<ulong> ByMagnitude(Span<double> values)
    {
        var keys = MemoryMarshal.Cast<double, ulong>(values);
        for (var i = 0; i < keys.Length; i++)
        {
            var bits = keys[i];
            keys[i] = bits << 1 | bits >> 63;
        }

        Sort(keys);
        return keys;
    }

    /// <summary>Sorts finite doubles, −0 before +0.</summary>
    public static void SortByValue(Span<double> values)
    {
        if (values.Length < LeastForDigits)
        {
            values.Sort();
            return;
        }

        var keys = MemoryMarshal.Cast<double, ulong>(values);
        for (var i = 0; i < keys.Length; i++)
        {
            // Negative doubles fall with their bits: turn all of them over; positive ones go above them.
            keys[i] ^= (ulong)((long)keys[i] >> 63) | 1UL << 63;
        }

        Sort(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] ^= (ulong)(~(long)keys[i] >> 63) | 1UL << 63;
        }
    }

    private static void Sort(Span<ulong> keys)
    {
        if (keys.Length < LeastForDigits)
        {
            keys.Sort();
            return;
        }

        // Digit by digit from the lowest, counting first; digits that are the same in all keys cost nothing.
        Span<int> counts = stackalloc int[Digits * Buckets];
        counts.Clear();
        foreach (var key in keys)
        {
            for (var digit = 0; digit < Digits; digit++)
            {
                counts[digit * Buckets + (int)(key >> digit * DigitBits & (Buckets - 1))]++;
            }
        }

        var rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        var from = keys;
        Span<ulong> to = rented.AsSpan(0, keys.Length);
        for (var digit = 0; digit < Digits; digit++)
        {
            var places = counts.Slice(digit * Buckets, Buckets);
            if (places[(int)(keys[0] >> digit * DigitBits & (Buckets - 1))] == keys.Length)
            {
                continue;
            }

            Distribute(from, to, places, digit * DigitBits);
            var swapped = from;
            from = to;
            to = swapped;
        }

        if (from != keys)
        {
            from.CopyTo(keys);
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static void Distribute(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> places, int shift)
    {
        var place = 0;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            (places[bucket], place) = (place, place + places[bucket]);
        }

        foreach (var key in from)
        {
            to[places[(int)(key >> shift & (Buckets - 1))]++] = key;
        }
    }
}
