using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Against every table of the margins, listed and weighed in whole numbers.</summary>
public class LinearTrendOracleTests
{
    private static readonly double[][] steps = [[0, 1, 2, 3, 4], [0, 0.5, 1.5, 4, 7], [-3, 2, 2, 9, 9.1], [5, 1, 0, 1, 6], [0, 0, 1, 1, 3]];

    public static TheoryData<int, int, int> Tables
    {
        get
        {
            var data = new TheoryData<int, int, int>();
            foreach (var (rows, columns, many) in new[] { (2, 2, 8), (2, 3, 10), (2, 5, 8), (4, 2, 8), (3, 3, 20), (3, 4, 12), (4, 3, 12), (5, 3, 6), (4, 4, 4) })
            {
                for (var seed = 0; seed < many; seed++)
                {
                    data.Add(rows, columns, seed);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_table_of_the_margins(int rows, int columns, int seed)
    {
        var random = new Random(100 * rows + 10 * columns + seed);
        var most = rows * columns > 12 ? 2 : rows * columns > 9 ? 3 : rows * columns > 6 ? 5 : 9;
        var counts = new long[rows, columns];
        for (var i = 0; i < rows * columns; i++)
        {
            counts[i / columns, i % columns] = random.Next(most) + (i % (columns + 1) == 0 ? 1 : 0);
        }

        double[] rowScores = steps[random.Next(steps.Length)][..rows];
        double[] columnScores = steps[random.Next(steps.Length)][..columns];
        Agrees(counts, rowScores, columnScores);
    }

    [Fact]
    public void Midranks_and_scores_of_many_digits()
    {
        long[,] counts = { { 3, 1, 2 }, { 0, 4, 1 }, { 2, 1, 5 }, { 1, 0, 3 } };
        // Midranks of the totals 6, 5, 8, 4 and 6, 6, 11.
        double[] rows = [3.5, 9, 15.5, 21.5];
        double[] columns = [3.5, 9.5, 18];
        var given = Agrees(counts, rows, columns);
        var chosen = LinearTrend.Test(counts, options: new LinearTrendOptions { Scores = TrendScores.Midranks });

        Assert.Equal(rows, chosen.RowScores);
        Assert.Equal(columns, chosen.ColumnScores);
        Assert.Equal(given.PTwoSided, chosen.PTwoSided);
        Agrees(counts, [0, 0.30103, 0.47712, 0.60206], [1.4142136, 1.7320508, 2.236068]);
    }

    [Fact]
    public void A_table_beyond_the_reach_of_a_plain_sum()
    {
        // Diagonal tables have the largest sum, and one table has it: p greater = Π n! Π c! / (N! Π x!) = 40!³ / 120!.
        var result = LinearTrend.Test(new long[,] { { 40, 0, 0 }, { 0, 40, 0 }, { 0, 0, 40 } });
        var log10 = Enumerable.Range(1, 40).Sum(k => 3 * Math.Log10(k)) - Enumerable.Range(1, 120).Sum(k => Math.Log10(k));

        Assert.Equal(LinearTrendMethod.ExactCount, result.Method);
        Assert.Equal(log10, result.PGreater!.Value.Log10, 1e-11);
        Assert.Equal(log10, result.PointProbability!.Value.Log10, 1e-11);
        Assert.Equal(log10 + Math.Log10(2), result.PTwoSided!.Value.Log10, 1e-11);
        Assert.Equal(1, result.PLess!.Value.Value);
        var far = LinearTrend.Test(new long[,] { { 900, 0 }, { 0, 900 } });
        Assert.Equal(0, far.PGreater!.Value.Value);
        Assert.Equal(Enumerable.Range(1, 900).Sum(k => Math.Log10(k) - Math.Log10(900 + k)), far.PGreater.Value.Log10, 1e-9);
    }

    [Fact]
    public void Ways_to_the_edge_of_a_double()
    {
        // Two rows of 502 can be divided in 2^998.7 ways, rows of 503 in 2^1000.7: beyond, tables are drawn. One bit is kept in hand.
        LinearTrendResult Of(long rest) => LinearTrend.Test(Counts(rest), options: new LinearTrendOptions { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 99 } });
        Assert.Equal(LinearTrendMethod.ExactCount, Of(501).Method);
        Assert.Equal(LinearTrendMethod.ExactCount, Of(502).Method);
        Assert.Equal(LinearTrendMethod.MonteCarlo, Of(503).Method);
        Agrees(Counts(502), [0, 1, 2], [0, 1, 2]);

        static long[,] Counts(long rest) => new long[,] { { 1, 1, 508 }, { 0, 1, rest - 1 }, { 1, 0, rest - 1 } };
    }

    private static LinearTrendResult Agrees(long[,] counts, double[] rowScores, double[] columnScores)
    {
        var result = LinearTrend.Test(counts, rowScores, columnScores);
        var (rows, columns) = (rowScores.Length, columnScores.Length);
        var rowTotals = Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Sum(j => counts[i, j])).ToArray();
        var columnTotals = Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => counts[i, j])).ToArray();
        var oracle = new ContingencyOracle(rowTotals, columnTotals);
        decimal Sum(IReadOnlyList<long> cells)
        {
            decimal sum = 0;
            for (var i = 0; i < cells.Count; i++)
            {
                sum += cells[i] * (decimal)rowScores[i / columns] * (decimal)columnScores[i % columns];
            }

            return sum;
        }

        var observed = Sum([.. counts.Cast<long>()]);
        var total = rowTotals.Sum();
        var timesMean = rowTotals.Zip(rowScores, (n, u) => n * (decimal)u).Sum() * columnTotals.Zip(columnScores, (n, v) => n * (decimal)v).Sum();
        var (less, greater) = (oracle.Share(cells => Sum(cells) <= observed), oracle.Share(cells => Sum(cells) >= observed));
        var point = oracle.Share(cells => Sum(cells) == observed);
        var far = oracle.Share(cells => Math.Abs(total * Sum(cells) - timesMean) >= Math.Abs(total * observed - timesMean));

        if (result.HasNoInformation)
        {
            Assert.Equal(1, less, 1e-12);
            Assert.Equal(1, greater, 1e-12);
        }

        Golden.Close(less, result.PLess!.Value, 1e-13, "less");
        Golden.Close(greater, result.PGreater!.Value, 1e-13, "greater");
        Golden.Close(point, result.PointProbability!.Value, 1e-13, "point");
        Golden.Close(far, result.PTwoSided!.Value, 1e-13, "two-sided");
        Golden.Close(Math.Min(1, 2 * Math.Min(less, greater)), result.PTwoSidedDoubled!.Value, 1e-13, "doubled");
        Golden.Close(2 * Math.Min(less, greater) - point, result.MidPTwoSided!.Value, 1e-12, "mid");
        Assert.True(result.HasNoInformation || result.Method == LinearTrendMethod.ExactCount);
        return result;
    }
}
