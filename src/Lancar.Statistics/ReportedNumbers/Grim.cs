using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>What <see cref="Grim"/> found.</summary>
public readonly record struct GrimResult
{
    // The neighbours are worked out when they are asked for: most checks ask for the answer alone.
    private readonly ReportedNumber? mean;
    private readonly Neighbours? neighbours;
    private readonly long grains;

    internal GrimResult(bool possible, bool canTell, BigInteger grains, BigInteger sumBelow)
    {
        (Possible, CanTell) = (possible, canTell);
        neighbours = new Neighbours(grains, sumBelow);
    }

    internal GrimResult(bool possible, bool canTell, long grains, ReportedNumber mean)
    {
        (Possible, CanTell) = (possible, canTell);
        (this.grains, this.mean) = (grains, mean);
    }

    /// <summary>True when some sample of whole numbers has a mean that prints like this.</summary>
    public bool Possible { get; }

    /// <summary>False when every mean with these decimals is possible at this n, so that the check says nothing.</summary>
    public bool CanTell { get; }

    /// <summary>How many whole units the mean divides into: n times items.</summary>
    public BigInteger Grains => neighbours?.Grains ?? grains;

    /// <summary>The greatest whole total whose mean is at most the printed value.</summary>
    public BigInteger SumBelow => neighbours?.SumBelow ?? mean?.FloorOf(grains) ?? 0;

    /// <summary>The possible mean next below (or at) the printed value.</summary>
    public Rational MeanBelow => Rational.Of(SumBelow, Grains);

    /// <summary>The possible mean next above the printed value.</summary>
    public Rational MeanAbove => Rational.Of(SumBelow + 1, Grains);

    private sealed record Neighbours(BigInteger Grains, BigInteger SumBelow);
}

/// <summary>GRIM: can the mean of n whole numbers, or a percentage of n people, print like this?</summary>
public static class Grim
{
    /// <summary>
    /// Looks for a whole total whose mean lies in the rounding range of the printed mean.
    /// </summary>
    /// <param name="mean">The mean as printed, in the unit of the values; its relation sign is not applied.</param>
    /// <param name="n">Number of values, at least 1.</param>
    /// <param name="rule">How generously the printed mean is read.</param>
    /// <param name="items">Values are averages of this many whole-number items; 1 for whole numbers.</param>
    /// <returns>Whether it is possible, whether the check can tell at all, and the nearest possible means.</returns>
    /// <remarks>
    /// Exact: whole-number arithmetic throughout, so there is no dust to tune. A true mean of whole numbers, rounded half up, down,
    /// away from zero, to even or cut off, is never called impossible. Cost: two whole-number divisions, whatever n: some nanoseconds.
    /// Source: Brown and Heathers (2017), Social Psychological and Personality Science 8, 363–369. Elsewhere: programs that round
    /// one way, or compare doubles with a tolerance, call some true means impossible; neither R nor SPSS has the check built in.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The mean is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or items is below 1.</exception>
    /// <example>A mean of 5.19 from 28 whole numbers is impossible: 145/28 = 5.18 and 146/28 = 5.21.</example>
    public static GrimResult Check(ReportedNumber mean, long n, PrintingRule rule = PrintingRule.UsualRounding, int items = 1)
    {
        CheckArguments(mean, n, items);
        return Small(n, items) && mean.TryRange(rule, out var range)
            ? Check(in range, mean, n * items)
            : Check(mean.StandsFor(rule), mean, new BigInteger(n) * items);
    }

    /// <summary>The same for named rounding modes.</summary>
    /// <inheritdoc cref="Check(ReportedNumber, long, PrintingRule, int)" path="/param"/>
    /// <inheritdoc cref="Check(ReportedNumber, long, PrintingRule, int)" path="/returns"/>
    /// <inheritdoc cref="Check(ReportedNumber, long, PrintingRule, int)" path="/remarks"/>
    /// <param name="modes">The mean is printed by one of these modes.</param>
    /// <exception cref="ArgumentNullException">The mean is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or items is below 1, or no mode is named.</exception>
    public static GrimResult Check(ReportedNumber mean, long n, RoundingModes modes, int items = 1)
    {
        CheckArguments(mean, n, items);
        return Small(n, items) && mean.TryRange(modes, out var range)
            ? Check(in range, mean, n * items)
            : Check(mean.StandsFor(modes), mean, new BigInteger(n) * items);
    }

    /// <summary>Can a whole number out of n people be this printed percentage?</summary>
    /// <param name="percent">The percentage as printed: <c>57,1</c> or <c>57,1 %</c>; on the scale to 100, not to 1.</param>
    /// <param name="n">Number of people, at least 1.</param>
    /// <param name="modes">The percentage is printed by one of these modes.</param>
    /// <returns>
    /// Whether it is possible; <see cref="GrimResult.MeanBelow"/> and <see cref="GrimResult.MeanAbove"/> are the nearest percentages of whole
    /// counts over 100, <see cref="GrimResult.SumBelow"/> the count itself. A percentage below 0 or above 100 is impossible.
    /// </returns>
    /// <remarks>Exact, as <see cref="Check(ReportedNumber, long, PrintingRule, int)"/>: 100 · count / n in the rounding range.</remarks>
    /// <exception cref="ArgumentNullException">The percentage is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1, or no mode is named.</exception>
    /// <example>78.5 % of 28 is impossible (22/28 = 78.57), 78.6 % possible.</example>
    public static GrimResult CheckPercent(ReportedNumber percent, long n, RoundingModes modes = RoundingModes.Nearest)
    {
        CheckArguments(percent, n, 1);
        var range = percent.StandsFor(modes);
        var hundredth = Rational.Of(1, 100);
        var share = range with { Lower = range.Lower * hundredth, Upper = range.Upper * hundredth };
        var (first, last) = (BigInteger.Max(BigInteger.Zero, share.FirstWhole(n)), BigInteger.Min(n, share.LastWhole(n)));
        return new GrimResult(first <= last, (share.Upper - share.Lower) * n < Rational.Of(BigInteger.One), n, (percent.Value * hundredth * n).Floor());
    }

    private static bool Small(long n, int items) => n <= PrintedRange.LargestFactor && n * items <= PrintedRange.LargestFactor;

    private static GrimResult Check(in PrintedRange range, ReportedNumber mean, long grains) => new(
        range.HasWhole(grains),
        (range.Upper - range.Lower) * grains < range.Scale,
        grains,
        mean);

    private static GrimResult Check(RationalRange range, ReportedNumber mean, BigInteger grains) => new(
        range.FirstWhole(grains) <= range.LastWhole(grains),
        (range.Upper - range.Lower) * grains < Rational.Of(BigInteger.One),
        grains,
        (mean.Value * grains).Floor());

    private static void CheckArguments(ReportedNumber mean, long n, int items)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
    }
}
