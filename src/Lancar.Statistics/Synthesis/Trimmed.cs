namespace Lancar.Statistics;

/// <summary>The number of missing studies seen from a centre.</summary>
internal readonly record struct Trimmed(int Missing, double? StandardError, double Centre)
{
    /// <summary>Signed ranks of the distances of sorted effects from the centre, and what the estimator makes of them.</summary>
    public static Trimmed Of(double[] sorted, double centre, TrimAndFillEstimator estimator)
    {
        var ranks = SignedRanks(sorted, centre);
        double k = sorted.Length;
        double above = ranks.Where(rank => rank > 0).Sum();
        var (missing, error) = estimator switch
        {
            TrimAndFillEstimator.R0 => Run(ranks),
            TrimAndFillEstimator.L0 => Linear(k, above),
            TrimAndFillEstimator.Q0 => Quadratic(k, above),
        };
        return new Trimmed((int)Math.Max(0, Math.Round(missing, MidpointRounding.ToEven)), error, centre);
    }

    // Positive for studies on the full side, 0 for one at the centre.
    private static long[] SignedRanks(double[] sorted, double centre)
    {
        int[] order = [.. Enumerable.Range(0, sorted.Length).OrderBy(i => Math.Abs(sorted[i] - centre))];
        var ranks = new long[sorted.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = (rank + 1) * Math.Sign(sorted[order[rank]] - centre);
        }

        return ranks;
    }

    // The studies ranked beyond the farthest one on the side that lacks studies, less one.
    private static (double Missing, double? Error) Run(long[] ranks)
    {
        var farthest = Math.Max(0, -ranks.Min());
        double missing = farthest == 0 ? 0 : ranks.Length - farthest - 1;
        return (missing, Math.Sqrt(2 * Math.Max(0, missing) + 2));
    }

    private static (double Missing, double? Error) Linear(double k, double above)
    {
        var missing = (4 * above - k * (k + 1)) / (2 * k - 1);
        return (missing, 4 * RankSumDeviation(k, missing) / (2 * k - 1));
    }

    private static (double Missing, double? Error) Quadratic(double k, double above)
    {
        var inside = 2 * k * k - 4 * above + 0.25;
        if (inside < 0)
        {
            throw new AssumptionException(Violation.NoInformation, "Q0 does not exist: too many of the studies lie on one side of the centre. Use L0 or R0.");
        }

        // The derivative of the rank sum, √((k − ½)² − m (2k − m − 1)) in the paper, is this root.
        var root = Math.Sqrt(inside);
        var missing = k - 0.5 - root;
        return (missing, 2 * RankSumDeviation(k, missing) / root);
    }

    // Duval and Tweedie (2000a): the standard deviation of the rank sum when so many are missing. Null where the variance is negative, far below 0 missing.
    private static double? RankSumDeviation(double k, double m)
    {
        var variance = (k * (k + 1) * (2 * k + 1) + 10 * m * m * m + 27 * m * m + 17 * m - 18 * k * m * m - 18 * k * m + 6 * k * k * m) / 24;
        return variance >= 0 ? Math.Sqrt(variance) : null;
    }
}
