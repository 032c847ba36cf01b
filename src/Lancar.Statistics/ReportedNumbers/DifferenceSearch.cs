namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Best-first search over the differences of pairs, by magnitude: see <see cref="AttainableSignedRank"/>.</summary>
internal sealed class DifferenceSearch
{
    private readonly PairJoin join;
    private readonly SignedRankPrint print;
    private readonly int n;
    private readonly int sum;
    private readonly int lowest;
    private readonly int highest;
    private readonly int overlap;
    private readonly OpenTies ties;

    public DifferenceSearch(IReadOnlyList<IReadOnlyList<long>> from, IReadOnlyList<IReadOnlyList<long>> to, bool risesOnly, SignedRankPrint print, long effort)
    {
        this.print = print;
        n = from[0].Count;
        join = new PairJoin(from, to, effort);
        lowest = risesOnly ? 0 : (int)(to.Min(sample => sample[0]) - from.Max(sample => sample[^1]));
        highest = (int)(to.Max(sample => sample[^1]) - from.Min(sample => sample[0]));
        overlap = Math.Max(0, -lowest);
        Sums = [.. from.SelectMany(before => to.Select(after => (int)(after.Sum() - before.Sum()))).Distinct()];
        sum = Sums[0];
        ties = new OpenTies(n, overlap + 1, Math.Max(overlap + 1, highest), Sums.Max() + (n * overlap));
    }

    private int[] Sums { get; }

    /// <summary>What came of it.</summary>
    public readonly record struct Outcome(double Bound, IReadOnlyList<(long From, long To)>? Pairs, bool Exhausted, int Steps);

    /// <summary>Differences fixed up to a magnitude: <paramref name="Down"/> and <paramref name="Up"/> hold how many are −m and +m.</summary>
    private sealed record Step(int[] Down, int[] Up, int Open, int OpenSum, double Bound, bool IsFinal);

    public Outcome Run(int most, CancellationToken cancellation)
    {
        var queue = new PriorityQueue<Step, (double, int)>();
        var order = 0;
        foreach (var total in Sums)
        {
            for (var zeros = n; zeros >= 0; zeros--)
            {
                if (lowest <= 0 || zeros == 0)
                {
                    Offer(new Step([zeros], [zeros], n - zeros, total, 1, false));
                }
            }
        }

        var steps = 0;
        while (queue.TryDequeue(out var step, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++steps > most)
            {
                return new Outcome(step.Bound, null, false, steps);
            }

            var level = step.Down.Length - 1;
            if (level >= overlap && join.Find(step.Down, step.Up, step.IsFinal) is var pairs)
            {
                if (join.GaveUp)
                {
                    return new Outcome(step.Bound, null, false, steps);
                }

                if (pairs is null)
                {
                    continue;
                }

                if (step.IsFinal)
                {
                    return new Outcome(step.Bound, pairs, false, steps);
                }
            }

            foreach (var next in After(step, level + 1))
            {
                Offer(next);
            }
        }

        return new Outcome(0, null, true, steps);

        void Offer(Step step)
        {
            var level = step.Down.Length - 1;
            var judged = Judge(step, level);
            if (judged.Bound > 0)
            {
                // Of equal bounds the one that has more fixed comes first.
                queue.Enqueue(judged, (-judged.Bound, -(judged.IsFinal ? 1_000_000 : 0) - (level * 1000) + (order++ % 1000)));
            }
        }
    }

    private IEnumerable<Step> After(Step step, int level)
    {
        var down = level <= overlap ? step.Open : 0;
        for (var falling = 0; falling <= down; falling++)
        {
            for (var rising = 0; rising <= step.Open - falling; rising++)
            {
                var (open, sum) = (step.Open - falling - rising, step.OpenSum + (level * (falling - rising)));
                if (Reachable(open, sum, level))
                {
                    yield return new Step([.. step.Down, falling], [.. step.Up, rising], open, sum, 1, false);
                }
            }
        }
    }

    /// <summary>Whether open differences beyond a magnitude can have this sum.</summary>
    private bool Reachable(int open, int openSum, int level) =>
        open == 0 ? openSum == 0
        : level < overlap ? openSum <= (long)open * highest && openSum >= (long)open * lowest
        : level < highest && openSum <= (long)open * highest && openSum >= (long)open * (level + 1);

    private Step Judge(Step step, int level)
    {
        if (!Reachable(step.Open, step.OpenSum, level))
        {
            return step with { Bound = 0 };
        }

        if (level < overlap)
        {
            return step;
        }

        var pratt = print is not (SignedRankPrint.Exact or SignedRankPrint.Normal or SignedRankPrint.NormalCorrected);
        var ranks = new FixedRanks(step.Down, step.Up, step.Open, pratt);
        if (ranks.Moved == 0)
        {
            return step with { Bound = 1, IsFinal = true };
        }

        if (print is SignedRankPrint.Exact or SignedRankPrint.ExactPratt)
        {
            var (bound, final) = ranks.ExactBound();
            return step with { Bound = bound, IsFinal = final };
        }

        return step with
        {
            Bound = ranks.NormalBound(
                print is SignedRankPrint.NormalCorrected or SignedRankPrint.NormalPrattCorrected or SignedRankPrint.NormalSplitCorrected,
                ties.Fewest(level + 1, step.Open, step.OpenSum),
                print == SignedRankPrint.NormalSplitCorrected ? step.Down[0] : 0),
            IsFinal = step.Open == 0,
        };
    }
}
