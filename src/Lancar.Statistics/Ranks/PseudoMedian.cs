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

        var law = RankSumLaw.WithoutTies(n);
        var tail = (1 - confidence) / 2;
        var middle = law.Total / 2;
        var rank = Math.Clamp(Guess(n, tail), 1, middle);
        while (true)
        {
            var mass = law.LowerTail(rank, out _);
            var below = mass.StrictlyBelow.Value;
            if (rank > 1 && below >= tail)
            {
                // Probabilities fall towards the end of the law, so this step never passes the answer.
                rank = Math.Max(1, rank - StepLength(below - tail, mass.At.Value));
            }
            else if (rank < middle && mass.AtMost.Value < tail)
            {
                rank = Math.Min(middle, rank + StepLength(tail - mass.AtMost.Value, mass.At.Value));
            }
            else
            {
                return (rank, 1 - 2 * below);
            }
        }
    }

    private static long StepLength(double missing, double point) => Math.Max(1, (long)(missing / point));

    // Cornish and Fisher with the fourth cumulant −Σ r⁴ / 8, less the half that a step of the law is wide: for n of 20 and
    // more seldom one off.
    private static long Guess(int n, double tail)
    {
        var mean = n * (n + 1.0) / 4;
        var variance = n * (n + 1.0) * (2.0 * n + 1) / 24;
        var fourth = -variance * (3.0 * n * n + 3.0 * n - 1) / 10;
        var z = NormalLaw.TwoSidedQuantile(1 - 2 * tail);
        var w = z + fourth / (variance * variance) * (z * z * z - 3 * z) / 24;
        return (long)Math.Ceiling(Math.Clamp(mean - w * Math.Sqrt(variance) - 0.5, 1, mean));
    }
}
