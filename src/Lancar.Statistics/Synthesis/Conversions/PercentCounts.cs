using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics;

/// <summary>Counts from a printed percentage.</summary>
public static class PercentCounts
{
    /// <summary>Counts listed at most.</summary>
    public const int MostCounts = 1_000_000;

    /// <summary>All counts k of n for which 100 k / n prints as the percentage: one, several (the table is ambiguous), or none (it is wrong).</summary>
    /// <param name="percent">The percentage as printed, with or without its sign; a relation (&lt; 1 %) is taken as a bound.</param>
    /// <param name="count">People n, at least 1.</param>
    /// <param name="rule">How generously the percentage is read.</param>
    /// <returns>The counts in ascending order, exact.</returns>
    /// <exception cref="ArgumentNullException">No percentage.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.TooFew"/>: n below 1. <see cref="Violation.OutOfRange"/>: not from 0 to 100. <see cref="Violation.TooLarge"/>: more than
    /// <see cref="MostCounts"/> counts print so.
    /// </exception>
    public static IReadOnlyList<int> Of(ReportedNumber percent, int count, PrintingRule rule = PrintingRule.UsualRounding)
    {
        ArgumentNullException.ThrowIfNull(percent);
        if (count < 1)
        {
            throw new AssumptionException(Violation.TooFew, "A percentage of nobody has no counts; check the denominator.");
        }

        if (percent.Value < Rational.Zero || percent.Value > Rational.Of(100))
        {
            throw new AssumptionException(Violation.OutOfRange, "A percentage lies between 0 and 100; check whether it is a change or a ratio.");
        }

        var (first, last) = Range(percent, count, rule);
        return last - first >= MostCounts
            ? throw new AssumptionException(Violation.TooLarge, $"More than {MostCounts} counts print so; give more decimals of the percentage, or its bound from the other side.")
            : [.. Enumerable.Range((int)first, (int)Math.Max(0, last - first + 1))];
    }

    /// <summary>The first and the last count that print so, from 0 to n; the last lies below the first where none does.</summary>
    internal static (long First, long Last) Range(ReportedNumber percent, long count, PrintingRule rule)
    {
        var hundred = Rational.Of(100);
        var reaches = percent.Text.AsSpan().ContainsAny('=', '≤', '≥');
        var range = percent.Relation switch
        {
            NumberRelation.Below => new RationalRange(Rational.Zero, percent.Value, true, reaches),
            NumberRelation.Above => new RationalRange(percent.Value, hundred, reaches),
            NumberRelation.Equal => percent.StandsFor(rule),
        };
        var share = new RationalRange(range.Lower / hundred, range.Upper / hundred, range.IncludesLower, range.IncludesUpper);
        return ((long)BigInteger.Clamp(share.FirstWhole(count), 0, count + 1), (long)BigInteger.Clamp(share.LastWhole(count), -1, count));
    }
}
