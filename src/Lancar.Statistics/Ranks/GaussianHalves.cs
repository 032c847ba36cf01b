using System.Buffers;

namespace Lancar.Statistics;

/// <summary>
/// The lower tail of U without ties from two halves of the ranks: [h₁ + h₂ choose m] = Σ_a q^((m − a)(h₁ − a)) [h₁ choose a] [h₂ choose m − a].
/// The halves are counted exactly in 64 bits, though the whole has many more digits; the products are positive, so nothing cancels.
/// </summary>
internal static class GaussianHalves
{
    /// <summary>Up to this many ranks in a half every count is below 2^64: 67 choose 33 is 1.4e19.</summary>
    public const int LargestHalf = 67;

    /// <summary>Counts U below u and at u, as doubles; up to 134 ranks.</summary>
    public static (double Below, double Point) LowerTail(int smaller, int larger, int u)
    {
        var first = (smaller + larger) / 2;
        var second = smaller + larger - first;
        var lower = new Half(first, smaller);
        var upper = second == first ? lower : new Half(second, smaller);
        var below = new CompensatedSum();
        var point = new CompensatedSum();
        for (var a = Math.Max(0, smaller - second); a <= Math.Min(smaller, first); a++)
        {
            var b = smaller - a;
            var left = u - b * (first - a);
            if (left >= 0)
            {
                Join(lower.Ways(a), upper.Ways(b), upper.AtLeast(b), left, ref below, ref point);
            }
        }

        lower.Free();
        if (second != first)
        {
            upper.Free();
        }

        return (below.Value, point.Value);
    }

    // The rows read the same backwards, so "at most left − s" of the second is "at least start + s" counted from its other end.
    private static void Join(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> secondAtLeast, int left, ref CompensatedSum below, ref CompensatedSum point)
    {
        var start = second.Length - 1 - left;
        var from = Math.Max(0, -start);
        if (from > 0)
        {
            below.Add(VectorRuns.Sum(first[..Math.Min(from, first.Length)]) * secondAtLeast[0]);
        }

        if (from < first.Length)
        {
            var part = first.Slice(from, Math.Min(first.Length - from, second.Length - (start + from)));
            point.Add(VectorRuns.Dot(part, second[(start + from)..]));
            below.Add(VectorRuns.Dot(part, secondAtLeast[(start + from + 1)..]));
        }
    }

    /// <summary>
    /// The rows [total choose a] of one half, a = 0, 1 … as far as they differ: a and total − a are the same row. In one rented table, row by row
    /// the counts of the sums 0, 1, 2 … and behind them how many choices have at least that sum, one longer, ending with 0.
    /// </summary>
    private readonly struct Half
    {
        private readonly int total;
        private readonly double[] table;

        public Half(int total, int most)
        {
            this.total = total;
            var last = Math.Min(most, total / 2);
            table = ArrayPool<double>.Shared.Rent(Start(last + 1));
            Span<ulong> ways = stackalloc ulong[LargestHalf * LargestHalf / 8 + 1];
            ways = ways[..(last * (total - last) / 2 + 1)];
            Span<ulong> sums = stackalloc ulong[LargestHalf * LargestHalf / 4 + 2];
            ways.Clear();
            ways[0] = 1;
            Fill(0, ways, sums);
            for (var a = 1; a <= last; a++)
            {
                // Beyond the largest sum there is nothing; the second half of a row is the mirror of the first.
                var top = a * (total - a);
                GaussianBinomial.Advance(ways[..Math.Min(ways.Length, top + 1)], total, a);
                Fill(a, ways, sums);
            }
        }

        public ReadOnlySpan<double> Ways(int chosen)
        {
            var a = Math.Min(chosen, total - chosen);
            return table.AsSpan(Start(a), a * (total - a) + 1);
        }

        public ReadOnlySpan<double> AtLeast(int chosen)
        {
            var a = Math.Min(chosen, total - chosen);
            var length = a * (total - a) + 1;
            return table.AsSpan(Start(a) + length, length + 1);
        }

        public void Free() => ArrayPool<double>.Shared.Return(table);

        // Row a takes 2 a (total − a) + 3 places.
        private int Start(int a) => a * (a - 1) * total - (a - 1) * a * (2 * a - 1) / 3 + 3 * a;

        private void Fill(int a, ReadOnlySpan<ulong> ways, Span<ulong> sums)
        {
            var top = a * (total - a);
            var half = top / 2 + 1;
            var row = table.AsSpan(Start(a), top + 1);
            VectorRuns.Convert(ways[..half], row);
            for (var s = half; s <= top; s++)
            {
                row[s] = row[top - s];
            }

            // From the largest sum down, so that the last of the running sums is that of all choices.
            sums = sums[..(top + 2)];
            ulong sum = 0;
            sums[top + 1] = 0;
            for (var s = 0; s < half; s++)
            {
                sum += ways[s];
                sums[top - s] = sum;
            }

            for (var s = top - half; s >= 0; s--)
            {
                sum += ways[s];
                sums[s] = sum;
            }

            VectorRuns.Convert(sums, table.AsSpan(Start(a) + top + 1, top + 2));
        }
    }
}
