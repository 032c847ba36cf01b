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
    public const long LargestCountingCost = 4_000_000;

    // What a place of two joined tables costs, in additions of the shift algorithm.
    private const int CostOfJoining = 12;

    // With fewer observations one table is always the fastest.
    private const int LeastToSplit = 80;

    // Tables up to this length live on the stack.
    private const int SmallTable = 1024;

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
            reduced[i] = BitOperations.IsPow2(divisor) ? weights[i] >> BitOperations.TrailingZeroCount(divisor) : weights[i] / divisor;
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
        if (!IsCheap(m) && TiltedFourier.Of(weights, counts, m) is { } fourier)
        {
            method = SignedRankMethod.ExactTiltedFourier;
            return fourier.LowerTail();
        }

        if (Observations <= LargestPlainCount)
        {
            method = SignedRankMethod.ExactCount;
            return CountedTail(m);
        }

        method = SignedRankMethod.ExactTiltedCount;
        return TiltedCount.LowerTail(weights, counts, m);
    }

    /// <summary>P(T &lt; m) and P(T = m) by plain counting, whatever it costs. At most <see cref="LargestPlainCount"/> observations.</summary>
    internal TailMass CountedTail(long m)
    {
        if (Observations < LeastToSplit)
        {
            return TailInOnePiece((int)m);
        }

        var (light, lightTotal) = LightPart();
        var heavyTotal = Total - lightTotal;
        var split = CountingCost(0, light, Math.Min(m, lightTotal / 2))
            + CountingCost(light, Observations, Math.Min(m, heavyTotal / 2))
            + CostOfJoining * (Math.Min(m, lightTotal) + Math.Min(m, heavyTotal));
        return split < CountingCost(0, Observations, m)
            ? JoinedTail((int)m, light, lightTotal)
            : TailInOnePiece((int)m);
    }

    /// <summary>
    /// Counts the sign patterns of each sum into a table that starts with <see cref="ShiftedCounts.Margin"/> zeros, and
    /// returns the part behind them: place t holds the number of patterns whose sum is t.
    /// </summary>
    internal Span<double> CountWays(Span<double> table) => CountWays(table, 0, Observations);

    /// <summary>P(T &lt; m) and P(T = m) from one table of all observations.</summary>
    internal TailMass TailInOnePiece(int m)
    {
        var length = m + 1 + ShiftedCounts.Margin;
        var rented = length <= SmallTable ? null : ArrayPool<double>.Shared.Rent(length);
        Span<double> table = rented is null ? stackalloc double[SmallTable] : rented;
        var ways = CountWays(table[..length], 0, Observations);
        var tail = new TailMass(ShiftedCounts.Total(ways[..^1]), ways[^1], -Observations);
        Return(rented);
        return tail;
    }

    /// <summary>
    /// The same from two tables, one of the lighter and one of the heavier observations, each counted up to its own middle
    /// only and joined by P(T = m) = Σ P(light = a) P(heavy = m − a).
    /// </summary>
    internal TailMass JoinedTail(int m, int light, long lightTotal)
    {
        var heavyTotal = Total - lightTotal;
        var heavyLast = (int)Math.Min(m, heavyTotal);
        var lightLast = (int)Math.Min(m, lightTotal);
        var rented = ArrayPool<double>.Shared.Rent(lightLast + heavyLast + 2 + 2 * ShiftedCounts.Margin);
        var lightWays = SymmetricWays(rented.AsSpan(0, lightLast + 1 + ShiftedCounts.Margin), 0, light, lightTotal);
        var heavyWays = SymmetricWays(
            rented.AsSpan(lightLast + 1 + ShiftedCounts.Margin, heavyLast + 1 + ShiftedCounts.Margin), light, Observations, heavyTotal);
        if (heavyLast < heavyTotal)
        {
            heavyWays.Reverse();
        }

        // From here place k of the heavy table, falling in the heavy sum, belongs to the light sum offset + k.
        var offset = m - heavyLast;
        var pairs = Math.Min(heavyLast, lightLast - offset) + 1;
        var point = pairs > 0 ? ShiftedCounts.Product(heavyWays[..pairs], lightWays.Slice(offset, pairs)) : 0;
        for (var t = 1; t < lightWays.Length; t++)
        {
            lightWays[t] += lightWays[t - 1];
        }

        // Strictly below m: the light sum may be at most offset + k − 1; beyond its total every pattern counts.
        var skipped = offset == 0 ? 1 : 0;
        var counted = Math.Max(skipped, Math.Min(heavyLast + 1, lightLast - offset + 2));
        var below = ShiftedCounts.Total(heavyWays[counted..]) * lightWays[^1];
        if (counted > skipped)
        {
            below += ShiftedCounts.Product(
                heavyWays[skipped..counted], lightWays.Slice(offset + skipped - 1, counted - skipped));
        }

        Return(rented);
        return new TailMass(below, point, -Observations);
    }

    /// <summary>How many observations, the lightest, go into the first of two tables, and their sum.</summary>
    internal (int Observations, long Total) LightPart()
    {
        // For ranks without ties 61 % make the two costs together the smallest.
        var light = (int)(0.61 * Observations);
        long total = 0;
        var rest = light;
        for (var i = 0; i < weights.Length && rest > 0; i++)
        {
            var here = Math.Min(rest, counts[i]);
            total += here * weights[i];
            rest -= here;
        }

        return (light, total);
    }

    // The law of some of the observations, counted up to its middle and reflected.
    private Span<double> SymmetricWays(Span<double> table, int from, int to, long total)
    {
        var last = table.Length - 1 - ShiftedCounts.Margin;
        var middle = (int)Math.Min(last, total / 2);
        CountWays(table[..(middle + 1 + ShiftedCounts.Margin)], from, to);
        var ways = table[ShiftedCounts.Margin..];
        for (var t = middle + 1; t <= last; t++)
        {
            ways[t] = ways[(int)total - t];
        }

        return ways;
    }

    private Span<double> CountWays(Span<double> table, int from, int to)
    {
        table.Clear();
        var ways = table[ShiftedCounts.Margin..];
        ways[0] = 1;
        long reached = 0;
        var before = 0;
        for (var i = 0; i < weights.Length && weights[i] < ways.Length && before < to; i++)
        {
            var here = Math.Min(to, before + counts[i]) - Math.Max(from, before);
            before += counts[i];
            for (var k = 0; k < here; k++)
            {
                reached = Math.Min(reached + weights[i], ways.Length - 1);
                ShiftedCounts.Add(table, (int)weights[i], (int)reached);
            }
        }

        // Weights beyond the end of the table can only be left, never taken: they leave every count as it is.
        return ways;
    }

    private static void Return(double[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Additions that counting up to m takes in one table; the largest number when no table could hold it.</summary>
    internal long CountingCost(long m) => m < int.MaxValue / 2 ? CountingCost(0, Observations, m) : long.MaxValue;

    private bool IsCheap(long m) => m <= LargestCountingCost / Observations || CountingCost(m) <= LargestCountingCost;

    // Additions that a table up to m takes for the observations from … to − 1.
    private long CountingCost(int from, int to, long m)
    {
        long cost = 0;
        long reached = 0;
        var before = 0;
        for (var i = 0; i < weights.Length && weights[i] <= m && before < to; i++)
        {
            var here = Math.Max(0, Math.Min(to, before + counts[i]) - Math.Max(from, before));
            before += counts[i];
            var all = Math.Min(m, reached + weights[i] * here);
            cost += (reached + all) / 2 * here;
            reached = all;
        }

        return cost;
    }

    private static long GreatestCommonDivisor(ReadOnlySpan<long> weights)
    {
        long divisor = 0;
        foreach (var weight in weights)
        {
            if (BitOperations.IsPow2(divisor) && (weight & (divisor - 1)) == 0)
            {
                // Doubled ranks without ties are all even; a division would cost more than the rest of the loop.
                continue;
            }

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
