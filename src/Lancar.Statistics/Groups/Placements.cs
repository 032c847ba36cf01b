namespace Lancar.Statistics;

/// <summary>
/// For every observation twice its placement in the other sample: twice the number of the others below it plus the number
/// equal to it. Whole numbers, so that everything built on them is exact and free of the order of rows.
/// </summary>
internal sealed class Placements
{
    private Placements(long[] first, long[] second, long equalPairs)
    {
        First = first;
        Second = second;
        EqualPairs = equalPairs;
    }

    public long[] First { get; }

    public long[] Second { get; }

    /// <summary>Number of pairs with equal values.</summary>
    public long EqualPairs { get; }

    /// <summary>Number of pairs.</summary>
    public long Pairs => (long)First.Length * Second.Length;

    /// <summary>Twice the number of pairs with the first above the second, plus the number of equal pairs.</summary>
    public long DoubledU => First.Sum();

    /// <summary>True when all observations of both samples are equal.</summary>
    public bool AllTied => EqualPairs == Pairs;

    /// <summary>True when every observation of one sample lies above every one of the other.</summary>
    public bool Separated => DoubledU == 0 || DoubledU == 2 * Pairs;

    public static Placements Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (x, y) = (GroupMoments.Sorted(first.ToArray()), GroupMoments.Sorted(second.ToArray()));
        var (inSecond, equal) = In(x, y);
        return new Placements(inSecond, In(y, x).Doubled, equal);
    }

    /// <summary>n Σ q² − (Σ q)², the sum of squared deviations times n, without rounding.</summary>
    public static Int128 Spread(long[] placements)
    {
        Int128 sum = 0, squares = 0;
        foreach (var q in placements)
        {
            sum += q;
            squares += (Int128)q * q;
        }

        return placements.Length * squares - sum * sum;
    }

    private static (long[] Doubled, long EqualPairs) In(double[] ones, double[] others)
    {
        var doubled = new long[ones.Length];
        int below = 0, upTo = 0;
        long equalPairs = 0;
        for (var i = 0; i < ones.Length; i++)
        {
            for (; below < others.Length && others[below] < ones[i]; below++)
            {
            }

            for (upTo = Math.Max(upTo, below); upTo < others.Length && others[upTo] == ones[i]; upTo++)
            {
            }

            var equal = Math.Max(0, upTo - below);
            doubled[i] = 2L * below + equal;
            equalPairs += equal;
        }

        return (doubled, equalPairs);
    }
}
