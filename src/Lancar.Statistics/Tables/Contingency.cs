namespace Lancar.Statistics;

/// <summary>
/// An r × c table of counts: rows are the categories of one variable, columns those of the other. Empty rows and columns say
/// nothing and are dropped, and reported. What is derived is computed when first asked for; the table itself never changes.
/// </summary>
/// <remarks>
/// <para><b>Degenerate tables.</b> With fewer than two rows or columns left there is nothing to test: the chi-square tests are
/// null and <see cref="HasNoInformation"/> is true. Nothing is NaN.</para>
/// <para><b>Accuracy.</b> Statistics to 1e-14 relative, p to 1e-12, also far below 1e-300. The same bits for permuted or exchanged
/// rows and columns.</para>
/// <para><b>Elsewhere.</b> R's <c>chisq.test</c> and SciPy's <c>chi2_contingency</c> return NaN or raise on an empty row. See
/// <c>docs/statistics/contingency.md</c>.</para>
/// </remarks>
public sealed class Contingency
{
    /// <summary>The largest total that is accepted.</summary>
    public const long LargestTotal = 100_000_000;

    private const double SmallExpected = 5;

    private readonly long[,] counts;
    private readonly long[] rowTotals;
    private readonly long[] columnTotals;

    private Contingency(long[,] counts, int[] droppedRows, int[] droppedColumns)
    {
        this.counts = counts;
        DroppedRows = droppedRows;
        DroppedColumns = droppedColumns;
        rowTotals = new long[counts.GetLength(0)];
        columnTotals = new long[counts.GetLength(1)];
        for (var i = 0; i < rowTotals.Length; i++)
        {
            for (var j = 0; j < columnTotals.Length; j++)
            {
                rowTotals[i] += counts[i, j];
                columnTotals[j] += counts[i, j];
            }
        }

        Total = rowTotals.Sum();
    }

    /// <summary>Number of rows that are not empty.</summary>
    public int RowCount => rowTotals.Length;

    /// <summary>Number of columns that are not empty.</summary>
    public int ColumnCount => columnTotals.Length;

    /// <summary>Places, from 0, of the empty rows of the table as given.</summary>
    public IReadOnlyList<int> DroppedRows { get; }

    /// <summary>Places, from 0, of the empty columns of the table as given.</summary>
    public IReadOnlyList<int> DroppedColumns { get; }

    /// <summary>Sum of all counts.</summary>
    public long Total { get; }

    /// <summary>Sums of the rows that are not empty.</summary>
    public IReadOnlyList<long> RowTotals => rowTotals;

    /// <summary>Sums of the columns that are not empty.</summary>
    public IReadOnlyList<long> ColumnTotals => columnTotals;

    /// <summary>True when fewer than two rows or two columns are left.</summary>
    public bool HasNoInformation => RowCount < 2 || ColumnCount < 2;

    /// <summary>(rows − 1) · (columns − 1), of those that are not empty.</summary>
    public int DegreesOfFreedom => (RowCount - 1) * (ColumnCount - 1);

    /// <summary>A count.</summary>
    /// <param name="row">Row, from 0, among those that are not empty.</param>
    /// <param name="column">Column, likewise.</param>
    public long this[int row, int column] => counts[row, column];

    /// <summary>Smallest expected count; below 5, and surely below 1, the chi-square approximation is commonly not trusted (Cochran 1954).</summary>
    public double SmallestExpected => Expected(rowTotals.Min(), columnTotals.Min());

    /// <summary>
    /// Share of cells with an expected count below 5, from 0 to 1; above 0.2 the chi-square approximation is commonly not trusted
    /// (Cochran 1954). SPSS prints this share below its table; R only warns when it is above 0.
    /// </summary>
    public double ShareOfExpectedBelowFive
    {
        get
        {
            var below = 0;
            foreach (var row in rowTotals)
            {
                below += columnTotals.Count(column => Expected(row, column) < SmallExpected);
            }

            return (double)below / (RowCount * ColumnCount);
        }
    }

