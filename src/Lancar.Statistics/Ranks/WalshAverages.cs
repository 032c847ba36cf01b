namespace Lancar.Statistics;

/// <summary>
/// Order statistics of the n (n + 1) / 2 Walsh averages (x_i + x_j) / 2, i ≤ j, without ever holding them: pair sums are
/// counted along the staircase of the sorted data, in memory O(n).
/// </summary>
internal sealed class WalshAverages
{
    private readonly double[] sorted;

    // 1, or 1/2 where sums could overflow; halving is exact but for the very smallest doubles, which such data hardly hold.
    private readonly double unit;

    public WalshAverages(ReadOnlySpan<double> values)
    {
        sorted = values.ToArray();
        Array.Sort(sorted);
        var largest = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        unit = largest > double.MaxValue / 4 ? 0.5 : 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            // Adding zero turns −0 into +0, so that no result depends on the sign of a zero.
            sorted[i] = sorted[i] * unit + 0.0;
        }

        Count = (long)sorted.Length * (sorted.Length + 1) / 2;
    }

    /// <summary>Number of Walsh averages.</summary>
    public long Count { get; }

    /// <summary>The middle Walsh average, or the mean of the two in the middle.</summary>
    public double Median()
    {
        var low = RankedSum((Count + 1) / 2);
        if (Count % 2 == 1)
        {
            return low / 2 / unit;
        }

        var high = SumsUpTo(low) > Count / 2 ? low : SmallestSumAbove(low);
        return unit == 1 ? (low + high) / 4 : (low / 4 + high / 4) / unit;
    }

    /// <summary>The Walsh average of the given rank, 1 being the smallest.</summary>
    public double Ranked(long rank) => RankedSum(rank) / 2 / unit;

    // Bisects on the value; both ends always snap to sums that occur, so that it ends with one distinct sum.
    private double RankedSum(long rank)
    {
        var low = sorted[0] + sorted[0];
        if (SumsUpTo(low) >= rank)
        {
            return low;
        }

        // From here on: fewer than rank sums are at most low, at least rank are at most high.
        var high = sorted[^1] + sorted[^1];
        while (true)
        {
            var middle = Middle(low, high);
            if (middle <= low)
            {
                return high;
            }

            if (SumsUpTo(middle) >= rank)
            {
                high = LargestSumUpTo(middle);
                continue;
            }

            low = SmallestSumAbove(middle);
            if (low >= high || SumsUpTo(low) >= rank)
            {
                return low;
            }
        }
    }

    private static double Middle(double low, double high)
    {
        var middle = low / 2 + high / 2;
        return middle > low && middle < high ? middle : Math.BitDecrement(high);
    }

    private long SumsUpTo(double bound)
    {
        long count = 0;
        var j = sorted.Length - 1;
        for (var i = 0; i < sorted.Length && j >= i; i++)
        {
            while (j >= i && sorted[i] + sorted[j] > bound)
            {
                j--;
            }

            count += Math.Max(0, j - i + 1);
        }

        return count;
    }

    private double LargestSumUpTo(double bound)
    {
        var largest = double.NegativeInfinity;
        var j = sorted.Length - 1;
        for (var i = 0; i < sorted.Length && j >= i; i++)
        {
            while (j >= i && sorted[i] + sorted[j] > bound)
            {
                j--;
            }

            if (j >= i)
            {
                largest = Math.Max(largest, sorted[i] + sorted[j]);
            }
        }

        return largest;
    }

    private double SmallestSumAbove(double bound)
    {
        var smallest = double.PositiveInfinity;
        var j = sorted.Length - 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            while (j >= i && sorted[i] + sorted[j] > bound)
            {
                j--;
            }

            var first = Math.Max(i, j + 1);
            if (first < sorted.Length)
            {
                smallest = Math.Min(smallest, sorted[i] + sorted[first]);
            }
        }

        return smallest;
    }
}
