namespace Lancar.Statistics;

/// <summary>Random tables of given margins (Patefield 1981): each cell in turn from its hypergeometric law, given those before it.</summary>
internal sealed class RandomTable
{
    private readonly int[] rows;
    private readonly int[] columns;
    private readonly double[] logs;
    private readonly long[] values;
    private readonly int[] left;
    private readonly int[] cells;
    private readonly int total;

    public RandomTable(int[] rows, int[] columns, NetworkLogs logs)
    {
        (this.rows, this.columns) = (rows, columns);
        values = logs.Factorials;
        total = rows.Sum();
        left = new int[columns.Length];
        cells = new int[rows.Length * columns.Length];
        this.logs = new double[total + 1];
        for (var n = 0; n <= total; n++)
        {
            this.logs[n] = values[n] * logs.Unit;
        }
    }

    /// <summary>The cells drawn last, row by row.</summary>
    public ReadOnlySpan<int> Cells => cells;

    /// <summary>How many of the drawn tables are at least as extreme as the observed one: without and with slack.</summary>
    public static (int Strict, int WithSlack) CountExtreme(
        Contingency table,
        NetworkLogs logs,
        long observed,
        long slack,
        int replicates,
        ulong seed,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var (rows, columns) = Margins(table);
        var (strict, withSlack) = (0, 0);
        ReplicateBlocks.Run(
            replicates,
            seed,
            () => new RandomTable(rows, columns, logs),
            (random, stream, _, count) =>
            {
                var (own, ownSlack) = (0, 0);
                for (var k = 0; k < count; k++)
                {
                    var value = random.Draw(stream);
                    own += value >= observed ? 1 : 0;
                    ownSlack += value >= slack ? 1 : 0;
                }

                Interlocked.Add(ref strict, own);
                Interlocked.Add(ref withSlack, ownSlack);
            },
            cancellation,
            progress);
        return (strict, withSlack);
    }

    /// <summary>Margins in descending order, the fewer as rows, so that permuted and exchanged tables draw the same.</summary>
    public static (int[] Rows, int[] Columns) Margins(Contingency table)
    {
        int[] rows = [.. table.RowTotals.Select(count => (int)count).OrderDescending()];
        int[] columns = [.. table.ColumnTotals.Select(count => (int)count).OrderDescending()];
        var order = rows.Length != columns.Length ? rows.Length - columns.Length : rows.AsSpan().SequenceCompareTo(columns);
        return order <= 0 ? (rows, columns) : (columns, rows);
    }

    /// <summary>Draws a table; its value Σ ln x! in units.</summary>
    public long Draw(RandomStream stream)
    {
        columns.CopyTo(left, 0);
        var remaining = total;
        long value = 0;
        var last = columns.Length - 1;
        for (var i = 0; i < rows.Length - 1; i++)
        {
            var row = rows[i];
            var others = remaining;
            remaining -= row;
            for (var j = 0; j < last; j++)
            {
                others -= left[j];
                var x = row == 0 ? 0 : Cell(row, left[j], others, stream);
                left[j] -= x;
                row -= x;
                cells[i * columns.Length + j] = x;
                value += values[x];
            }

            left[last] -= row;
            cells[i * columns.Length + last] = row;
            value += values[row];
        }

        for (var j = 0; j <= last; j++)
        {
            cells[(rows.Length - 1) * columns.Length + j] = left[j];
            value += values[left[j]];
        }

        return value;
    }

    // Hypergeometric: row draws out of good and bad. By inversion outward from the mode.
    private int Cell(int row, int good, int bad, RandomStream stream)
    {
        var lowest = Math.Max(0, row - bad);
        var highest = Math.Min(row, good);
        if (lowest == highest)
        {
            return lowest;
        }

        var mode = (int)((row + 1L) * (good + 1L) / (good + bad + 2L));
        var all = good + bad;
        var point = Math.Exp(
            logs[good] + logs[bad] + logs[row] + logs[all - row] - logs[all]
            - logs[mode] - logs[good - mode] - logs[row - mode] - logs[bad - row + mode]);
        var uniform = stream.NextDouble() - point;
        if (uniform < 0)
        {
            return mode;
        }

        var (up, down) = (mode, mode);
        var (above, below) = (point, point);
        while (true)
        {
            if (up < highest)
            {
                above *= (double)((long)(good - up) * (row - up)) / ((long)(up + 1) * (bad - row + up + 1));
                up++;
                uniform -= above;
                if (uniform < 0)
                {
                    return up;
                }
            }

            if (down > lowest)
            {
                below *= (double)((long)down * (bad - row + down)) / ((long)(good - down + 1) * (row - down + 1));
                down--;
                uniform -= below;
                if (uniform < 0)
                {
                    return down;
                }
            }
            else if (up >= highest)
            {
                // Rounding left a rest of some 1e-13: it goes to the mode.
                return mode;
            }
        }
    }
}
