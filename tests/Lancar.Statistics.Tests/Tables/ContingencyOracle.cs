using System.Numerics;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Every table of given margins, listed cell by cell, with its weight Π n! Π c! / Π x! in whole numbers.</summary>
internal sealed class ContingencyOracle
{
    private static readonly BigInteger slack = new(10_000_000);

    private readonly List<(long[] Cells, BigInteger Weight)> tables = [];
    private readonly BigInteger whole;
    private readonly BigInteger all;
    private readonly int columns;

    public ContingencyOracle(long[] rows, long[] columns)
    {
        this.columns = columns.Length;
        whole = rows.Concat(columns).Aggregate(BigInteger.One, (product, count) => product * Factorial(count));
        List(rows, 0, columns, new long[rows.Length * columns.Length]);
        all = tables.Aggregate(BigInteger.Zero, (sum, table) => sum + table.Weight);
    }

    public int Count => tables.Count;

    /// <summary>Freeman and Halton's p: strict, and with R's slack.</summary>
    public (double Strict, double WithSlack) P(long[,] observed)
    {
        var own = Weight([.. observed.Cast<long>()]);
        return (Share(weight => weight <= own), Share(weight => weight * slack <= own * (slack + 1)));
    }

    /// <summary>P(statistic of a table satisfies the condition).</summary>
    public double Share(Func<long[], bool> counted) =>
        Ratio(tables.Where(table => counted(table.Cells)).Aggregate(BigInteger.Zero, (sum, table) => sum + table.Weight));

    /// <summary>Every table with its probability.</summary>
    public IEnumerable<(long[] Cells, double Share)> Shares() => tables.Select(table => (table.Cells, Ratio(table.Weight)));

    private double Share(Func<BigInteger, bool> counted) =>
        Ratio(tables.Where(table => counted(table.Weight)).Aggregate(BigInteger.Zero, (sum, table) => sum + table.Weight));

    // 200 bits before the division; a share below 2^-100 gets more.
    private double Ratio(BigInteger part) => (double)((part << 1200) / all) is var direct && double.IsFinite(direct)
        ? direct * Math.Pow(2, -1000) * Math.Pow(2, -200)
        : (double)((part << 200) / all) * Math.Pow(2, -200);

    private void List(long[] rows, int row, long[] left, long[] cells)
    {
        if (row == rows.Length - 1)
        {
            left.CopyTo(cells, row * columns);
            tables.Add(([.. cells], Weight(cells)));
            return;
        }

        Fill(rows, row, 0, rows[row], left, cells);
    }

    private void Fill(long[] rows, int row, int column, long rest, long[] left, long[] cells)
    {
        if (column == columns - 1)
        {
            if (rest > left[column])
            {
                return;
            }

            cells[row * columns + column] = rest;
            var after = left.Select((count, j) => count - cells[row * columns + j]).ToArray();
            List(rows, row + 1, after, cells);
            return;
        }

        for (long x = 0; x <= Math.Min(rest, left[column]); x++)
        {
            cells[row * columns + column] = x;
            Fill(rows, row, column + 1, rest - x, left, cells);
        }
    }

    private BigInteger Weight(long[] cells) => whole / cells.Aggregate(BigInteger.One, (product, x) => product * Factorial(x));

    private static BigInteger Factorial(long n)
    {
        var product = BigInteger.One;
        for (long i = 2; i <= n; i++)
        {
            product *= i;
        }

        return product;
    }
}
