namespace Lancar.Statistics;

/// <summary>The Hodges–Lehmann estimate and its distribution-free interval, both order statistics of the Walsh averages.</summary>
internal readonly record struct PseudoMedian(double? Estimate, ConfidenceInterval? Interval, long Rank, double Attained)
{
    public static PseudoMedian LeftOut => default;

    public static PseudoMedian Of(ReadOnlySpan<double> values, double confidence)
    {
        var walsh = new WalshAverages(values);
        var (rank, attained) = IntervalRank(values.Length, confidence);
        var (low, median, high) = walsh.Around(rank);
        return new PseudoMedian(median, new ConfidenceInterval(low, high, confidence), rank, attained);
    }

    /// <summary>k = max(1, the smallest q with P(W ≤ q) ≥ (1 − confidence) / 2) in the law without ties, and the confidence 1 − 2 P(W &lt; k).</summary>
    public static (long Rank, double Attained) IntervalRank(int n, double confidence)
    {
        if (n == 1)
        {
            return (1, 0);
        }

        var (below, atMost) = SignedRankQuantile.Largest(n, (1 - confidence) / 2, orEqual: false);
        return below < 1
            ? (1, 1 - 2 * Math.Pow(2, -n))
            : (below + 1, 1 - 2 * atMost.Value);
    }
}
