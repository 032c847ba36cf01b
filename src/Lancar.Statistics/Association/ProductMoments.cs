namespace Lancar.Statistics;

/// <summary>Pearson's r and 1 − r² of two samples, careful at every magnitude of the data.</summary>
internal readonly record struct ProductMoments(double Correlation, double Unexplained)
{
    /// <summary>Null when a variable has no variation.</summary>
    public static ProductMoments? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (Standardised(first) is not { } x || Standardised(second) is not { } y)
        {
            return null;
        }

        // Sorted rows: permuted data give the same bits.
        Array.Sort(x, y, null);
        SortWithinTies(x, y);
        var products = new CompensatedSum();
        for (var i = 0; i < x.Length; i++)
        {
            products.Add(x[i] * y[i]);
        }

        var r = Math.Clamp(products.Value, -1, 1);
        // 1 − r² from the residuals keeps its digits where r is near ±1.
        var rest = new CompensatedSum();
        for (var i = 0; i < x.Length; i++)
        {
            var residual = y[i] - r * x[i];
            rest.Add(residual * residual);
        }

        // Residuals that are nothing but rounding belong to a straight line.
        return rest.Value <= x.Length * 1e-31
            ? new ProductMoments(Math.Sign(r), 0)
            : new ProductMoments(r, Math.Min(1, rest.Value));
    }

    // Distances from the mean, scaled to a sum of squares of 1.
    private static double[]? Standardised(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        var constant = true;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
            constant &= value == values[0];
        }

        if (constant)
        {
            return null;
        }

        var exponent = Math.ILogB(largest);
        var order = values.ToArray();
        Array.Sort(order);
        var sum = new CompensatedSum();
        foreach (var value in order)
        {
            sum.Add(Math.ScaleB(value, -exponent));
        }

        var mean = sum.Value / order.Length;
        var rest = new CompensatedSum();
        foreach (var value in order)
        {
            rest.Add(Math.ScaleB(value, -exponent) - mean);
        }

        var left = rest.Value / order.Length;
        var squares = new CompensatedSum();
        var widest = 0.0;
        foreach (var value in order)
        {
            widest = Math.Max(widest, Math.Abs(Math.ScaleB(value, -exponent) - mean - left));
        }

        foreach (var value in order)
        {
            var distance = (Math.ScaleB(value, -exponent) - mean - left) / widest;
            squares.Add(distance * distance);
        }

        var length = widest * Math.Sqrt(squares.Value);
        var standardised = new double[values.Length];
        for (var i = 0; i < standardised.Length; i++)
        {
            standardised[i] = (Math.ScaleB(values[i], -exponent) - mean - left) / length;
        }

        return standardised;
    }

    private static void SortWithinTies(double[] x, double[] y)
    {
        for (var start = 0; start < x.Length;)
        {
            var end = start + 1;
            while (end < x.Length && x[end] == x[start])
            {
                end++;
            }

            Array.Sort(y, start, end - start);
            start = end;
        }
    }
}
