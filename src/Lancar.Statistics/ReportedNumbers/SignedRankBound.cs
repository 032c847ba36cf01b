using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The largest p-value a Wilcoxon signed-rank test can give when all non-zero differences have one sign.</summary>
public static class SignedRankBound
{
    /// <summary>
    /// The greatest two-sided p over the exact test, the normal approximation with and without continuity correction, any ties, and
    /// zeros dropped (Wilcoxon), ranked and dropped (Pratt) or split between the signs.
    /// </summary>
    /// <param name="moved">At least this many differences are not zero, 1 or more.</param>
    /// <param name="n">Number of pairs, at least <paramref name="moved"/>.</param>
    /// <returns>A probability: a printed p above it cannot come from differences of one sign.</returns>
    /// <remarks>
    /// With one sign only, the exact p is 2^(1−m), and z = Σr/√Σr² over the ranks of the non-zero differences. Ties bring the ranks
    /// together, which leaves Σr and lowers Σr², so z is least without ties; ranks shifted up by zeros raise it; more non-zero
    /// differences raise it. Closed form, to about 1e-10 relative. SPSS prints the approximation without continuity correction, R with it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">moved is below 1 or above n.</exception>
    public static double OneSidedMovement(long moved, long n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moved, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(moved, n);
        var exact = Math.Pow(2, 1 - (double)moved);
        var dropped = TwoSided(RankSum(moved), SquareSum(moved));
        var split = TwoSided(RankSum(n) - RankSum(n - moved), SquareSum(n));
        return Math.Min(1, Math.Max(exact, Math.Max(dropped, split)));
    }

    /// <summary>Two-sided p with continuity correction, for a statistic that is Σr above a mean of Σr/2.</summary>
    private static double TwoSided(double ranks, double squares)
    {
        var z = Math.Max(0, (ranks / 2) - 0.5) / (Math.Sqrt(squares) / 2);
        return 2 * Normal.CDF(0, 1, -z);
    }

    private static double RankSum(double n) => n * (n + 1) / 2;

    private static double SquareSum(double n) => n * (n + 1) * ((2 * n) + 1) / 6;
}
