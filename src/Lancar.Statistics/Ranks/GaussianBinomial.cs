namespace Lancar.Statistics;

/// <summary>
/// Coefficients of the Gaussian binomial Π (1 − q^(n+i)) / (1 − q^i), i = 1 … m: in how many of the ways to choose m of m + n ranks
/// the Mann–Whitney U is 0, 1, 2 …, without ties. Multiplied and divided out (Harding 1984) in whole numbers modulo 2^64: what wraps
/// around on the way comes back exactly, so nothing cancels as long as the counts themselves stay below 2^64.
/// </summary>
internal static class GaussianBinomial
{
    /// <summary>Up to this U there are fewer than 2^64 outcomes, however large the samples: the partitions of 0 … 350 number 4.5e18.</summary>
    public const int LargestPartitionSum = 350;

    /// <summary>The counts of U = 0 … <paramref name="ways"/>.Length − 1, modulo 2^64.</summary>
    public static void Count(long smaller, long larger, Span<ulong> ways)
    {
        // The first three divisions in closed form: partitions into at most one, two, three parts.
        StartWith((int)Math.Min(3, smaller), ways);
        for (var i = 4L; i <= Math.Min(smaller, ways.Length - 1); i++)
        {
            VectorRuns.AddOwnPast(ways, (int)i);
        }

        for (var i = larger + 1; i <= Math.Min(larger + smaller, ways.Length - 1); i++)
        {
            VectorRuns.SubtractPast(ways, (int)i);
        }
    }

    /// <summary>The next row [h choose a] from [h choose a − 1]: times (1 − q^(h − a + 1)), divided by (1 − q^a).</summary>
    public static void Advance(Span<ulong> ways, int total, int chosen)
    {
        VectorRuns.SubtractPast(ways, total - chosen + 1);
        VectorRuns.AddOwnPast(ways, chosen);
    }

    /// <summary>The number of ways to choose, or null from 2^64 on.</summary>
    public static ulong? Choose(long total, long chosen)
    {
        ulong ways = 1;
        var least = Math.Min(chosen, total - chosen);
        for (long j = 1; j <= least; j++)
        {
            var factor = (ulong)(total - least + j);
            var high = Math.BigMul(ways, factor, out var product);
            if (high == 0)
            {
                ways = product / (ulong)j;
                continue;
            }

            var wide = new UInt128(high, product) / (ulong)j;
            if (wide > ulong.MaxValue)
            {
                return null;
            }

            ways = (ulong)wide;
        }

        return ways;
    }

    private static void StartWith(int parts, Span<ulong> ways)
    {
        if (parts == 3)
        {
            for (var s = 0; s < ways.Length; s++)
            {
                ways[s] = ((ulong)s * ((ulong)s + 6) + 12) / 12;
            }
        }
        else
        {
            for (var s = 0; s < ways.Length; s++)
            {
                ways[s] = parts == 2 ? (ulong)s / 2 + 1 : 1;
            }
        }
    }
}
