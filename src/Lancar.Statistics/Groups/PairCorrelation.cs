namespace Lancar.Statistics;

/// <summary>Pearson's correlation of pairs, as the effect sizes of pairs need it.</summary>
internal static class PairCorrelation
{
    /// <summary>The correlation of checked pairs, between −1 and 1; null when one side is constant. The same bits for any order of pairs.</summary>
    public static double? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (x, y) = (Standardised(first), Standardised(second));
        if (x is null || y is null)
        {
            return null;
        }

        var products = new double[x.Length];
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = x[i] * y[i];
        }

        Array.Sort(products);
        var sum = new CompensatedSum();
        foreach (var product in products)
        {
            sum.Add(product);
        }

        return Math.Clamp(sum.Value / (x.Length - 1), -1, 1);
    }

    private static double[]? Standardised(ReadOnlySpan<double> values)
    {
        var moments = Moments.Of(GroupMoments.Sorted(values.ToArray()));
        var deviation = moments.StandardDeviation!.Value;
        if (deviation == 0)
        {
            return null;
        }

        var standardised = new double[values.Length];
        for (var i = 0; i < standardised.Length; i++)
        {
            standardised[i] = 2 * ((values[i] / 2 - moments.Mean / 2) / deviation);
        }

        return standardised;
    }
}
