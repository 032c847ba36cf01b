namespace Lancar.Statistics;

/// <summary>
/// Order statistics of the m · n differences x_i − y_j without ever holding them: differences are counted along the staircase of the sorted
/// samples, in memory O(m + n). Every value returned is one of the differences as doubles give them.
/// </summary>
internal sealed class ShiftDifferences
{
    private readonly double[] first;
    private readonly double[] second;

    /// <summary>The differences of two sorted samples whose extreme differences are finite.</summary>
    public ShiftDifferences(double[] first, double[] second)
    {
        this.first = first;
        this.second = second;
        Count = (long)first.Length * second.Length;
    }

    /// <summary>Number of differences.</summary>
    public long Count { get; }

    /// <summary>The middle difference, or the mean of the two in the middle.</summary>
    public double Median()
    {
        var low = Ranked((Count + 1) / 2);
        if (Count % 2 == 1)
        {
            return low;
        }

        var high = CountUpTo(low) > Count / 2 ? low : SmallestAbove(low);
        var sum = low + high;
        return double.IsFinite(sum) ? sum / 2 : low / 2 + high / 2;
    }

    /// <summary>The difference of the given rank, 1 being the smallest.</summary>
    public double Ranked(long rank)
    {
        // Bisects on the value; both ends always snap to differences that occur, so that it ends with one of them.
        var low = Difference(0, second.Length - 1);
        if (CountUpTo(low) >= rank)
        {
            return low;
        }

        // From here on: fewer than rank differences are at most low, at least rank are at most high.
        var high = Difference(first.Length - 1, 0);
        while (true)
        {
            var middle = Middle(low, high);
            if (middle <= low)
            {
                return high;
            }

            var (count, largest, smallest) = Around(middle);
            if (count >= rank)
            {
                high = largest;
                continue;
            }

            low = smallest;
            if (low >= high || CountUpTo(low) >= rank)
            {
                return low;
            }
        }
    }

    // Adding zero turns −0 into +0, so that no result depends on the sign of a zero.
    private double Difference(int i, int j) => first[i] - second[j] + 0.0;

    private static double Middle(double low, double high)
    {
        var middle = low / 2 + high / 2;
        return middle > low && middle < high ? middle : Math.BitDecrement(high);
    }

    private long CountUpTo(double bound)
    {
        long count = 0;
        var j = second.Length;
        // For rising x fewer and fewer y are too small: those from j on give differences up to the bound.
        for (var i = first.Length - 1; i >= 0; i--)
        {
            while (j > 0 && first[i] - second[j - 1] <= bound)
            {
                j--;
            }

            count += second.Length - j;
        }

        return count;
    }

    // The number of differences up to the bound, the largest of them and the smallest beyond.
    private (long Count, double Largest, double Smallest) Around(double bound)
    {
        long count = 0;
        var largest = double.NegativeInfinity;
        var smallest = double.PositiveInfinity;
        var j = second.Length;
        for (var i = first.Length - 1; i >= 0; i--)
        {
            while (j > 0 && first[i] - second[j - 1] <= bound)
            {
                j--;
            }

            count += second.Length - j;
            if (j < second.Length)
            {
                largest = Math.Max(largest, Difference(i, j));
            }

            if (j > 0)
            {
                smallest = Math.Min(smallest, Difference(i, j - 1));
            }
        }

        return (count, largest, smallest);
    }

    private double SmallestAbove(double bound) => Around(bound).Smallest;
}
