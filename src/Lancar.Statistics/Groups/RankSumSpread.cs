using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// Compares arrangements by Σ Dᵢ² / nᵢ, Dᵢ = N Rᵢ − nᵢ T, which orders them as the Kruskal–Wallis statistic does. Where doubles
/// cannot tell two arrangements apart, whole numbers decide, so that equal statistics are equal.
/// </summary>
internal sealed class RankSumSpread
{
    private const double Doubt = 1e-9;
    private readonly int[] sizes;
    private readonly BigInteger[] multipliers;
    private readonly Int128[]? small;
    private readonly long observations;
    private readonly long total;
    private readonly double observed;
    private readonly BigInteger observedWhole;

    /// <param name="sizes">Group sizes.</param>
    /// <param name="sums">Observed doubled rank sums, in the same order.</param>
    public RankSumSpread(int[] sizes, long[] sums)
    {
        this.sizes = sizes;
        observations = sizes.Sum(size => (long)size);
        total = sums.Sum();
        var common = sizes.Aggregate(BigInteger.One, (lcm, size) => lcm / BigInteger.GreatestCommonDivisor(lcm, size) * size);
        multipliers = [.. sizes.Select(size => common / size)];
        // |Dᵢ| ≤ N T: the largest whole number there can be.
        var largest = common * BigInteger.Pow((BigInteger)observations * total, 2) * sizes.Length;
        small = largest < (BigInteger)Int128.MaxValue ? [.. multipliers.Select(m => (Int128)m)] : null;
        observed = Spread(sums);
        observedWhole = Whole(sums);
    }

    /// <summary>−1, 0 or 1: less extreme than the observed arrangement, equally, more.</summary>
    public int Compare(ReadOnlySpan<long> sums)
    {
        var spread = Spread(sums);
        var distance = spread - observed;
        return Math.Abs(distance) > Doubt * Math.Max(spread, observed) ? Math.Sign(distance) : Whole(sums).CompareTo(observedWhole);
    }

    private double Spread(ReadOnlySpan<long> sums)
    {
        var spread = 0.0;
        for (var i = 0; i < sizes.Length; i++)
        {
            var distance = (double)(observations * sums[i] - sizes[i] * total);
            spread += distance * distance / sizes[i];
        }

        return spread;
    }

    private BigInteger Whole(ReadOnlySpan<long> sums)
    {
        if (small is not null)
        {
            Int128 quick = 0;
            for (var i = 0; i < sizes.Length; i++)
            {
                Int128 distance = observations * sums[i] - sizes[i] * total;
                quick += small[i] * distance * distance;
            }

            return quick;
        }

        var whole = BigInteger.Zero;
        for (var i = 0; i < sizes.Length; i++)
        {
            whole += multipliers[i] * BigInteger.Pow((BigInteger)observations * sums[i] - (BigInteger)sizes[i] * total, 2);
        }

        return whole;
    }
}
