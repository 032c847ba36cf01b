namespace Lancar.Statistics;

/// <summary>
/// The smallest closed interval that holds every null value μ with p(μ) &gt; 1 − confidence, p the exact conditional two-sided test
/// with zeros dropped.
/// </summary>
/// <remarks>
/// p(μ) only changes where two of the |d − μ| become equal or one becomes zero: at the Walsh averages. Between two neighbouring
/// ones it is constant, at each of them it may be different, and it need not rise towards the middle. So from either end every
/// Walsh average and every gap is tried until the first that is not rejected; nothing in between matters for the closed hull.
/// Magnitudes are compared exactly: 4 |d − μ| in whole units of the data's last decimal.
/// </remarks>
internal static class SignedRankInversion
{
    /// <summary>The largest number of differences: the cost grows with the fourth power and more.</summary>
    public const int LargestCount = 100;

    public static ConfidenceInterval Of(ReadOnlySpan<double> differences, double confidence)
    {
        CheckCount(differences.Length);
        // Four times a value less two sums of two must stay within a long.
        var whole = WholeNumbers.Of(differences, 16);
        return Of(whole.Values, whole, confidence);
    }

    public static ConfidenceInterval Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence)
    {
        CheckCount(first.Length);
        var whole = WholeNumbers.Of([.. first, .. second], 32);
        var differences = whole.Values[..first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] -= whole.Values[i + differences.Length];
        }

        return Of(differences, whole, confidence);
    }

    private static void CheckCount(int count)
    {
        if (count > LargestCount)
        {
            throw new AssumptionException(Violation.TooLarge, $"The interval by inversion of the tied test goes up to {LargestCount} differences.");
        }
    }

    private static ConfidenceInterval Of(long[] values, WholeNumbers whole, double confidence)
    {
        if (!whole.IsExact)
        {
            throw new AssumptionException(
                Violation.TooLarge, "The differences have more digits than the interval by inversion can compare exactly.");
        }

        var sums = DistinctSums(values);
        var alpha = 1 - confidence;
        // Beyond the data all signs are equal; when that is not rejected, no finite interval holds every such null value.
        if (Math.Pow(2, 1 - values.Length) > alpha)
        {
            return new ConfidenceInterval(double.NegativeInfinity, double.PositiveInfinity, confidence);
        }

        var low = FirstKept(values, sums, alpha);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = -values[i];
        }

        var mirrored = Array.ConvertAll(sums, static sum => -sum);
        Array.Reverse(mirrored);
        var high = -FirstKept(values, mirrored, alpha);
        return new ConfidenceInterval(whole.Measure(low, 2) + 0.0, whole.Measure(high, 2) + 0.0, confidence);
    }

    private static long[] DistinctSums(long[] values)
    {
        var sums = new SortedSet<long>();
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i; j < values.Length; j++)
            {
                sums.Add(values[i] + values[j]);
            }
        }

        return [.. sums];
    }

    // The lowest breakpoint that is itself kept or has a kept gap above it.
    private static long FirstKept(long[] values, long[] sums, double alpha)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            // In quarters: a null value of (a + b) / 2 is 2 (a + b), and the middle of a gap the sum of its two ends.
            if (PTwoSided(values, 2 * sums[i]) > alpha
                || (i + 1 < sums.Length && PTwoSided(values, sums[i] + sums[i + 1]) > alpha))
            {
                return sums[i];
            }
        }

        return sums[^1];
    }

    private static double PTwoSided(long[] values, long fourTimesNull)
    {
        Span<ulong> keys = stackalloc ulong[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var distance = 4 * values[i] - fourTimesNull;
            keys[i] = (ulong)Math.Abs(distance) << 1 | (distance < 0 ? 1UL : 0);
        }

        keys.Sort();
        return Math.Min(1, SignedRankTails.Of(SignedMidranks.OfKeys(keys, ZeroHandling.Wilcoxon)).TwoSided.Value);
    }
}