    /// <summary>Pearson's chi-square test of independence; null when the table has no information.</summary>
    public ContingencyChiSquare? ChiSquare => HasNoInformation ? null : ContingencyChiSquare.Of(ChiSquareSum.Pearson(this), DegreesOfFreedom);

    /// <summary>The likelihood-ratio test G = 2 Σ O ln(O / E) (Wilks 1938); null when the table has no information.</summary>
    public ContingencyChiSquare? LikelihoodRatio =>
        HasNoInformation ? null : ContingencyChiSquare.Of(ChiSquareSum.LikelihoodRatio(this), DegreesOfFreedom);

    /// <summary>Count expected under independence: row total × column total / total.</summary>
    /// <param name="row">Row, from 0, among those that are not empty.</param>
    /// <param name="column">Column, likewise.</param>
    public double ExpectedAt(int row, int column) => Expected(rowTotals[row], columnTotals[column]);

    /// <summary>A table from its counts.</summary>
    /// <param name="counts">Rows by columns, at least 0 each. Not changed.</param>
    /// <returns>The table without its empty rows and columns.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no cell. <see cref="Violation.NegativeCount"/>: a count is below 0.
    /// <see cref="Violation.TooLarge"/>: the total is above <see cref="LargestTotal"/>. <see cref="Violation.NoInformation"/>: all
    /// counts are 0.
    /// </exception>
    public static Contingency Of(long[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length == 0)
        {
            throw new AssumptionException(Violation.Empty, "The table has no cell.");
        }

        Int128 total = 0;
        foreach (var count in counts)
        {
            total += SampleChecks.Count(count, "of a cell");
        }

        if (total > LargestTotal)
        {
            throw new AssumptionException(Violation.TooLarge, $"The table holds more than {LargestTotal} observations.");
        }

        if (total == 0)
        {
            throw new AssumptionException(Violation.NoInformation, "Every count of the table is 0.");
        }

        return WithoutEmpty(counts);
    }

    /// <summary>A table from its rows. See the overload on a matrix.</summary>
    /// <param name="rows">Rows of one length each. Not changed.</param>
    /// <returns>The table without its empty rows and columns.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no cell. <see cref="Violation.UnequalLengths"/>: the rows differ in length. Then as for a matrix.
    /// </exception>
    public static Contingency Of(IReadOnlyList<long[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Sum(row => row.Length) == 0)
        {
            throw new AssumptionException(Violation.Empty, "The table has no cell.");
        }

        var counts = new long[rows.Count, rows[0].Length];
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != rows[0].Length)
            {
                throw new AssumptionException(
                    Violation.UnequalLengths,
                    $"Row {i + 1} has {rows[i].Length} counts, the first row {rows[0].Length}.");
            }

            for (var j = 0; j < rows[i].Length; j++)
            {
                counts[i, j] = rows[i][j];
            }
        }

        return Of(counts);
    }

    private static Contingency WithoutEmpty(long[,] counts)
    {
        var (rows, columns) = (Enumerable.Range(0, counts.GetLength(0)), Enumerable.Range(0, counts.GetLength(1)));
        var keptRows = rows.Where(i => columns.Any(j => counts[i, j] > 0)).ToArray();
        var keptColumns = columns.Where(j => rows.Any(i => counts[i, j] > 0)).ToArray();
        var kept = new long[keptRows.Length, keptColumns.Length];
        for (var i = 0; i < keptRows.Length; i++)
        {
            for (var j = 0; j < keptColumns.Length; j++)
            {
                kept[i, j] = counts[keptRows[i], keptColumns[j]];
            }
        }

        return new Contingency(kept, [.. rows.Except(keptRows)], [.. columns.Except(keptColumns)]);
    }

    private double Expected(long row, long column) => (double)(row * column) / Total;
}
