namespace Lancar.Statistics;

/// <summary>
/// Counts the tables of given margins by Σ row score · column score. The rows are cut in two; the ways to fill either part are kept by what
/// they use up of each column, and joined division by division. All terms are positive.
/// </summary>
internal static class TrendCount
{
    /// <summary>Beyond this power of two the ways to fill one part leave the range of a double.</summary>
    public const double LargestPower = 1000;

    /// <summary>The largest number of sums kept of one part: about 250 megabytes.</summary>
    public const long LargestKept = 30_000_000;

    /// <summary>The shares of the tables, still scaled, and the additions made.</summary>
    internal readonly record struct Counted(ScaledNumber Below, ScaledNumber Equal, ScaledNumber Above, ScaledNumber Far, long Steps);

    /// <summary>Null when the budget does not suffice.</summary>
    /// <param name="design">In standard form, so that the observed sum is not above the mean.</param>
    /// <param name="budget">Additions that may be made.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="progress">Receives the share done.</param>
    public static Counted? Of(TrendDesign design, long budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        if (design.StateCount > long.MaxValue / 4 || design.LargestSum > long.MaxValue / 4)
        {
            return null;
        }

        // The larger rows make one part, so that there are few ways to divide the other.
        var margins = new TrendMargins(design);
        int[] order = [.. Enumerable.Range(0, margins.Rows.Length).OrderByDescending(row => margins.Rows[row])];
        var (larger, smaller) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
        if (Power(margins, larger) > LargestPower || Power(margins, smaller) > LargestPower)
        {
            return null;
        }

        try
        {
            var work = new TrendWork(budget, LargestKept, cancellation);
            var scale = (Power(margins, smaller) + Power(margins, larger)) / 4;
            var join = new TrendJoin(margins, (long)design.Sum, (long)design.Mirror, (int)scale);
            var (first, second) = (new TrendHalf(margins, smaller, work), new TrendHalf(margins, larger, work));
            foreach (var division in work.Evenly(margins.Divisions(first.Total, work), progress))
            {
                var (sums, others) = (first.Of(division), second.Of(margins.Whole - division));
                work.Charge(sums.Length + (long)others.Length);
                join.Add(division, sums, others);
            }

            var all = Ways(margins, smaller);
            var ways = Ways(margins, larger);
            var whole = new ScaledNumber(all.Mantissa * ways.Mantissa, all.Exponent + ways.Exponent);
            return join.Result(first.Total, whole, work.Steps);
        }
        catch (TrendBudgetException)
        {
            return null;
        }
    }

    private static double Power(TrendMargins margins, int[] rows) => Ways(margins, rows).Log / Math.Log(2) + 1;

    // The ways to divide as many observations as these rows have: (Σ n)! / Π n!.
    private static ScaledNumber Ways(TrendMargins margins, int[] rows)
    {
        var ways = ExtendedProduct.One;
        var total = 0;
        foreach (var row in rows)
        {
            for (var i = 1; i <= margins.Rows[row]; i++)
            {
                ways.Multiply(++total);
                ways.Divide(i);
            }
        }

        return Plain(ways.Value);
    }

    /// <summary>The same number with a mantissa from 1 to 2.</summary>
    public static ScaledNumber Plain(ScaledNumber number)
    {
        var power = Math.ILogB(number.Mantissa);
        return number.Mantissa == 0 ? number : new ScaledNumber(Math.ScaleB(number.Mantissa, -power), number.Exponent + power);
    }
}
