namespace Lancar.Statistics;

/// <summary>The margins of a standard design in machine numbers, and states: what is used up of each column, written in one number.</summary>
internal sealed class TrendMargins
{
    private readonly long[] rowScores;
    private readonly long[] columnScores;
    private readonly int[] roomAfter;
    private readonly double[]?[] choices;

    public TrendMargins(TrendDesign design)
    {
        rowScores = [.. design.RowScores.Select(score => (long)score)];
        columnScores = [.. design.ColumnScores.Select(score => (long)score)];
        Rows = [.. design.RowTotals.Select(total => (int)total)];
        Columns = [.. design.ColumnTotals.Select(total => (int)total)];
        Strides = new long[Columns.Length];
        roomAfter = new int[Columns.Length];
        long stride = 1;
        for (var j = 0; j < Columns.Length; j++)
        {
            Strides[j] = stride;
            Whole += stride * Columns[j];
            stride *= Columns[j] + 1;
            roomAfter[j] = Columns.AsSpan(j + 1).ToArray().Sum();
        }

        choices = new double[Columns.Max() + 1][];
    }

    public int[] Rows { get; }

    public int[] Columns { get; }

    public long[] Strides { get; }

    /// <summary>The state with every column used up.</summary>
    public long Whole { get; }

    public long Product(int row, int column) => rowScores[row] * columnScores[column];

    public int Used(long state, int column) => (int)(state / Strides[column] % (Columns[column] + 1));

    /// <summary>What is used up of the columns after this one.</summary>
    public int UsedAfter(long state, int column)
    {
        var used = 0;
        for (var j = column + 1; j < Columns.Length; j++)
        {
            used += Used(state, j);
        }

        return used;
    }

    /// <summary>How many ways there are to use up so many of columns of these sizes; <paramref name="counts"/> is of that length and one more.</summary>
    public static double Divisions(ReadOnlySpan<int> sizes, double[] counts)
    {
        Array.Clear(counts);
        counts[0] = 1;
        // A window sum for each column.
        foreach (var most in sizes)
        {
            for (var x = 1; x < counts.Length; x++)
            {
                counts[x] += counts[x - 1];
            }

            for (var x = counts.Length - 1; x > most; x--)
            {
                counts[x] -= counts[x - most - 1];
            }
        }

        return counts[^1];
    }

    /// <summary>Every way to use up so many in all.</summary>
    public List<long> Divisions(int total, TrendWork work)
    {
        var count = Divisions(Columns, new double[total + 1]);
        work.Foresee(count);
        var states = new List<long>((int)count);
        void Fill(int column, int left, long state)
        {
            if (column == Columns.Length)
            {
                states.Add(state);
                return;
            }

            for (var x = Math.Max(0, left - roomAfter[column]); x <= Math.Min(left, Columns[column]); x++)
            {
                Fill(column + 1, left - x, state + x * Strides[column]);
            }
        }

        Fill(0, total, 0);
        work.Charge(states.Count);
        work.Keep(states.Count);
        return states;
    }

    public double Choose(int total, int chosen) => Choices(total)[chosen];

    /// <summary>The numbers of ways to choose 0, 1, … of so many, right to the last digit.</summary>
    public double[] Choices(int total)
    {
        if (choices[total] is not { } row)
        {
            row = new double[total + 1];
            var ways = ExtendedProduct.One;
            for (var x = 0; x <= total; x++)
            {
                if (x > 0)
                {
                    ways.Multiply(total - x + 1);
                    ways.Divide(x);
                }

                row[x] = ways.Value.Value;
            }

            choices[total] = row;
        }

        return row;
    }
}
