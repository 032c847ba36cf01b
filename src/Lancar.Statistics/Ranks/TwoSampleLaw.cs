using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The law of a sum of scores when M of the N pooled observations are drawn, every choice equally likely: the null law of two-sample
/// rank and permutation tests, given the pooled values. Scores are whole numbers, the smallest 0, without common divisor.
/// </summary>
internal sealed class TwoSampleLaw
{
    /// <summary>Below this the other tail is computed itself and not as 1 − the first, so that it keeps its digits.</summary>
    private const double SmallRest = 0.01;

    private readonly long least;
    private readonly long divisor;
    private readonly Int128 scoreSum;

    private TwoSampleLaw(long[] scores, int[] counts, int chosen, long least, long divisor)
    {
        Scores = scores;
        Counts = counts;
        Chosen = chosen;
        this.least = least;
        this.divisor = divisor;
        foreach (var count in counts)
        {
            Total += count;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scoreSum += (Int128)scores[i] * counts[i];
        }
    }

    /// <summary>Distinct scores, rising from 0.</summary>
    public long[] Scores { get; }

    /// <summary>How many observations have each score.</summary>
    public int[] Counts { get; }

    /// <summary>M, at most half of <see cref="Total"/>.</summary>
    public int Chosen { get; }

    /// <summary>N.</summary>
    public int Total { get; }

    /// <summary>True when every score is one of 0 … N − 1: ranks without ties.</summary>
    public bool IsWithoutTies => Scores.Length == Total && Scores[^1] == Total - 1;

    /// <summary>The law of given scores.</summary>
    /// <param name="scores">Distinct, rising.</param>
    /// <param name="counts">How often each occurs.</param>
    /// <param name="chosen">How many are drawn, at most half.</param>
    public static TwoSampleLaw Of(ReadOnlySpan<long> scores, ReadOnlySpan<int> counts, int chosen)
    {
        long divisor = 0;
        foreach (var score in scores)
        {
            divisor = GreatestCommonDivisor(score - scores[0], divisor);
            if (divisor == 1)
            {
                break;
            }
        }

        divisor = Math.Max(1, divisor);
        var reduced = new long[scores.Length];
        for (var i = 0; i < reduced.Length; i++)
        {
            reduced[i] = (scores[i] - scores[0]) / divisor;
        }

        return new TwoSampleLaw(reduced, counts.ToArray(), chosen, scores[0], divisor);
    }

    /// <summary>The law of the ranks 1 … m + n without ties, as U = 0 … m · n.</summary>
    public static TwoSampleLaw WithoutTies(int smaller, int larger)
    {
        var scores = new long[smaller + larger];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = i;
        }

        var counts = new int[scores.Length];
        Array.Fill(counts, 1);
        return new TwoSampleLaw(scores, counts, smaller, 0, 1);
    }

    /// <summary>All p-values of a sum of the original scores.</summary>
    /// <param name="sum">A sum that a choice can have.</param>
    /// <param name="work">Cancellation and progress.</param>
    public TwoSampleTails Tails(Int128 sum, LongWork work)
    {
        var t = (long)((sum - (Int128)least * Chosen) / divisor);
        // N · t − M · Σ scores: the distance from the mean, times N.
        var distance = (Int128)t * Total - Chosen * scoreSum;
        if (IsSymmetric())
        {
            var mirrored = LeastSum() + GreatestSum() - t;
            var tail = TwoSampleEngine.LowerTail(this, Math.Min(t, mirrored), work);
            var near = tail.Mass.AtMost;
            // In the very middle both tails are the same number, and so the same bits.
            var rest = t == mirrored ? near : new ScaledNumber(1 - tail.Mass.StrictlyBelow.Value, 0);
            return TwoSampleTails.Of(t <= mirrored ? near : rest, t <= mirrored ? rest : near, tail.Mass.At, near.Times(2), tail);
        }

        return distance <= 0 ? FromBelow(t, distance, work) : Mirrored().FromBelow(Chosen * Scores[^1] - t, -distance, work).Exchanged();
    }

    /// <summary>The smallest sum: of the M smallest scores.</summary>
    public long LeastSum() => ExtremeSum(0, 1);

    private long GreatestSum() => ExtremeSum(Scores.Length - 1, -1);

    private TwoSampleTails FromBelow(long t, Int128 distance, LongWork work)
    {
        var mirror = Mirrored();
        var tail = TwoSampleEngine.LowerTail(this, t, work);
        var less = tail.Mass.AtMost;
        var mirroredSum = Chosen * Scores[^1] - t;
        // At the mean itself both tails are computed, so that exchanging the samples exchanges them bit for bit.
        var rest = 1 - tail.Mass.StrictlyBelow.Value;
        var greater = distance == 0 || rest < SmallRest
            ? TwoSampleEngine.LowerTail(mirror, mirroredSum, work, distance == 0).Mass.AtMost
            : new ScaledNumber(rest, 0);
        // At least as far above the mean: N · T ≥ M Σ scores − distance.
        var bound = Chosen * scoreSum - distance;
        var far = (long)((bound + Total - 1) / Total);
        var absolute = distance == 0
            ? new ScaledNumber(1, 0)
            : far > GreatestSum()
                ? less
                : less.Plus(TwoSampleEngine.LowerTail(mirror, Chosen * Scores[^1] - far, work, false).Mass.AtMost);
        return TwoSampleTails.Of(less, greater, tail.Mass.At, absolute, tail);
    }

    // Score r becomes the largest − r: the upper tail is the lower tail of this law.
    private TwoSampleLaw Mirrored()
    {
        var scores = new long[Scores.Length];
        var counts = new int[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Scores[^1] - Scores[^(i + 1)];
            counts[i] = Counts[^(i + 1)];
        }

        return new TwoSampleLaw(scores, counts, Chosen, 0, 1);
    }

    // Half drawn: what is drawn and what is left exchange. Or the scores look the same from both ends.
    private bool IsSymmetric()
    {
        if (2 * Chosen == Total)
        {
            return true;
        }

        for (int i = 0, j = Scores.Length - 1; i <= j; i++, j--)
        {
            if (Scores[i] + Scores[j] != Scores[^1] || Counts[i] != Counts[j])
            {
                return false;
            }
        }

        return true;
    }

    private long ExtremeSum(int start, int step)
    {
        long sum = 0;
        var left = Chosen;
        for (var i = start; left > 0; i += step)
        {
            var taken = Math.Min(left, Counts[i]);
            sum += taken * Scores[i];
            left -= taken;
        }

        return sum;
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
