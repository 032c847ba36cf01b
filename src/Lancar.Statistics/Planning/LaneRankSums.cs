using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// Rank sums of eight samples side by side, counted instead of sorted: one comparison for each pair, eight samples per instruction.
/// Value k of sample s stands at 8 k + s.
/// </summary>
internal static class LaneRankSums
{
    /// <summary>Samples side by side.</summary>
    public const int Lanes = 8;

    private const int Tile = 4;

    /// <summary>W+ of each sample without ties and zeros: how many of the pairs i ≤ j have a positive sum (Tukey 1949).</summary>
    public static Vector512<long> PositiveWalshAverages(ReadOnlySpan<double> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var (even, odd) = (Vector512<long>.Zero, Vector512<long>.Zero);
        var count = values.Length / Lanes;
        var i = 0;
        for (; i + Tile <= count; i += Tile)
        {
            var t0 = -At(ref first, i);
            var t1 = -At(ref first, i + 1);
            var t2 = -At(ref first, i + 2);
            var t3 = -At(ref first, i + 3);
            // The pairs within the tile, each value with itself among them.
            even = Counted(even, -t0, t0);
            odd = Counted(odd, -t1, t0);
            even = Counted(even, -t2, t0);
            odd = Counted(odd, -t3, t0);
            even = Counted(even, -t1, t1);
            odd = Counted(odd, -t2, t1);
            even = Counted(even, -t3, t1);
            odd = Counted(odd, -t2, t2);
            even = Counted(even, -t3, t2);
            odd = Counted(odd, -t3, t3);
            for (var j = i + Tile; j < count; j++)
            {
                var x = At(ref first, j);
                even = Counted(even, x, t0);
                odd = Counted(odd, x, t1);
                even = Counted(even, x, t2);
                odd = Counted(odd, x, t3);
            }
        }

        for (; i < count; i++)
        {
            var t = -At(ref first, i);
            for (var j = i; j < count; j++)
            {
                even = Counted(even, At(ref first, j), t);
            }
        }

        return even + odd;
    }

    /// <summary>U of each pair of samples without ties: how many pairs have the first above the second.</summary>
    public static Vector512<long> PairsAbove(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ref var above = ref MemoryMarshal.GetReference(first);
        ref var below = ref MemoryMarshal.GetReference(second);
        var (even, odd) = (Vector512<long>.Zero, Vector512<long>.Zero);
        var (firstCount, secondCount) = (first.Length / Lanes, second.Length / Lanes);
        var i = 0;
        for (; i + Tile <= secondCount; i += Tile)
        {
            var t0 = At(ref below, i);
            var t1 = At(ref below, i + 1);
            var t2 = At(ref below, i + 2);
            var t3 = At(ref below, i + 3);
            for (var j = 0; j < firstCount; j++)
            {
                var x = At(ref above, j);
                even = Counted(even, x, t0);
                odd = Counted(odd, x, t1);
                even = Counted(even, x, t2);
                odd = Counted(odd, x, t3);
            }
        }

        for (; i < secondCount; i++)
        {
            var t = At(ref below, i);
            for (var j = 0; j < firstCount; j++)
            {
                even = Counted(even, At(ref above, j), t);
            }
        }

        return even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> At(ref double first, int place) => Vector512.LoadUnsafe(ref first, (nuint)(place * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Counted(Vector512<long> count, Vector512<double> value, Vector512<double> bound) =>
        count - Vector512.GreaterThan(value, bound).AsInt64();
}
