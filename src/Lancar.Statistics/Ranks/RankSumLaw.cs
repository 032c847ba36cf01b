using System.Buffers;
using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The law of a sum of ranks, each taken or left with probability 1/2: the null law of a signed-rank statistic, given the
/// observed midranks. Weights are whole numbers without common divisor. The law is symmetric about half the total, so only
/// lower tails up to the middle are ever computed.
/// </summary>
/// <remarks>
/// Counting: Streitberg, Röhmel (1986), "Exact distributions for permutation and rank tests", Statistical Software
/// Newsletter 12, 10–17. Every term is positive, so the relative error stays below n units in the last place.
/// </remarks>
internal sealed class RankSumLaw
{
    /// <summary>Up to this many observations the counts, at most 2^1000, are doubles without scaling.</summary>
    public const int LargestPlainCount = 1000;

    /// <summary>Additions up to which counting is used; beyond, the tilted Fourier sum is faster.</summary>
    public const long LargestCountingCost = 1_500_000;

    private readonly long[] weights;
    private readonly int[] counts;

    private RankSumLaw(long[] weights, int[] counts, int observations, long total)
    {
        this.weights = weights;
        this.counts = counts;
        Observations = observations;
        Total = total;
    }

    /// <summary>Number of observations that are taken or left.</summary>
    public int Observations { get; }

    /// <summary>The largest possible sum.</summary>
    public long Total { get; }

    /// <summary>The law of the ranks 1 … n, without ties.</summary>
    public static RankSumLaw WithoutTies(int n)
    {
        var weights = new long[n];
        var counts = new int[n];
        for (var i = 0; i < n; i++)
        {
            weights[i] = i + 1;
            counts[i] = 1;
        }

        return new RankSumLaw(weights, counts, n, (long)n * (n + 1) / 2);
    }

    /// <summary>The law of weights with multiplicities, after division by their greatest common divisor.</summary>
    /// <param name="weights">Distinct positive weights, rising.</param>
    /// <param name="counts">How often each occurs.</param>
    /// <param name="divisor">The common divisor that was taken out; 1 for no weights.</param>
    public static RankSumLaw Of(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, out long divisor)
    {
        divisor = GreatestCommonDivisor(weights);
        var reduced = new long[weights.Length];
        var observations = 0;
        long total = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            reduced[i] = weights[i] / divisor;
            observations += counts[i];
            total += reduced[i] * counts[i];
        }

        return new RankSumLaw(reduced, counts.ToArray(), observations, total);
    }

    /// <summary>P(T &lt; m) and P(T = m) for m in the lower half.</summary>
    /// <param name="m">From 0 to half of <see cref="Total"/>.</param>
    /// <param name="method">How it was computed.</param>
    public TailMass LowerTail(long m, out SignedRankMethod method)
    {
        var cheap = CountingCost(m) <= LargestCountingCost;
        if (cheap && Observations <= LargestPlainCount)
        {
            method = SignedRankMethod.ExactCount;
            return CountedTail(m);
        }

        if (!cheap && TiltedFourier.Of(weights, counts, m) is { } fourier)
        {
            method = SignedRankMethod.ExactTiltedFourier;
            return fourier.LowerTail();
        }

        method = SignedRankMethod.ExactTiltedCount;
        return TiltedCount.LowerTail(weights, counts, m);
    }

    /// <summary>P(T &lt; m) and P(T = m) by plain counting, whatever it costs. At most <see cref="LargestPlainCount"/> observations.</summary>
    internal TailMass CountedTail(long m)
    {
        var length = (int)m + 1;
        var rented = ArrayPool<double>.Shared.Rent(length);
        var ways = rented.AsSpan(0, length);
        CountWays(ways);
        var below = new CompensatedSum();
        for (var t = 0; t < length - 1; t++)
        {
            below.Add(ways[t]);
        }

        var tail = new TailMass(below.Value, ways[^1], -Observations);
        ArrayPool<double>.Shared.Return(rented);
        return tail;
    }

    /// <summary>Fills <paramref name="ways"/>[t] with the number of sign patterns whose sum is t.</summary>
    internal void CountWays(Span<double> ways)
    {
        ways.Clear();
        ways[0] = 1;
        long reached = 0;
        for (var i = 0; i < weights.Length && weights[i] < ways.Length; i++)
        {
            for (var k = 0; k < counts[i]; k++)
            {
                reached = Math.Min(reached + weights[i], ways.Length - 1);
                AddShifted(ways, (int)weights[i], (int)reached);
            }
        }

        // Weights beyond the end of the table can only be left, never taken: they leave every count as it is.
    }

    // In place from the top down: what a block reads lies below what it writes, so it still holds the old counts.
    private static void AddShifted(Span<double> ways, int shift, int reached)
    {
        var width = Vector<double>.Count;
        var t = reached + 1 - width;
        for (; t >= shift; t -= width)
        {
            var sum = new Vector<double>(ways[t..]) + new Vector<double>(ways[(t - shift)..]);
            sum.CopyTo(ways[t..]);
        }

        for (var rest = t + width - 1; rest >= shift; rest--)
        {
            ways[rest] += ways[rest - shift];
        }
    }

    private long CountingCost(long m)
    {
        if (m >= int.MaxValue / 2)
        {
            return long.MaxValue;
        }

        long cost = 0;
        long reached = 0;
        for (var i = 0; i < weights.Length && weights[i] <= m && cost <= LargestCountingCost; i++)
        {
            var all = Math.Min(m, reached + weights[i] * counts[i]);
            cost += (reached + all) / 2 * counts[i];
            reached = all;
        }

        return cost;
    }

    private static long GreatestCommonDivisor(ReadOnlySpan<long> weights)
    {
        long divisor = 0;
        foreach (var weight in weights)
        {
            for (var (a, b) = (weight, divisor); ;)
            {
                if (b == 0)
                {
                    divisor = a;
                    break;
                }

                (a, b) = (b, a % b);
            }

            if (divisor == 1)
            {
                break;
            }
        }

        return Math.Max(divisor, 1);
    }
}
