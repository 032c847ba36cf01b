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
        differences.Sort(static (a, b) => Math.Abs(a).CompareTo(Math.Abs(b)));
        var zeros = 0;
        while (zeros < differences.Length && differences[zeros] == 0)
        {
            zeros++;
        }

        var nonzero = differences[zeros..];
        var weights = new long[nonzero.Length];
        var counts = new int[nonzero.Length];
        var groups = 0;
        var positive = 0;
        var tied = 0;
        long plus = 0;
        long total = 0;
        var rankedBefore = handling == ZeroHandling.Pratt ? zeros : 0;
        for (var start = 0; start < nonzero.Length;)
        {
            var magnitude = Math.Abs(nonzero[start]);
            var end = start;
            var positiveHere = 0;
            for (; end < nonzero.Length && Math.Abs(nonzero[end]) == magnitude; end++)
            {
                positiveHere += nonzero[end] > 0 ? 1 : 0;
            }

            var count = end - start;
            // Ranks start+1 … end have the mean (start + 1 + end) / 2.
            var doubled = 2L * rankedBefore + start + 1 + end;
            weights[groups] = doubled;
            counts[groups] = count;
            groups++;
            tied += count > 1 ? 1 : 0;
            positive += positiveHere;
            plus += doubled * positiveHere;
            total += doubled * count;
            start = end;
        }

        return new SignedMidranks(
            weights[..groups], counts[..groups], nonzero.Length, zeros, positive, tied, plus, total);
    }
}
