using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The test for a linear trend in a table of two ordered classifications (linear-by-linear association, Mantel 1963), exact over the tables
/// of its margins; with two rows or columns the trend of a proportion (Cochran 1954, Armitage 1955).
/// </summary>
public static class LinearTrend
{
    /// <summary>The largest total for which tables are counted or drawn; beyond it only the large-sample p is given.</summary>
    public const long LargestConditionalTotal = FreemanHalton.LargestTotal;

    /// <summary>Elementary steps beyond which the exact law of a table of two rows or columns is left to random tables; up to half a minute for each tail.</summary>
    public const double LargestCost = TwoSamplePermutation.LargestCost;

    /// <summary>
    /// Tests the null hypothesis that rows and columns are independent, given all totals, against high row scores going with high (or with
    /// low) column scores.
    /// </summary>
    /// <param name="counts">Rows by columns, at least 0 each. Not changed.</param>
    /// <param name="rowScores">
    /// A finite score for every row of the table as given, in the order of the rows, in any unit; null for those of the options. Only their
    /// steps matter; equal scores join their rows. Taken as the decimals printed, so that 0.1 and 0.3 are three steps apart.
    /// </param>
    /// <param name="columnScores">Scores of the columns, likewise.</param>
    /// <param name="options">Scores where none are given, confidence, budget, Monte Carlo choices; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1, of each way that is tried.</param>
    /// <returns>r, M² with its asymptotic p, exact (or Monte Carlo) p two- and one-sided; for two rows or columns the trend of the proportion.
    /// Positive: both scores rise together.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> S = Σ row score · column score over the observations; r their correlation, M² = (N − 1) r². The conditional law of S
    /// over all tables of these totals, equal sums judged in whole numbers; <see cref="LinearTrendResult.PTwoSided"/> = P(|S − E S| ≥ |s − E S|).
    /// Two distinct row or column scores: by the law of <see cref="TwoSamplePermutation"/>, at any size that takes at most
    /// <see cref="LargestCost"/> steps. More: counted within <see cref="LinearTrendOptions.StepBudget"/>. Beyond: random tables, p = (b + 1) / (B + 1) with its
    /// interval. Above <see cref="LargestConditionalTotal"/> observations, or with scores whose sums leave 125 bits: the asymptotic p alone. One row score or one
    /// column score: p = 1 and <see cref="LinearTrendResult.HasNoInformation"/>.</para>
    /// <para><b>Source.</b> Mantel (1963), JASA 58, 690–700; Cochran (1954), Biometrics 10, 417–451; Armitage (1955), Biometrics 11, 375–386;
    /// Agresti (2002), Categorical Data Analysis, 2nd ed., sections 3.4 and 5.3.</para>
    /// <para><b>Accuracy and cost.</b> r, M² and z correctly rounded or one unit off; p to 1e-12 relative, also below 1e-300. The same bits for
    /// permuted and exchanged rows and columns and for scores in another unit; tails exchanged for scores with another sign.</para>
    /// <para><b>Elsewhere.</b> SPSS prints M² and its asymptotic p, coin's <c>lbl_test</c> likewise; R's <c>prop.trend.test</c> uses N for N − 1. See
    /// <c>docs/statistics/trend.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no cell. <see cref="Violation.UnequalLengths"/>: not one score for each row or column as given.
    /// <see cref="Violation.NotFinite"/>: a score is NaN or infinite. Then as <see cref="Contingency.Of(long[,])"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LinearTrendResult Test(
        long[,] counts,
        IReadOnlyList<double>? rowScores = null,
        IReadOnlyList<double>? columnScores = null,
        LinearTrendOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length > 0)
        {
            TrendScale.Check(rowScores, counts.GetLength(0), "row");
            TrendScale.Check(columnScores, counts.GetLength(1), "column");
        }

        return Test(Contingency.Of(counts), rowScores, columnScores, options, cancellation, progress);
    }

    /// <summary>The test of a table that was read before. See the overload on counts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rowScores">A finite score for every row as given, also of those that were dropped as empty; null for those of the options.</param>
    /// <param name="columnScores">Scores of the columns, likewise.</param>
    /// <param name="options">Scores where none are given, confidence, budget, Monte Carlo choices; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1, of each way that is tried.</param>
    /// <returns>As of the overload on counts.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.UnequalLengths"/>: not one score for each row or column as given. <see cref="Violation.NotFinite"/>: a score is NaN or infinite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LinearTrendResult Test(
        Contingency table,
        IReadOnlyList<double>? rowScores = null,
        IReadOnlyList<double>? columnScores = null,
        LinearTrendOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var chosen = (options ?? new LinearTrendOptions()).Checked();
        TrendScale.Check(rowScores, table.RowCount + table.DroppedRows.Count, "row");
        TrendScale.Check(columnScores, table.ColumnCount + table.DroppedColumns.Count, "column");
        cancellation.ThrowIfCancellationRequested();
        var rows = TrendScale.Kept(rowScores, table.RowTotals, table.DroppedRows, chosen.Scores);
        var columns = TrendScale.Kept(columnScores, table.ColumnTotals, table.DroppedColumns, chosen.Scores);
        var design = TrendDesign.Of(table, rows, columns);
        var law = TrendLaw.Of(design, chosen, cancellation, progress);
        return Result(table, design, rows, columns, law, chosen);
    }

    private static LinearTrendResult Result(
        Contingency table,
        TrendDesign design,
        double[] rows,
        double[] columns,
        TrendLaw law,
        LinearTrendOptions options)
    {
        var known = !design.HasNoInformation;
        var (r, mSquared) = known ? (Root(design, 1), Square(design, design.Total - 1)) : default;
        var z = Root(design, design.Total - 1);
        return new LinearTrendResult
        {
            Total = design.Total,
            RowScores = rows,
            ColumnScores = columns,
            R = known ? r : null,
            MSquared = known ? mSquared.Value : null,
            Z = known ? z : null,
            PAsymptotic = known ? Probability.Of(NormalLaw.TwoSided(z)) : Probability.One,
            PTwoSided = law.TwoSided,
            PTwoSidedDoubled = law.Doubled,
            PLess = law.Less,
            PGreater = law.Greater,
            PointProbability = law.Point,
            MidPTwoSided = law.Mid,
            PErrorBound = law.ErrorBound,
            MonteCarlo = law.Drawn,
            Seed = law.Drawn is null ? null : options.MonteCarlo.Seed,
            Steps = law.Steps,
            Proportions = known && (table.ColumnCount == 2 || table.RowCount == 2)
                ? TrendSlope.Of(table, rows, columns, (Root(design, design.Total), Square(design, design.Total).Value), options.Confidence)
                : null,
            Method = law.Method,
        };
    }

    // times · r², rounded once.
    private static ScaledNumber Square(TrendDesign design, BigInteger times)
    {
        var covariance = design.Covariance;
        return design.HasNoInformation
            ? new ScaledNumber(0, 0)
            : DecimalScores.Ratio(times * covariance * covariance, design.RowVariance * design.ColumnVariance);
    }

    // r · √times.
    private static double Root(TrendDesign design, BigInteger times)
    {
        var square = Square(design, times);
        var odd = square.Exponent & 1;
        return design.Covariance.Sign * new ScaledNumber(Math.Sqrt(Math.ScaleB(square.Mantissa, (int)odd)), (square.Exponent - odd) / 2).Value;
    }
}
