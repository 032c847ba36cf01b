using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>GRIMMER: can the mean and standard deviation of n whole numbers print like this?</summary>
public static class Grimmer
{
    /// <summary>Beyond this many candidate totals the printed numbers are too coarse to exclude anything.</summary>
    public const int MostTotals = 100_000;

    /// <summary>
    /// Looks for n whole numbers whose total and sum of squares print like the mean and the standard deviation.
    /// </summary>
    /// <param name="mean">The mean as printed.</param>
    /// <param name="standardDeviation">The standard deviation as printed, with divisor n−1 or n: either is accepted.</param>
    /// <param name="n">Number of values, at least 1.</param>
    /// <param name="bounds">Smallest and greatest value where known; they make the check sharper.</param>
    /// <param name="rule">How generously the printed numbers are read.</param>
    /// <param name="items">Values are averages of this many whole-number items; 1 for whole numbers.</param>
    /// <returns>True when a sample exists, or could not be excluded within the budget; false when there is none.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Necessary and sufficient, in whole numbers: a total in the rounding range of the mean, a sum of squares in that of
    /// the standard deviation, and n whole numbers, within the bounds and reaching the attained ones, that have both. Without bounds that is
    /// decided by number theory (parity and the most even sample; for two to four values sums of squares); with bounds by a search over samples.
    /// Mean and standard deviation may be rounded by different modes.</para>
    /// <para><b>Limits.</b> True without proof where the totals to try exceed <see cref="MostTotals"/>, the figures do not fit into 64 bits,
    /// or the search needs more than its budget; <see cref="Find"/> tells. Every n ≤ 10 on scales up to 0–16 is exact, proven against all samples.</para>
    /// <para><b>Cost.</b> Tens of nanoseconds without bounds; microseconds with.</para>
    /// <para><b>Source.</b> Anaya (2016), Allard (2018). Their tests are necessary only, and the third, parity, is taken there at one total
    /// alone: where two totals print the same mean it calls true figures impossible (scrutiny warns of that).</para>
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
        CheckArguments(mean, standardDeviation, n, items);
        return mean.TryRange(rule, out var means) && standardDeviation.TryRange(rule, out var spreads) &&
            Decided(in means, in spreads, n, in bounds, items) is { } possible
            ? possible
            : Necessary(mean.StandsFor(rule), standardDeviation.StandsFor(rule), n, bounds, items);
    }

    /// <summary>The same for named rounding modes.</summary>
    /// <inheritdoc cref="Check(ReportedNumber, ReportedNumber, long, ValueBounds, PrintingRule, int)" path="/param"/>
    /// <inheritdoc cref="Check(ReportedNumber, ReportedNumber, long, ValueBounds, PrintingRule, int)" path="/returns"/>
    /// <inheritdoc cref="Check(ReportedNumber, ReportedNumber, long, ValueBounds, PrintingRule, int)" path="/remarks"/>
    /// <param name="modes">Each figure is printed by one of these modes.</param>
    /// <exception cref="ArgumentNullException">The mean or the standard deviation is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or items is below 1, or no mode is named.</exception>
    public static bool Check(
        ReportedNumber mean, ReportedNumber standardDeviation, long n, RoundingModes modes, ValueBounds bounds = default, int items = 1)
    {
        CheckArguments(mean, standardDeviation, n, items);
        return mean.TryRange(modes, out var means) && standardDeviation.TryRange(modes, out var spreads) &&
            Decided(in means, in spreads, n, in bounds, items) is { } possible
            ? possible
            : Necessary(mean.StandsFor(modes), standardDeviation.StandsFor(modes), n, bounds, items);
    }

    /// <summary>As <see cref="Check(ReportedNumber, ReportedNumber, long, ValueBounds, PrintingRule, int)"/>, with a sample as the proof.</summary>
    /// <inheritdoc cref="Check(ReportedNumber, ReportedNumber, long, ValueBounds, PrintingRule, int)" path="/param"/>
    /// <inheritdoc cref="Check(ReportedNumber, ReportedNumber, long, ValueBounds, PrintingRule, int)" path="/remarks"/>
    /// <returns>Whether it is possible, whether that is exact, and an example.</returns>
    /// <exception cref="ArgumentNullException">The mean or the standard deviation is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or items is below 1.</exception>
    public static GrimmerResult Find(
        ReportedNumber mean,
        ReportedNumber standardDeviation,
        long n,
        ValueBounds bounds = default,
        PrintingRule rule = PrintingRule.UsualRounding,
        int items = 1)
    {
        CheckArguments(mean, standardDeviation, n, items);
        return mean.TryRange(rule, out var means) && standardDeviation.TryRange(rule, out var spreads) &&
            GrimmerSearch.TryOf(in means, in spreads, n, in bounds, items, out var search)
            ? search.Find()
            : Necessary(mean.StandsFor(rule), standardDeviation.StandsFor(rule), n, bounds, items)
                ? new GrimmerResult { Possible = true, IsExact = false, Example = [], Divisor = 0 }
                : new GrimmerResult { Possible = false, IsExact = true, Example = [], Divisor = 0 };
    }

    /// <summary>The answer in 64 bits, or null when the figures do not fit.</summary>
    private static bool? Decided(in PrintedRange means, in PrintedRange spreads, long n, in ValueBounds bounds, int items) =>
        GrimmerSearch.WithoutBounds(in means, in spreads, n, in bounds, items) ??
        (GrimmerSearch.TryOf(in means, in spreads, n, in bounds, items, out var search) ? search.IsPossible() : null);

    private static void CheckArguments(ReportedNumber mean, ReportedNumber standardDeviation, long n, int items)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(standardDeviation);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
    }

    /// <summary>For figures beyond 64 bits: parity and the least and greatest sum of squares, in big integers.</summary>
    private static bool Necessary(RationalRange mean, RationalRange spread, long n, ValueBounds bounds, int items)
    {
        if (spread.Upper < Rational.Zero)
        {
            return false;
        }

        var grains = new BigInteger(n) * items;
        var (first, last) = (mean.FirstWhole(grains), mean.LastWhole(grains));
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
