namespace Lancar.Statistics;

/// <summary>
/// Subset sums of few weights, listed in two halves and matched (Horowitz, Sahni 1974, JACM 21, 277–292): 2^(n/2) steps whatever the
/// size of the weights, counts exact.
/// </summary>
internal static class SignSums
{
    /// <summary>P(T &lt; m) and P(T = m) for T the sum of the weights, each taken or left with probability 1/2; at most 60 weights.</summary>
    public static TailMass LowerTail(ReadOnlySpan<long> weights, long m)
    {
        var half = weights.Length / 2;
        var left = Rising(weights[..half]);
        var right = Rising(weights[half..]);
        long below = 0;
        long at = 0;
        // As the left sum rises, the right sums that stay below and at m − left move down together.
        var less = right.Length;
        var atMost = right.Length;
        foreach (var sum in left)
        {
            while (less > 0 && sum + right[less - 1] >= m)
            {
                less--;
            }

            while (atMost > 0 && sum + right[atMost - 1] > m)
            {
                atMost--;
            }

            below += less;
            at += atMost - less;
        }

        return new TailMass(below, at, -weights.Length);
    }

    // All subset sums in rising order: the sums without and with each weight, merged.
    private static long[] Rising(ReadOnlySpan<long> weights)
    {
        var sums = new long[] { 0 };
        foreach (var weight in weights)
        {
            var merged = new long[2 * sums.Length];
            var (without, with) = (0, 0);
            for (var i = 0; i < merged.Length; i++)
            {
                merged[i] = without < sums.Length && sums[without] <= sums[with] + weight
                    ? sums[without++]
                    : sums[with++] + weight;
            }

            sums = merged;
        }

        return sums;
    }
}
