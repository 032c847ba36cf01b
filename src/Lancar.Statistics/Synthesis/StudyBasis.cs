namespace Lancar.Statistics;

/// <summary>
/// The weighted rows of a design written by p of them: B = W½X T, with rows of the unit matrix at the p studies of the basis, mostly the most precise.
/// </summary>
/// <remarks>
/// As <see cref="WeightSums"/> sets the most precise study apart, so do these p: a precise study that fixes a coefficient has a leverage near 1, and 1 − leverage
/// would cancel. Chosen by elimination with complete pivoting, no entry of B is large, so that the leverages of all other studies stay away from
/// 1, and for those of the basis I − H is formed without a difference.
/// </remarks>
internal sealed class StudyBasis
{
    private readonly bool[] isBasic;

    public StudyBasis(Design design, double[] rootWeights)
    {
        var count = design.Count;
        Columns = new double[count][];
        Back = new double[count][];
        Rows = new int[count];
        isBasic = new bool[rootWeights.Length];
        for (var j = 0; j < count; j++)
        {
            var (column, weighted) = (design.Columns[j], new double[rootWeights.Length]);
            for (var i = 0; i < weighted.Length; i++)
            {
                weighted[i] = rootWeights[i] * column[i];
            }

            (Columns[j], Back[j]) = (weighted, Weights.Unit(count, j));
        }

        Eliminate();
    }

    /// <summary>Columns of B.</summary>
    public double[][] Columns { get; }

    /// <summary>Columns of T.</summary>
    public double[][] Back { get; }

    /// <summary>The study whose row is the unit row of each column.</summary>
    public int[] Rows { get; }

    /// <summary>ln |det| of the weighted rows of the basis.</summary>
    public double LogDeterminant { get; private set; }

    public bool IsBasic(int study) => isBasic[study];

    private void Eliminate()
    {
        var done = new bool[Columns.Length];
        for (var step = 0; step < Columns.Length; step++)
        {
            var (column, row) = Pivot(done);
            var pivot = Columns[column][row];
            LogDeterminant += Math.Log(Math.Abs(pivot));
            Divide(Columns[column], pivot);
            Divide(Back[column], pivot);
            for (var other = 0; other < Columns.Length; other++)
            {
                if (other != column)
                {
                    var factor = Columns[other][row];
                    Subtract(Columns[other], factor, Columns[column]);
                    Subtract(Back[other], factor, Back[column]);
                    Columns[other][row] = 0;
                }
            }

            Columns[column][row] = 1;
            (done[column], isBasic[row], Rows[column]) = (true, true, row);
        }
    }

    private (int Column, int Row) Pivot(bool[] done)
    {
        var (largest, best) = (-1.0, (0, 0));
        for (var column = 0; column < Columns.Length; column++)
        {
            if (done[column])
            {
                continue;
            }

            var entries = Columns[column];
            for (var row = 0; row < entries.Length; row++)
            {
                if (!isBasic[row] && Math.Abs(entries[row]) > largest)
                {
                    (largest, best) = (Math.Abs(entries[row]), (column, row));
                }
            }
        }

        return best;
    }

    private static void Divide(double[] column, double pivot)
    {
        for (var i = 0; i < column.Length; i++)
        {
            column[i] /= pivot;
        }
    }

    private static void Subtract(double[] column, double factor, double[] other)
    {
        for (var i = 0; i < column.Length; i++)
        {
            column[i] -= factor * other[i];
        }
    }
}
