using System.Numerics;
using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>
/// Random tables of given margins, many at a time. The rows are cut in two, and each column's count in the upper ones is drawn
/// hypergeometrically, the columns cut in two likewise; then either part of the rows in the same way, down to single cells. The law
/// is Patefield's (1981), who draws cell by cell; the cuts in the middle leave few and narrow laws, which are kept as tables.
/// </summary>
internal sealed class RandomTable
{
    // Laws below the first cut differ from table to table: only the narrow ones come back often enough.
    private const int MostVaryingValues = 32;
    private const int MostCounts = 1 << 16;

    private readonly int[] rows;
    private readonly int[] columns;
    private readonly long[] values;
    private readonly RandomTableLaws laws;
    private readonly ColumnNode[] nodes;
    private readonly int[][] cells;
    private readonly ulong[] words;
    private readonly List<int[][]> kept = [];
    private int drawnWords;
    private int tables;

    public RandomTable(int[] rows, int[] columns, NetworkLogs logs)
    {
        (this.rows, this.columns, values) = (rows, columns, logs.Factorials);
        laws = new RandomTableLaws(logs);
        var list = new List<ColumnNode>();
        Cut(list, 0, columns.Length);
        nodes = [.. list];
        WordsOfOne = (rows.Length - 1) * (columns.Length - 1);
        Most = Math.Clamp(MostCounts / (rows.Length * columns.Length), 1, ReplicateBlocks.Length);
        words = new ulong[WordsOfOne * Most];
        cells = [.. Enumerable.Range(0, rows.Length * columns.Length).Select(_ => new int[Most])];
    }

    /// <summary>The most tables that are drawn at once.</summary>
    public int Most { get; }

    private int WordsOfOne { get; }

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
                Span<long> found = stackalloc long[random.Most];
                for (var done = 0; done < count; done += random.Most)
                {
                    var some = found[..Math.Min(random.Most, count - done)];
                    random.Draw(stream, some);
                    foreach (var value in some)
                    {
                        own += value >= observed ? 1 : 0;
                        ownSlack += value >= slack ? 1 : 0;
                    }
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

    /// <summary>Draws as many tables as there are places, at most <see cref="Most"/>; writes their values Σ ln x! in units.</summary>
    public void Draw(RandomStream stream, Span<long> drawn)
    {
        tables = drawn.Length;
        drawnWords = 0;
        stream.Fill(MemoryMarshal.Cast<ulong, uint>(words.AsSpan(0, WordsOfOne * tables)));
        var totals = Kept(0);
        for (var v = 0; v < nodes.Length; v++)
        {
            totals[v].AsSpan().Fill(Sum(columns, nodes[v].From, nodes[v].Count));
        }

        Rows(0, rows.Length, 1, totals);
        drawn.Clear();
        foreach (var cell in cells)
        {
            var counts = cell.AsSpan(0, drawn.Length);
            for (var t = 0; t < drawn.Length; t++)
            {
                drawn[t] += values[counts[t]];
            }
        }
    }

    /// <summary>The cells of one of the tables drawn last, row by row.</summary>
    public int[] Cells(int table) => [.. cells.Select(cell => cell[table])];

    // The columns from..from + count, cut in the middle: a node, then its left part, then its right part.
    private static void Cut(List<ColumnNode> list, int from, int count)
    {
        var at = list.Count;
        list.Add(new ColumnNode(from, count, 0));
        if (count > 1)
        {
            Cut(list, from, count / 2);
            list[at] = new ColumnNode(from, count, list.Count);
            Cut(list, from + count / 2, count - count / 2);
        }
    }

    private static int Sum(int[] totals, int from, int count)
    {
        var sum = 0;
        foreach (var total in totals.AsSpan(from, count))
        {
            sum += total;
        }

        return sum;
    }

    private void Rows(int from, int count, int depth, int[][] totals)
    {
        if (count == 1)
        {
            for (var v = 0; v < nodes.Length; v++)
            {
                if (nodes[v].Count == 1)
                {
                    totals[v].AsSpan(0, tables).CopyTo(cells[from * columns.Length + nodes[v].From]);
                }
            }

            return;
        }

        var (upper, lower) = (Kept(2 * depth - 1), Kept(2 * depth));
        var half = count / 2;
        upper[0].AsSpan(0, tables).Fill(Sum(rows, from, half));
        for (var v = 0; v < nodes.Length; v++)
        {
            if (nodes[v].Count > 1)
            {
                var (left, right) = (v + 1, nodes[v].Right);
                var most = count == rows.Length || v == 0 ? RandomTableLaws.MostValues : MostVaryingValues;
                var own = words.AsSpan(drawnWords, tables);
                drawnWords += tables;
                laws.Draw(upper[v].AsSpan(0, tables), totals[left], totals[v], own, most, upper[left].AsSpan(0, tables));
                Subtract(upper[v], upper[left], upper[right]);
            }

            Subtract(totals[v], upper[v], lower[v]);
        }

        Rows(from, half, depth + 1, upper);
        Rows(from + half, count - half, depth + 1, lower);
    }

    private static void Subtract(int[] all, int[] part, int[] rest)
    {
        // Whole vectors: what stands beyond the last table is never read.
        var t = 0;
        for (; t + Vector<int>.Count <= rest.Length; t += Vector<int>.Count)
        {
            (new Vector<int>(all, t) - new Vector<int>(part, t)).CopyTo(rest, t);
        }

        for (; t < rest.Length; t++)
        {
            rest[t] = all[t] - part[t];
        }
    }

    // Counts of every column node, for each table: of the whole, and at each depth of the upper and of the lower rows.
    private int[][] Kept(int index)
    {
        while (kept.Count <= index)
        {
            kept.Add([.. nodes.Select(_ => new int[Most])]);
        }

        return kept[index];
    }

    private readonly record struct ColumnNode(int From, int Count, int Right);
}
