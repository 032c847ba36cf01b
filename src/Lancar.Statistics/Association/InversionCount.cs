namespace Lancar.Statistics;

/// <summary>
/// The law of the number of inversions of a random order, where at most one of two variables has ties: the product of Gaussian
/// binomials, one per level. Every term is positive.
/// </summary>
internal static class InversionCount
{
    /// <summary>The largest number of observations whose orders a double can count.</summary>
    public const int LargestCounted = 150;

    /// <summary>Number of different orders by their number of inversions.</summary>
    /// <param name="counts">How many observations share each level; all 1 without ties.</param>
    public static double[] Orders(int[] counts)
    {
        var orders = new double[] { 1 };
        var placed = 0;
        foreach (var count in counts)
        {
            orders = Product(orders, GaussianBinomial(placed, count));
            placed += count;
        }

        return orders;
    }

    /// <summary>Orders of <paramref name="rest"/> and <paramref name="count"/> things of two kinds, by inversions.</summary>
    private static double[] GaussianBinomial(int rest, int count)
    {
        // G(a, b) = G(a, b − 1) shifted by a … : column by column, G(a, b)[i] = G(a − 1, b)[i] + G(a, b − 1)[i − a] with G in a things of one kind.
        var column = new double[count + 1][];
        for (var b = 0; b <= count; b++)
        {
            column[b] = [1.0];
        }

        for (var a = 1; a <= rest; a++)
        {
            for (var b = 1; b <= count; b++)
            {
                var sum = new double[a * b + 1];
                Rows.Add(sum, column[b]);
                Rows.Add(sum.AsSpan(a), column[b - 1]);
                column[b] = sum;
            }
        }

        return column[count];
    }

    private static double[] Product(double[] left, double[] right)
    {
        var product = new double[left.Length + right.Length - 1];
        var scaled = new double[left.Length];
        for (var j = 0; j < right.Length; j++)
        {
            if (right[j] == 1)
            {
                Rows.Add(product.AsSpan(j), left);
                continue;
            }

            for (var i = 0; i < left.Length; i++)
            {
                scaled[i] = left[i] * right[j];
            }

            Rows.Add(product.AsSpan(j), scaled);
        }

        return product;
    }
}
