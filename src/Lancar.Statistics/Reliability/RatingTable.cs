namespace Lancar.Statistics;

/// <summary>Persons in rows, items or raters in columns, with the mean squares of the two-way analysis of variance.</summary>
internal sealed class RatingTable
{
    // Residuals this small beside the squares of the ratings are what rounding leaves of an exact zero.
    private const double RoundingOnly = 1e-28;

    private RatingTable(double[][] rows)
    {
        Rows = rows;
        var (n, k) = (rows.Length, rows[0].Length);
        Columns = [.. Enumerable.Range(0, k).Select(j => rows.Select(row => row[j]).ToArray())];
        var center = Mean([.. rows.SelectMany(row => row)]);
        var centered = rows.Select(row => row.Select(value => value - center).ToArray()).ToArray();
        var rowMeans = centered.Select(row => Mean(row)).ToArray();
        var columnMeans = Enumerable.Range(0, k).Select(j => Mean([.. centered.Select(row => row[j])])).ToArray();
        var grand = Mean(rowMeans);
        var between = Squares(rowMeans.Select(mean => mean - grand)) * k;
        var among = Squares(columnMeans.Select(mean => mean - grand)) * n;
        var residual = Squares(Cells(n, k).Select(at => centered[at.I][at.J] - rowMeans[at.I] - columnMeans[at.J] + grand));
        var within = Squares(Cells(n, k).Select(at => centered[at.I][at.J] - rowMeans[at.I]));
        var dust = RoundingOnly * rows.Sum(row => row.Sum(value => value * value));
        MeanSquareRows = Cleared(between, dust) / (n - 1);
        MeanSquareColumns = Cleared(among, dust) / (k - 1);
        MeanSquareError = Cleared(residual, dust) / ((n - 1.0) * (k - 1));
        MeanSquareWithin = Cleared(within, dust) / (n * (k - 1.0));
        GroupChecks.InRange(MeanSquareRows + MeanSquareColumns + MeanSquareWithin, "sum of squares");
    }

    public IReadOnlyList<double[]> Rows { get; }

    public IReadOnlyList<double[]> Columns { get; }

    public double MeanSquareRows { get; }

    public double MeanSquareColumns { get; }

    public double MeanSquareError { get; }

    public double MeanSquareWithin { get; }

    /// <summary>A checked table: at least two persons and two columns, every row as long as the first, all finite.</summary>
    public static RatingTable Of(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0 || rows.All(row => row.Length == 0))
        {
            throw new AssumptionException(Violation.Empty, "There is no rating.");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != rows[0].Length)
            {
                throw new AssumptionException(
                    Violation.UnequalLengths,
                    $"Row {i + 1} has {rows[i].Length} ratings, the first row {rows[0].Length}. Leave out rows with missing ratings, or impute them, and say so.");
            }
        }

        foreach (var row in rows)
        {
            SampleChecks.Finite(row);
        }

        if (rows.Count < 2 || rows[0].Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "At least two persons (rows) and two items or raters (columns) are needed.");
        }

        // Sorted rows: permuted persons give the same bits.
        return new RatingTable([.. rows.Select(row => row.ToArray()).OrderBy(row => row, RowOrder)]);
    }

    public RatingTable Without(int column) =>
        new([.. Rows.Select(row => row.Where((_, j) => j != column).ToArray())]);

    private static readonly Comparer<double[]> RowOrder = Comparer<double[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static IEnumerable<(int I, int J)> Cells(int n, int k) =>
        from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, k) select (i, j);

    private static double Cleared(double squares, double dust) => squares <= dust ? 0 : squares;

    private static double Mean(double[] values)
    {
        var sum = new CompensatedSum();
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum.Value / values.Length;
    }

    private static double Squares(IEnumerable<double> distances)
    {
        var sum = new CompensatedSum();
        foreach (var distance in distances)
        {
            sum.Add(distance * distance);
        }

        return sum.Value;
    }
}
