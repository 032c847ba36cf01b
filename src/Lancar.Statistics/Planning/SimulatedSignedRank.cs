namespace Lancar.Statistics;

/// <summary>The signed-rank test on simulated differences: by its critical value without ties, by its conditional law when values are rounded.</summary>
internal sealed class SimulatedSignedRank : ISimulatedTest
{
    /// <summary>Up to so many pairs counting all pair sums is cheaper than sorting.</summary>
    public const int LargestCounted = 400;

    private readonly int pairCount;
    private readonly ValueLaw law;
    private readonly double alpha;
    private readonly ZeroHandling zeros;
    private readonly long critical;
    private readonly double[] values;
    private readonly double[] others;
    private readonly double[] row;

    public SimulatedSignedRank(int pairCount, ValueLaw law, double alpha, ZeroHandling zeros, long critical)
    {
        this.pairCount = pairCount;
        this.law = law;
        this.alpha = alpha;
        this.zeros = zeros;
        this.critical = critical;
        values = new double[ValueLaw.LengthFor(pairCount)];
        others = new double[values.Length];
        row = new double[pairCount];
    }

    public SimulationTally Judge(TrialLanes lanes, int trials)
    {
        law.Fill(lanes.First, lanes.FirstOther, values, others);
        if (law.RoundedTo is not null)
        {
            return Conditional(trials);
        }

        return new SimulationTally(pairCount <= LargestCounted ? Counted(trials) : Sorted(trials), 0);
    }

    private long Counted(int trials)
    {
        var plus = LaneRankSums.PositiveWalshAverages(values.AsSpan(0, pairCount * LaneRankSums.Lanes));
        long rejections = 0;
        for (var lane = 0; lane < trials; lane++)
        {
            rejections += Rejects(plus[lane]) ? 1 : 0;
        }

        return rejections;
    }

    private long Sorted(int trials)
    {
        long rejections = 0;
        for (var lane = 0; lane < trials; lane++)
        {
            var keys = SignedKeys.ByMagnitude(Row(lane));
            long plus = 0;
            for (var i = 0; i < keys.Length; i++)
            {
                plus += (keys[i] & 1) == 0 ? i + 1 : 0;
            }

            rejections += Rejects(plus) ? 1 : 0;
        }

        return rejections;
    }

    private bool Rejects(long plus) => Math.Min(plus, (long)pairCount * (pairCount + 1) / 2 - plus) <= critical;

    private SimulationTally Conditional(int trials)
    {
        var tally = default(SimulationTally);
        for (var lane = 0; lane < trials; lane++)
        {
            var ranks = SignedMidranks.Of(Row(lane), zeros);
            tally += ranks.Used == 0
                ? new SimulationTally(0, 1)
                : new SimulationTally(IsBeyondHoeffding(ranks) || SignedRankTails.Of(ranks).TwoSided.Value <= alpha ? 1 : 0, 0);
        }

        return tally;
    }

    // P(|Σ ± r| ≥ t) ≤ 2 e^(−t² / 2 Σ r²) for random signs (Hoeffding 1963): so far out the exact law need not be asked.
    private bool IsBeyondHoeffding(SignedMidranks ranks)
    {
        var squares = 0.0;
        for (var i = 0; i < ranks.Weights.Length; i++)
        {
            squares += (double)ranks.Weights[i] * ranks.Weights[i] * ranks.Counts[i];
        }

        double distance = 2 * ranks.DoubledPlus - ranks.DoubledTotal;
        return 2 * Math.Exp(-distance * distance / (2 * squares)) < alpha;
    }

    private Span<double> Row(int lane)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = values[i * LaneRankSums.Lanes + lane];
        }

        return row;
    }
}
