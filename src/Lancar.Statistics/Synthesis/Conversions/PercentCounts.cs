using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics;

/// <summary>Counts from a printed percentage.</summary>
public static class PercentCounts
{
    /// <summary>All counts k of n for which 100 k / n prints as the percentage: one, several (the table is ambiguous), or none (it is wrong).</summary>
    /// <param name="percent">The percentage as printed, with or without its sign; a relation (&lt; 1 %) is taken as a bound.</param>
    /// <param name="count">People n, at least 1.</param>
    /// <param name="rule">How generously the percentage is read.</param>
    /// <returns>The counts in ascending order, exact.</returns>
    /// <exception cref="ArgumentNullException">No percentage.</exception>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: n below 1. <see cref="Violation.OutOfRange"/>: not from 0 to 100.</exception>
    public static IReadOnlyList<int> Of(ReportedNumber percent, int count, PrintingRule rule = PrintingRule.UsualRounding)
    {
        ArgumentNullException.ThrowIfNull(percent);
        if (count < 1)
        {
            throw new AssumptionException(Violation.TooFew, "A percentage of nobody has no counts; check the denominator.");
        }

        var hundred = Rational.Of(100);
        if (percent.Value < Rational.Zero || percent.Value > hundred)
        {
            throw new AssumptionException(Violation.OutOfRange, "A percentage lies between 0 and 100; check whether it is a change or a ratio.");
        }

        var range = percent.Relation switch
        {
            NumberRelation.Below => new RationalRange(Rational.Zero, percent.Value, true, percent.Text.Contains('=') || percent.Text.Contains('≤')),
            NumberRelation.Above => new RationalRange(percent.Value, hundred, percent.Text.Contains('=') || percent.Text.Contains('≥')),
            NumberRelation.Equal => percent.StandsFor(rule),
        };
        var share = new RationalRange(range.Lower / hundred, range.Upper / hundred, range.IncludesLower, range.IncludesUpper);
        var (first, last) = (share.FirstWhole(count), share.LastWhole(count));
        var (low, high) = ((int)System.Numerics.BigInteger.Max(0, first), (int)System.Numerics.BigInteger.Min(count, last));
        return high < low ? [] : [.. Enumerable.Range(low, high - low + 1)];
    }
}
