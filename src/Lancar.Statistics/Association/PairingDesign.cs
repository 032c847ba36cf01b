namespace Lancar.Statistics;

/// <summary>
/// Two samples of ranks whose pairing is at random: the ranks of one in rising order as places, the levels of the other as what is
/// put there. Both are less their smallest and divided by what they have in common.
/// </summary>
internal sealed class PairingDesign
{
    public PairingDesign(DoubledMidranks first, DoubledMidranks second)
    {
        // The variable with fewer states is put into places.
        var (places, levels) = GoesIntoPlaces(first.Counts, second.Counts) ? (second, first) : (first, second);
        PlaceMinimum = places.Weights[0];
        LevelMinimum = levels.Weights[0];
        PlaceUnit = Unit(places);
        LevelUnit = Unit(levels);
        Places = [.. places.Ranks.Order().Select(rank => (rank - PlaceMinimum) / PlaceUnit)];
        Levels = [.. levels.Weights.Select(weight => (weight - LevelMinimum) / LevelUnit)];
        Counts = levels.Counts;
    }

    public long[] Places { get; }

    public long[] Levels { get; }

    public int[] Counts { get; }

    public long PlaceMinimum { get; }

    public long LevelMinimum { get; }

    public long PlaceUnit { get; }

    public long LevelUnit { get; }

    /// <summary>Number of ways to have used up some of each level: the states of the count.</summary>
    public double StateCount => States(Counts);

    /// <summary>True when reversing the order of places and levels gives the same design, so that the law is symmetric.</summary>
    public bool IsPalindromic => Mirrors(Places) && Mirrors(Levels) && Counts.SequenceEqual(Counts.Reverse());

    /// <summary>n times the mean of Σ place · level over all pairings.</summary>
    public Int128 TimesMean => (Int128)Places.Sum() * LevelSum;

    /// <summary>log2 of the number of different pairings.</summary>
    public double Log2Pairings
    {
        get
        {
            var log2 = 0.0;
            var n = 0;
            foreach (var count in Counts)
            {
                for (var i = 1; i <= count; i++)
                {
                    log2 += Math.Log2((double)++n / i);
                }
            }

            return log2;
        }
    }

    /// <summary>The reduced sum Σ place · level that a sum of products of doubled midranks stands for.</summary>
    public long Reduced(Int128 products)
    {
        var rest = products
            - (Int128)Places.Length * PlaceMinimum * LevelMinimum
            - (Int128)PlaceMinimum * LevelUnit * LevelSum
            - (Int128)LevelMinimum * PlaceUnit * Places.Sum();
        return (long)(rest / (PlaceUnit * LevelUnit));
    }

    /// <summary>Σ place · level of levels in some order.</summary>
    public long Sum(ReadOnlySpan<int> levels)
    {
        long sum = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            sum += Places[i] * levels[i];
        }

        return sum;
    }

    private long LevelSum => Levels.Zip(Counts, (level, count) => level * count).Sum();

    /// <summary>True when the first variable has fewer states; of equals the one whose counts come first, so that exchanging them changes nothing.</summary>
    public static bool GoesIntoPlaces(int[] first, int[] second)
    {
        var (one, other) = (States(first), States(second));
        return one < other || (one == other && first.AsSpan().SequenceCompareTo(second) < 0);
    }

    private static double States(int[] counts) => counts.Aggregate(1.0, (product, count) => product * (count + 1));

    private static bool Mirrors(long[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] + values[^(i + 1)] != values[0] + values[^1])
            {
                return false;
            }
        }

        return true;
    }

    private static long Unit(DoubledMidranks ranks)
    {
        long unit = 0;
        foreach (var weight in ranks.Weights)
        {
            unit = GroupDesign.Gcd(unit, weight - ranks.Weights[0]);
        }

        return Math.Max(1, unit);
    }
}
