namespace Lancar.Statistics;

/// <summary>Takes the mean out of a column and a power of two off its size, so that its offset and unit cost no digits.</summary>
internal static class ColumnScale
{
    /// <summary>Changes the column to (column − centre) / 2^exponent, its largest entry between 1 and 2 (or all 0).</summary>
    public static (double Centre, int Exponent) Apply(double[] column, bool centred)
    {
        var outer = ExponentOf(column);
        Divide(column, outer);
        var mean = 0.0;
        if (centred)
        {
            // A constant column leaves exactly nothing, whatever the rounding of its mean.
            mean = Array.TrueForAll(column, value => value.Equals(column[0])) ? column[0] : MeanOf(column);
            for (var i = 0; i < column.Length; i++)
            {
                column[i] -= mean;
            }
        }

        var inner = ExponentOf(column);
        Divide(column, inner);
        return (Math.ScaleB(mean, outer), outer + inner);
    }

    private static double MeanOf(double[] column)
    {
        var sum = new CompensatedSum();
        foreach (var value in column)
        {
            sum.Add(value);
        }

        return sum.Value / column.Length;
    }

    private static void Divide(double[] column, int exponent)
    {
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = Math.ScaleB(column[i], -exponent);
        }
    }

    private static int ExponentOf(double[] column)
    {
        var largest = column.Max(Math.Abs);
        return largest == 0 ? 0 : Math.ILogB(largest);
    }
}
