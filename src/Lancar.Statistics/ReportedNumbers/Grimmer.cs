using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>GRIMMER: can the mean and standard deviation of n whole numbers print like this?</summary>
public static class Grimmer
{
    /// <summary>Beyond this many candidate totals the printed numbers are too coarse to exclude anything.</summary>
    private const int MostTotals = 100_000;

    /// <summary>
    /// Looks for a whole total and a whole sum of squares that print like the mean and the standard deviation. A sum of squares of
    /// whole numbers is whole, has the parity of the total, and is at least that of the most even sample with that total.
    /// </summary>
    /// <param name="mean">The mean as printed.</param>
    /// <param name="standardDeviation">The standard deviation as printed, with divisor n−1 or n: either is accepted.</param>
    /// <param name="n">Number of values, at least 1.</param>
    /// <param name="bounds">Smallest and greatest value where known; they make the check sharper.</param>
    /// <param name="rule">How generously the printed numbers are read.</param>
    /// <param name="items">Values are averages of this many whole-number items; 1 for whole numbers.</param>
    /// <returns>True when no reason against it was found.</returns>
    /// <remarks>
    /// Exact whole-number arithmetic. The conditions are necessary ones, so a true pair, rounded half up, half to even or cut off,
    /// is never called impossible; some impossible pairs pass. Where the totals to try exceed 100,000 the answer is true.
    /// Cost: one step per candidate total, so at most 100,000. Source: Anaya (2016), Allard (2018); the third test of Allard's analytic version, which is reported to give false alarms in
    /// an R implementation, is replaced by the least and greatest sum of squares.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The mean or the standard deviation is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or items is below 1.</exception>
    public static bool Check(
        ReportedNumber mean,
        ReportedNumber standardDeviation,
        long n,
        ValueBounds bounds = default,
        PrintingRule rule = PrintingRule.UsualRounding,
        int items = 1)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(standardDeviation);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        var spread = standardDeviation.StandsFor(rule);
        if (spread.Upper < Rational.Zero)
        {
            return false;
        }

        var grains = new BigInteger(n) * items;
        var range = mean.StandsFor(rule);
        var (first, last) = (range.FirstWhole(grains), range.LastWhole(grains));
        if (last - first >= MostTotals)
        {
            return true;
        }

        var sample = new WholeNumberSample(n, bounds.Times(items));
        for (var total = first; total <= last; total++)
        {
            if (sample.SquaresAt(total) is { } limits &&
                (HasSquares(total, n - 1, spread, n, items, limits) || HasSquares(total, n, spread, n, items, limits)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a whole sum of squares of the right parity lies within the limits and prints as this deviation.</summary>
    private static bool HasSquares(BigInteger total, BigInteger divisor, RationalRange spread, long n, int items, SquareLimits limits)
    {
        if (divisor.IsZero)
        {
            // One value has no standard deviation with divisor n−1; whatever is printed for it is judged by divisor n.
            return false;
        }

        // Sum of squares = divisor · SD² + total²/n, in whole units of one item.
        var offset = Rational.Of(total * total, n);
        var scale = divisor * items * items;
        var low = Rational.Max(spread.Lower, Rational.Zero);
        var squares = new RationalRange(
            (low * low * scale) + offset,
            (spread.Upper * spread.Upper * scale) + offset,
            spread.IncludesLower || spread.Lower < Rational.Zero,
            spread.IncludesUpper);
        var first = BigInteger.Max(squares.FirstWhole(BigInteger.One), limits.Least);
        var last = squares.LastWhole(BigInteger.One);
        if (limits.Greatest is { } greatest)
        {
            last = BigInteger.Min(last, greatest);
        }

        if (!(first - total).IsEven)
        {
            first++;
        }

        return first <= last;
    }
}
