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
        var lower = Row.UpTo(first, Math.Min(smaller, first));
        var upper = second == first ? lower : Row.UpTo(second, Math.Min(smaller, second));
        var below = new CompensatedSum();
        var point = new CompensatedSum();
        for (var a = Math.Max(0, smaller - second); a <= Math.Min(smaller, first); a++)
        {
            var b = smaller - a;
            var left = u - b * (first - a);
            if (left >= 0)
            {
                Join(lower[Math.Min(a, first - a)], upper[Math.Min(b, second - b)], left, ref below, ref point);
            }
        }

        return (below.Value, point.Value);
    }

    // The rows read the same backwards, so "at most left − s" of the second is "at least start + s" counted from its other end.
    private static void Join(Row first, Row second, int left, ref CompensatedSum below, ref CompensatedSum point)
    {
        var start = second.Ways.Length - 1 - left;
        var from = Math.Max(0, -start);
        if (from > 0)
        {
            below.Add(VectorRuns.Sum(first.Ways.AsSpan(0, Math.Min(from, first.Ways.Length))) * second.AtLeast[0]);
        }

        if (from < first.Ways.Length)
        {
            var part = first.Ways.AsSpan(from, Math.Min(first.Ways.Length - from, second.Ways.Length - (start + from)));
            point.Add(VectorRuns.Dot(part, second.Ways.AsSpan(start + from)));
            below.Add(VectorRuns.Dot(part, second.AtLeast.AsSpan(start + from + 1)));
        }
    }

    /// <summary>One row of coefficients.</summary>
    /// <param name="Ways">How many choices have the sum 0, 1, 2 …</param>
    /// <param name="AtLeast">How many have at least that sum; one longer, ending with 0.</param>
    private readonly record struct Row(double[] Ways, double[] AtLeast)
    {
        // [total choose a] for a = 0 … most, as far as they differ: a and total − a are the same row.
        public static Row[] UpTo(int total, int most)
        {
            var last = Math.Min(most, total / 2);
            var rows = new Row[last + 1];
            rows[0] = new Row([1], [1, 0]);
            var ways = new ulong[last * (total - last) / 2 + 1];
            ways[0] = 1;
            for (var a = 1; a <= last; a++)
            {
                // Beyond the largest sum there is nothing; the second half of a row is the mirror of the first.
                var top = a * (total - a);
                GaussianBinomial.Advance(ways.AsSpan(0, Math.Min(ways.Length, top + 1)), total, a);
                rows[a] = Of(ways, top);
            }

            return rows;
        }

        private static Row Of(ulong[] ways, int top)
        {
            var row = new double[top + 1];
            var atLeast = new double[top + 2];
            ulong sum = 0;
            for (var s = 0; s <= top / 2; s++)
            {
                var count = ways[s];
                sum += count;
                row[s] = count;
                row[top - s] = count;
                atLeast[top - s] = sum;
            }

            for (var s = top / 2 + 1; s <= top; s++)
            {
                sum += ways[top - s];
                atLeast[top - s] = sum;
            }

            return new Row(row, atLeast);
        }
    }
}
