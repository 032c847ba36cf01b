using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>What <see cref="Grim.Check"/> found.</summary>
/// <param name="Possible">True when some sample of whole numbers has a mean that prints like this.</param>
/// <param name="CanTell">False when every mean with these decimals is possible at this n, so that the check says nothing.</param>
/// <param name="Grains">How many whole units the mean divides into: n times items.</param>
/// <param name="SumBelow">The greatest whole total whose mean is at most the printed value.</param>
public readonly record struct GrimResult(bool Possible, bool CanTell, BigInteger Grains, BigInteger SumBelow)
{
    /// <summary>The possible mean next below (or at) the printed value.</summary>
    public Rational MeanBelow => Rational.Of(SumBelow, Grains);

    /// <summary>The possible mean next above the printed value.</summary>
    public Rational MeanAbove => Rational.Of(SumBelow + 1, Grains);
}

/// <summary>GRIM: can the mean of n whole numbers print like this?</summary>
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
    /// Exact: whole-number arithmetic throughout, so there is no dust to tune. A true mean of whole numbers, rounded half up, half
    /// to even or cut off, is never called impossible. Cost: a few products of whole numbers, whatever n.
    /// Source: Brown and Heathers (2017), Social Psychological and Personality Science 8, 363–369. Elsewhere: programs that round
    /// one way, or compare doubles with a tolerance, call some true means impossible; neither R nor SPSS has the check built in.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The mean is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or items is below 1.</exception>
    /// <example>A mean of 5.19 from 28 whole numbers is impossible: 145/28 = 5.18 and 146/28 = 5.21.</example>
    public static GrimResult Check(ReportedNumber mean, long n, PrintingRule rule = PrintingRule.UsualRounding, int items = 1)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        var grains = new BigInteger(n) * items;
        var range = mean.StandsFor(rule);
        var width = (range.Upper - range.Lower) * grains;
        return new GrimResult(
            range.FirstWhole(grains) <= range.LastWhole(grains),
            width < Rational.Of(BigInteger.One),
            grains,
            (mean.Value * grains).Floor());
    }
}
