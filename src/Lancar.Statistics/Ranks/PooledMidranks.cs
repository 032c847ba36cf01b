namespace Lancar.Statistics;

/// <summary>Two samples reduced to what rank tests need: the distinct doubled midranks of the pooled values and the doubled U.</summary>
internal sealed class PooledMidranks
{
    private PooledMidranks(double[] first, double[] second, long[] weights, int[] counts, long doubledU)
    {
        First = first;
        Second = second;
        Weights = weights;
        Counts = counts;
        DoubledU = doubledU;
        foreach (var count in counts)
        {
            TieGroups += count > 1 ? 1 : 0;
            TieCubes += (double)count * count * count - count;
        }
    }

    /// <summary>The first sample, sorted.</summary>
    public double[] First { get; }

    /// <summary>The second sample, sorted.</summary>
    public double[] Second { get; }

    /// <summary>Distinct doubled midranks, rising. Doubling keeps midranks whole.</summary>
    public long[] Weights { get; }

    /// <summary>How many pooled values share each midrank.</summary>
    public int[] Counts { get; }

    /// <summary>Twice the number of pairs with the first above the second, ties counting half.</summary>
    public long DoubledU { get; }

    /// <summary>Number of values shared by two or more observations.</summary>
    public int TieGroups { get; }

    /// <summary>Σ (t³ − t) over the values, t observations each.</summary>
    public double TieCubes { get; }

    /// <summary>Ranks two samples that are sorted and now belong to the result.</summary>
    public static PooledMidranks OfSorted(double[] first, double[] second)
    {
        var weights = new long[first.Length + second.Length];
        var counts = new int[weights.Length];
        var groups = 0;
        long doubledU = 0;
        int i = 0, j = 0;
        while (i < first.Length || j < second.Length)
        {
            var value = j == second.Length || (i < first.Length && first[i] < second[j]) ? first[i] : second[j];
            var (fromI, fromJ) = (i, j);
            while (i < first.Length && first[i] == value)
            {
                i++;
            }

            while (j < second.Length && second[j] == value)
            {
                j++;
            }

            // Ranks from + 1 … to have the mean (from + 1 + to) / 2.
            weights[groups] = (long)fromI + fromJ + 1 + i + j;
            counts[groups] = i - fromI + (j - fromJ);
            doubledU += (long)(i - fromI) * (fromJ + j);
            groups++;
        }

        // Without ties there is nothing to cut off, and nothing is copied.
        Array.Resize(ref weights, groups);
        Array.Resize(ref counts, groups);
        return new PooledMidranks(first, second, weights, counts, doubledU);
    }
}
