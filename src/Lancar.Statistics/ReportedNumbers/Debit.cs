using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>DEBIT: can the mean and standard deviation of n yes/no values, 0 and 1, print like this?</summary>
public static class Debit
{
    /// <summary>
    /// Looks for a whole number of ones whose mean k/n and standard deviation √(k(n − k)/(n · divisor)) print so.
    /// </summary>
    /// <param name="mean">The mean (the share of ones) as printed.</param>
    /// <param name="standardDeviation">The standard deviation as printed, with divisor n−1 or n: either is accepted.</param>
    /// <param name="n">Number of values, at least 1.</param>
    /// <param name="modes">Each figure is printed by one of these modes.</param>
    /// <returns>The numbers of ones that print so, ascending; empty when it is impossible.</returns>
    /// <remarks>
    /// Exact: necessary and sufficient, in whole numbers. Cost: one step for each count whose mean prints so. Source: Heathers and Brown
    /// (2019), DEBIT. Elsewhere: scrutiny's <c>debit</c> takes the standard deviation of the printed mean instead of the counts behind it,
    /// so it is only necessary.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The mean or the standard deviation is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1, or no mode is named.</exception>
    /// <example>Mean 0.44 with SD 0.47 from 34 values is impossible: 15 ones have SD 0.504 or 0.497.</example>
    public static IReadOnlyList<long> Ones(ReportedNumber mean, ReportedNumber standardDeviation, long n, RoundingModes modes = RoundingModes.Usual)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(standardDeviation);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var (means, spread) = (mean.StandsFor(modes), standardDeviation.StandsFor(modes));
        var first = BigInteger.Max(0, means.FirstWhole(n));
        var last = BigInteger.Min(n, means.LastWhole(n));
        var found = new List<long>();
        for (var ones = first; ones <= last; ones++)
        {
            var product = ones * (n - ones);
            if (Prints(Rational.Of(product, new BigInteger(n) * n)) ||
                (n > 1 && Prints(Rational.Of(product, new BigInteger(n) * (n - 1)))))
            {
                found.Add((long)ones);
            }
        }

        return found;

        // A root lies in the range when its square lies between the squares of the ends.
        bool Prints(Rational variance)
        {
            if (spread.Upper < Rational.Zero || (spread.Lower > Rational.Zero && variance < spread.Lower * spread.Lower) || variance > spread.Upper * spread.Upper)
            {
                return false;
            }

            return (spread.IncludesLower || spread.Lower < Rational.Zero || variance != spread.Lower * spread.Lower) &&
                (spread.IncludesUpper || variance != spread.Upper * spread.Upper);
        }
    }
}
