namespace Lancar.Statistics;

/// <summary>
/// The part of a design of groups that its conditional law depends on: the sizes, rising, and the pooled midranks, rising, each
/// less the smallest and divided by what all have in common. The order of rows and groups is gone.
/// </summary>
internal sealed class GroupDesign
{
    private readonly long smallest;
    private readonly long divisor;

    public GroupDesign(int[] sizes, DoubledMidranks ranks)
    {
        Sizes = [.. sizes.Order()];
        smallest = ranks.Weights[0];
        divisor = Math.Max(1, ranks.Weights.Aggregate(0L, (gcd, weight) => Gcd(gcd, weight - smallest)));
        Items = new int[ranks.Ranks.Length];
        var next = 0;
        for (var level = 0; level < ranks.Weights.Length; level++)
        {
            Array.Fill(Items, (int)((ranks.Weights[level] - smallest) / divisor), next, ranks.Counts[level]);
            next += ranks.Counts[level];
        }
    }

    /// <summary>Group sizes, rising.</summary>
    public int[] Sizes { get; }

    /// <summary>The reduced midranks of all observations, rising from 0.</summary>
    public int[] Items { get; }

    /// <summary>The doubled rank sum that a reduced sum of the group stands for.</summary>
    public long DoubledSum(int group, long reduced) => divisor * reduced + Sizes[group] * smallest;

    /// <summary>The largest whole number that divides both; the other one when one is 0.</summary>
    public static long Gcd(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
