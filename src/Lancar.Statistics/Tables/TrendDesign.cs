using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// A table for a linear trend: scores distinct, rising from 0, without common divisor; rows and columns of equal scores
/// added up, which leaves the law of Σ row score · column score as it is. Scores are the decimals they print as.
/// </summary>
internal sealed class TrendDesign
{
    private TrendDesign(BigInteger[] rowScores, BigInteger[] columnScores, long[] rowTotals, long[] columnTotals, BigInteger sum, bool isReversed)
    {
        (RowScores, ColumnScores, RowTotals, ColumnTotals) = (rowScores, columnScores, rowTotals, columnTotals);
        Sum = sum;
        IsReversed = isReversed;
        Total = rowTotals.Sum();
    }

    public BigInteger[] RowScores { get; }

    public BigInteger[] ColumnScores { get; }

    public long[] RowTotals { get; }

    public long[] ColumnTotals { get; }

    public long Total { get; }

    /// <summary>The observed Σ row score · column score.</summary>
    public BigInteger Sum { get; }

    /// <summary>True when the scores of just one variable were turned round: less is greater.</summary>
    public bool IsReversed { get; }

    /// <summary>N times the mean of the sum.</summary>
    public BigInteger TimesMean => Product(RowScores, RowTotals) * Product(ColumnScores, ColumnTotals);

    /// <summary>The least sum that is at least as far above the mean as the observed one is below it.</summary>
    public BigInteger Mirror => -Floor(Total * Sum - 2 * TimesMean, Total);

    public bool HasNoInformation => RowScores.Length < 2 || ColumnScores.Length < 2;

    /// <summary>No sum is larger.</summary>
    public BigInteger LargestSum => RowScores[^1] * ColumnScores[^1] * Total;

    /// <summary>True when turning the scores of one variable round gives the same design, so that the law is symmetric.</summary>
    public bool IsSymmetric => Mirrors(RowScores, RowTotals) || Mirrors(ColumnScores, ColumnTotals);

    /// <summary>N² times the covariance of the scores.</summary>
    public BigInteger Covariance => Total * Sum - TimesMean;

    /// <summary>N² times the variance of the row scores.</summary>
    public BigInteger RowVariance => Variance(RowScores, RowTotals);

    /// <summary>N² times the variance of the column scores.</summary>
    public BigInteger ColumnVariance => Variance(ColumnScores, ColumnTotals);

    public static TrendDesign Of(Contingency table, ReadOnlySpan<double> rowScores, ReadOnlySpan<double> columnScores)
    {
        var (rows, rowTotals, rowPlaces) = Reduced(rowScores, table.RowTotals);
        var (columns, columnTotals, columnPlaces) = Reduced(columnScores, table.ColumnTotals);
        var sum = BigInteger.Zero;
        for (var i = 0; i < table.RowCount; i++)
        {
            for (var j = 0; j < table.ColumnCount; j++)
            {
                sum += table[i, j] * rows[rowPlaces[i]] * columns[columnPlaces[j]];
            }
        }

        return new TrendDesign(rows, columns, rowTotals, columnTotals, sum, false);
    }

    /// <summary>
    /// The same law as every exchange of rows and columns and every reversal of scores gives it: the observed sum not above the mean, and
    /// in columns the variable of which there are fewer ways to use up some.
    /// </summary>
    public TrendDesign Standard()
    {
        TrendDesign? best = null;
        foreach (var turned in new[] { this, Turned() })
        {
            foreach (var first in new[] { turned, turned.WithRowsReversed() })
            {
                foreach (var second in new[] { first, first.WithColumnsReversed() })
                {
                    best = second.Covariance.Sign <= 0 && (best is null || Compare(second, best) < 0) ? second : best;
                }
            }
        }

        return best!;
    }

    /// <summary>Ways to have used up some of each column.</summary>
    public double StateCount => ColumnTotals.Order().Aggregate(1.0, (product, count) => product * (count + 1));

    private TrendDesign Turned() => new(ColumnScores, RowScores, ColumnTotals, RowTotals, Sum, IsReversed);

    private TrendDesign WithRowsReversed() =>
        new(Reversed(RowScores), ColumnScores, [.. RowTotals.Reverse()], ColumnTotals, RowScores[^1] * Product(ColumnScores, ColumnTotals) - Sum, !IsReversed);

    private TrendDesign WithColumnsReversed() => Turned().WithRowsReversed().Turned();

    private static int Compare(TrendDesign one, TrendDesign other)
    {
        var order = one.StateCount.CompareTo(other.StateCount);
        order = order != 0 ? order : one.ColumnTotals.AsSpan().SequenceCompareTo(other.ColumnTotals);
        order = order != 0 ? order : one.RowTotals.AsSpan().SequenceCompareTo(other.RowTotals);
        order = order != 0 ? order : one.ColumnScores.AsSpan().SequenceCompareTo(other.ColumnScores);
        return order != 0 ? order : one.RowScores.AsSpan().SequenceCompareTo(other.RowScores);
    }

    private static (BigInteger[] Scores, long[] Totals, int[] Places) Reduced(ReadOnlySpan<double> scores, IReadOnlyList<long> totals)
    {
        var values = DecimalScores.Of(scores).Values;
        BigInteger[] distinct = [.. values.Distinct().Order()];
        var unit = BigInteger.Max(1, distinct.Aggregate(BigInteger.Zero, (divisor, value) => BigInteger.GreatestCommonDivisor(divisor, value - distinct[0])));
        var places = values.Select(value => Array.BinarySearch(distinct, value)).ToArray();
        var added = new long[distinct.Length];
        for (var i = 0; i < places.Length; i++)
        {
            added[places[i]] += totals[i];
        }

        return ([.. distinct.Select(value => (value - distinct[0]) / unit)], added, places);
    }

    private static BigInteger[] Reversed(BigInteger[] scores) => [.. scores.Reverse().Select(score => scores[^1] - score)];

    private static bool Mirrors(BigInteger[] scores, long[] totals) =>
        totals.SequenceEqual(totals.Reverse()) && scores.SequenceEqual(Reversed(scores));

    private static BigInteger Variance(BigInteger[] scores, long[] totals)
    {
        var sum = Product(scores, totals);
        return totals.Sum() * Product([.. scores.Select(score => score * score)], totals) - sum * sum;
    }

    private static BigInteger Product(BigInteger[] scores, long[] totals) =>
        scores.Zip(totals).Aggregate(BigInteger.Zero, (sum, both) => sum + both.First * both.Second);

    private static BigInteger Floor(BigInteger numerator, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(numerator, divisor, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
