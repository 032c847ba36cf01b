namespace Lancar.Statistics;

/// <summary>The Hodges–Lehmann shift and its distribution-free interval, both order statistics of the differences x_i − y_j.</summary>
internal readonly record struct ShiftEstimate(double? Estimate, ConfidenceInterval? Interval, long Rank, double Attained)
{
    public static ShiftEstimate LeftOut => default;

    /// <summary>Estimate and interval of two sorted samples.</summary>
    public static ShiftEstimate Of(double[] first, double[] second, double confidence)
    {
        if (!double.IsFinite(first[^1] - second[0]) || !double.IsFinite(first[0] - second[^1]))
        {
            throw new AssumptionException(Violation.NotFinite, "A difference of two observations leaves the range of a double.");
        }

        var differences = new ShiftDifferences(first, second);
        var (rank, attained) = IntervalRank(Math.Min(first.Length, second.Length), Math.Max(first.Length, second.Length), confidence);
        var interval = new ConfidenceInterval(
            differences.Ranked(rank), differences.Ranked(differences.Count + 1 - rank), confidence);
        return new ShiftEstimate(differences.Median(), interval, rank, attained);
    }

    /// <summary>k = max(1, the smallest q with P(U ≤ q) ≥ (1 − confidence) / 2) in the law without ties, and the confidence 1 − 2 P(U &lt; k).</summary>
    public static (long Rank, double Attained) IntervalRank(int smaller, int larger, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var middle = (long)smaller * larger / 2;
        if (middle == 0)
        {
            return (1, 0);
        }

        var rank = Math.Clamp(NormalGuess(smaller, larger, tail), 1, middle);
        while (true)
        {
            var mass = TwoSampleEngine.WithoutTies(smaller, larger, rank).Mass;
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

    private static long StepLength(double missing, double point) => (long)Math.Clamp(missing / point, 1, long.MaxValue / 4);

    private static long NormalGuess(int smaller, int larger, double tail)
    {
        var pairs = smaller * (double)larger;
        var z = NormalLaw.TwoSidedQuantile(1 - 2 * tail);
        return (long)Math.Round(pairs / 2 - z * Math.Sqrt(pairs * (smaller + larger + 1.0) / 12));
    }
}
