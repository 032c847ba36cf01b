using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Fisher's exact test of r × c tables against every table of the margins, counted in whole numbers.</summary>
public class FreemanHaltonOracleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 45)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_table_of_the_margins(int seed)
    {
        var counts = Table(seed);
        var table = Contingency.Of(counts);
        var oracle = new ContingencyOracle([.. table.RowTotals], [.. table.ColumnTotals]);
        var (strict, withSlack) = oracle.P(counts);
        var result = FreemanHalton.Test(table);

        Golden.Close(strict, result.PTwoSided.Value, 1e-11, "strict p");
        Golden.Close(withSlack, result.PTwoSidedWithSlack.Value, 1e-11, "p with slack");
        Assert.Equal(Math.Log10(strict), result.PTwoSided.Log10, 1e-11);
        Assert.True(result.TiesProven);
        Assert.Equal(oracle.Count, ContingencyCount.Of(table));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Both_sides_of_the_law_agree(int seed)
    {
        // Whatever the p-value chooses: the sum of the more probable tables, and the sum of the others.
        var counts = Table(seed);
        var table = Contingency.Of(counts);
        if (table.HasNoInformation || table is { RowCount: 2, ColumnCount: 2 })
        {
            return;
        }

        var logs = NetworkLogs.Of((int)table.Total);
        var observed = counts.Cast<long>().Sum(x => logs.Factorials[x]);
        int[] rows = [.. table.RowTotals.Select(count => (int)count)];
        int[] columns = [.. table.ColumnTotals.Select(count => (int)count)];
        var split = NetworkSplit.Of(rows, columns, Math.Sqrt(table.ChiSquare!.Value.Statistic));
        NetworkAnswer Sum(bool inside) => Network.Sum(split, logs, observed, inside, long.MaxValue, long.MaxValue, default, null, out _)!;
        var (inside, outside) = (Sum(true), Sum(false));

        Assert.Equal(inside.Strict.Value, outside.Strict.Value, 1e-12);
        Assert.Equal(inside.WithSlack.Value, outside.WithSlack.Value, 1e-12);
    }

    [Theory]
    // Every shape has its own halves: one column, two, three and more in each. Every split of a table gives the same p.
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    [InlineData(3, 4)]
    [InlineData(2, 6)]
    [InlineData(2, 7)]
    [InlineData(4, 4)]
    [InlineData(3, 5)]
    public void Every_way_to_cut_the_table_gives_the_same(int rowCount, int columnCount)
    {
        var random = new Random(rowCount * 100 + columnCount);
        var rows = new int[rowCount];
        var columns = new int[columnCount];
        var logs = NetworkLogs.Of(100);
        long observed = 0;
        for (var i = 0; i < rowCount; i++)
        {
            for (var j = 0; j < columnCount; j++)
            {
                var x = random.Next(4) + (i == j % rowCount ? 1 : 0);
                rows[i] += x;
                columns[j] += x;
                observed += logs.Factorials[x];
            }
        }

        Array.Sort(rows);
        double? known = null;
        for (var mask = 1; mask < (1 << columnCount) - 1; mask++)
        {
            var first = columns.Where((_, j) => (mask >> j & 1) == 1).ToArray();
            var second = columns.Where((_, j) => (mask >> j & 1) == 0).ToArray();
            if (first.Length < 2 || (second.Length == 1 && first.Length != 2) || first.Contains(0) || second.Contains(0) || rows.Contains(0))
            {
                continue;
            }

            foreach (var inside in new[] { true, false })
            {
                var answer = Network.Sum(new NetworkSplit(rows, first, second), logs, observed, inside, long.MaxValue, long.MaxValue, default, null, out _)!;
                known ??= answer.Strict.Value;
                Golden.Close(known.Value, answer.Strict.Value, 1e-11, $"cut {mask}");
            }
        }

        Assert.NotNull(known);
    }

    private static long[,] Table(int seed)
    {
        var random = new Random(seed);
        var (rows, columns) = ((int, int))((seed % 9) switch
        {
            0 => (2, 3),
            1 => (3, 3),
            2 => (4, 3),
            3 => (2, 6),
            4 => (4, 4),
            5 => (5, 2),
            6 => (3, 5),
            7 => (2, 8),
            _ => (5, 3),
        });
        var most = Math.Max(2, (seed % 3 == 0 ? 26 : 16) / (rows * columns));
        var counts = new long[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                // A diagonal for small p-values, zeros for sparse tables.
                counts[i, j] = seed % 5 == 0 ? (i == j % rows ? random.Next(1, 2 * most + 2) : 0) : random.Next(most + 1);
            }

            counts[i, random.Next(columns)]++;
        }

        return counts;
    }
}
