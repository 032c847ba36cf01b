using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>A p-value and the test that gives it.</summary>
/// <param name="Test">The test: <c>chi-square</c>, <c>fisher</c> …</param>
/// <param name="P">The p-value.</param>
/// <param name="IsFisher">True for Fisher's test and its one-sided and mid-p relatives.</param>
public readonly record struct TestP(string Test, double P, bool IsFisher = false);

/// <summary>Every p-value that the usual programs print below a table of independent counts.</summary>
public static class TablePValues
{
    private const long LargestFisherTotal = 5_000_000;

    /// <summary>The names of the tests of a two-by-two table.</summary>
    public static IReadOnlyList<string> TwoByTwoTests { get; } =
        ["chi-square", "likelihood-ratio", "linear-by-linear", "yates", "wald", "fisher", "fisher-central", "fisher-one-sided", "fisher-mid-p"];

    /// <summary>
    /// Pearson's chi-square, likelihood ratio and linear-by-linear association for any table; for two by two also Yates's correction,
    /// Wald's test of the log odds ratio, Fisher's test (two-sided, central, and one-sided towards the data) and its mid-p.
    /// </summary>
    /// <param name="counts">Rows of counts: rectangular, at least 2 × 2, no negative count. Order matters to linear-by-linear only.</param>
    /// <returns>One p-value per test; empty when a margin is empty. Fisher's family is left out above 5,000,000 observations, where it costs seconds.</returns>
    /// <remarks>
    /// Chi-square family from its asymptotic law, to about 1e-10 relative; Fisher's family as <see cref="TwoByTwo"/>. R's
    /// <c>chisq.test</c> prints <c>yates</c> for two by two; SPSS Crosstabs prints all but <c>wald</c>, <c>fisher-central</c> and
    /// <c>fisher-mid-p</c>. Linear-by-linear is (N − 1) r² with row and column numbers as scores (Agresti 2013, section 3.4).
    /// </remarks>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    /// <exception cref="ArgumentException">The table has fewer than two rows or columns, rows of different lengths or a negative count.</exception>
    public static IReadOnlyList<TestP> Of(IReadOnlyList<IReadOnlyList<long>> counts)
    {
        var table = new CountTable(counts);
        if (table.HasEmptyMargin)
        {
            return [];
        }

        var values = new List<TestP>
        {
            new("chi-square", table.ChiSquare()),
            new("likelihood-ratio", table.LikelihoodRatio()),
            new("linear-by-linear", table.LinearByLinear()),
        };
        if (counts.Count == 2 && counts[0].Count == 2 && table.Total <= TwoByTwo.LargestTotal)
        {
            AddTwoByTwo(TwoByTwo.Of(counts[0][0], counts[0][1], counts[1][0], counts[1][1]), values);
        }

        return values;
    }

    /// <summary>The smallest count expected under independence; 0 when the table is empty.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static double SmallestExpected(IReadOnlyList<IReadOnlyList<long>> counts) => new CountTable(counts).SmallestExpected();

    private static void AddTwoByTwo(TwoByTwo table, List<TestP> values)
    {
        if (table.YatesChiSquare is { } yates)
        {
            values.Add(new("yates", yates.P));
        }

        if (table.OddsRatio.P is { } wald)
        {
            values.Add(new("wald", wald));
        }

        if (table.Total > LargestFisherTotal)
        {
            return;
        }

        var fisher = table.Fisher;
        values.Add(new("fisher", fisher.PTwoSided, true));
        values.Add(new("fisher-central", fisher.PCentral, true));
        values.Add(new("fisher-one-sided", Math.Min(fisher.PLess, fisher.PGreater), true));
        values.Add(new("fisher-mid-p", fisher.MidPCentral, true));
    }
}

/// <summary>A table of counts with its margins, for the chi-square family.</summary>
internal sealed class CountTable
{
    private readonly IReadOnlyList<IReadOnlyList<long>> counts;
    private readonly double[] rows;
    private readonly double[] columns;

    public CountTable(IReadOnlyList<IReadOnlyList<long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2 || counts[0].Count < 2 || counts.Any(row => row.Count != counts[0].Count || row.Any(count => count < 0)))
        {
            throw new ArgumentException("A table of counts is rectangular, at least 2 × 2, and holds no negative count.", nameof(counts));
        }

        this.counts = counts;
        rows = [.. counts.Select(row => row.Sum(count => (double)count))];
        columns = [.. Enumerable.Range(0, counts[0].Count).Select(column => counts.Sum(row => (double)row[column]))];
        Total = rows.Sum();
    }

    public double Total { get; }

    public bool HasEmptyMargin => rows.Any(sum => sum == 0) || columns.Any(sum => sum == 0);

    private int Freedom => (rows.Length - 1) * (columns.Length - 1);

    public double SmallestExpected() => Total == 0 ? 0 : rows.Min() * columns.Min() / Total;

    public double ChiSquare() => Tail(Cells().Sum(cell => (cell.Count - cell.Expected) * (cell.Count - cell.Expected) / cell.Expected), Freedom);

    public double LikelihoodRatio() =>
        Tail(2 * Cells().Where(cell => cell.Count > 0).Sum(cell => cell.Count * Math.Log(cell.Count / cell.Expected)), Freedom);

    /// <summary>(N − 1) r² with row and column numbers as scores.</summary>
    public double LinearByLinear()
    {
        double rowMean = Mean(rows), columnMean = Mean(columns), product = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                product += counts[row][column] * (row - rowMean) * (column - columnMean);
            }
        }

        return Tail((Total - 1) * product * product / (Spread(rows, rowMean) * Spread(columns, columnMean)), 1);
    }

    private static double Mean(double[] sums) => sums.Select((sum, i) => sum * i).Sum() / sums.Sum();

    private static double Spread(double[] sums, double mean) => sums.Select((sum, i) => sum * (i - mean) * (i - mean)).Sum();

    private IEnumerable<(double Count, double Expected)> Cells() =>
        rows.SelectMany((sum, row) => columns.Select((column, j) => ((double)counts[row][j], sum * column / Total)));

    private static double Tail(double statistic, int freedom) => statistic <= 0 ? 1
        : freedom == 1 ? 2 * Normal.CDF(0, 1, -Math.Sqrt(statistic))
        : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);
}
