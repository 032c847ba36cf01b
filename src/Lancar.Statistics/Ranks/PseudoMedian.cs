namespace Lancar.Statistics;

/// <summary>The Hodges–Lehmann estimate and its distribution-free interval, both order statistics of the Walsh averages.</summary>
internal readonly record struct PseudoMedian(double? Estimate, ConfidenceInterval? Interval, long Rank, double Attained)
{
    public static PseudoMedian LeftOut => default;

    public static PseudoMedian Of(ReadOnlySpan<double> values, double confidence)
    {
        var walsh = new WalshAverages(values);
        var (rank, attained) = IntervalRank(values.Length, confidence);
        var interval = new ConfidenceInterval(
            walsh.Ranked(rank), walsh.Ranked(walsh.Count + 1 - rank), confidence);
        return new PseudoMedian(walsh.Median(), interval, rank, attained);
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
        var rank = Math.Clamp(NormalGuess(n, tail), 1, middle);
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

    private static long NormalGuess(int n, double tail)
    {
        var mean = n * (n + 1.0) / 4;
        var deviation = Math.Sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
        var z = NormalLaw.TwoSidedQuantile(1 - 2 * tail);
        return (long)Math.Round(mean - z * deviation);
    }
}
