namespace Lancar.Statistics;

/// <summary>
/// Differences reduced to what the signed-rank test needs: the distinct doubled midranks of the nonzero magnitudes in rising
/// order, how many share each, and the doubled rank sums. Doubling keeps midranks whole.
/// </summary>
internal sealed class SignedMidranks
{
    private SignedMidranks(long[] weights, int[] counts, int used, int zeros, int positive, int tieGroups, long plus, long total)
    {
        Weights = weights;
        Counts = counts;
        Used = used;
        ZeroCount = zeros;
        PositiveCount = positive;
        TieGroups = tieGroups;
        DoubledPlus = plus;
        DoubledTotal = total;
    }

    /// <summary>Distinct doubled midranks, rising.</summary>
    public long[] Weights { get; }

    /// <summary>How many differences share each midrank.</summary>
    public int[] Counts { get; }

    public int Used { get; }

    public int ZeroCount { get; }

    public int PositiveCount { get; }

    public int TieGroups { get; }

    /// <summary>Twice W+.</summary>
    public long DoubledPlus { get; }

    /// <summary>Twice the sum of all midranks.</summary>
    public long DoubledTotal { get; }

    /// <summary>Ranks the differences, which are overwritten.</summary>
    /// <param name="differences">Finite differences, the null value already subtracted.</param>
    /// <param name="handling">What becomes of zeros.</param>
    public static SignedMidranks Of(Span<double> differences, ZeroHandling handling)
    {
        return OfKeys(SignedKeys.ByMagnitude(differences), handling);
    }

    /// <summary>Ranks rising keys: twice a magnitude, in any whole unit, plus one for a negative difference.</summary>
    public static SignedMidranks OfKeys(ReadOnlySpan<ulong> keys, ZeroHandling handling)
    {
        var zeros = 0;
        while (zeros < keys.Length && keys[zeros] <= 1)
        {
            zeros++;
        }

        keys = keys[zeros..];
        var groups = Groups(keys);
        var weights = new long[groups];
        var counts = new int[groups];
        var positive = 0;
        var tied = 0;
        long plus = 0;
        long total = 0;
        var twiceRankedBefore = handling == ZeroHandling.Pratt ? 2L * zeros : 0;
        var start = 0;
        for (var group = 0; group < weights.Length; group++)
        {
            var magnitude = keys[start] >> 1;
            var end = start;
            var negativeHere = 0;
            do
            {
                negativeHere += (int)(keys[end] & 1);
                end++;
            }
            while (end < keys.Length && keys[end] >> 1 == magnitude);

            var count = end - start;
            // Ranks start+1 … end have the mean (start + 1 + end) / 2.
            var doubled = twiceRankedBefore + start + 1 + end;
            weights[group] = doubled;
            counts[group] = count;
            tied += count > 1 ? 1 : 0;
            positive += count - negativeHere;
            plus += doubled * (count - negativeHere);
            total += doubled * count;
            start = end;
        }

        return new SignedMidranks(weights, counts, keys.Length, zeros, positive, tied, plus, total);
    }

    private static int Groups(ReadOnlySpan<ulong> keys)
    {
        var groups = keys.IsEmpty ? 0 : 1;
        for (var i = 1; i < keys.Length; i++)
        {
            groups += keys[i] >> 1 == keys[i - 1] >> 1 ? 0 : 1;
        }

        return groups;
    }
}
