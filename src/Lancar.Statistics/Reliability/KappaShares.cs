namespace Lancar.Statistics;

/// <summary>Shares of agreement of two raters and the variance of kappa by Fleiss, Cohen and Everitt (1969).</summary>
internal sealed class KappaShares
{
    private readonly int k;
    private readonly double[,] cell;
    private readonly double[] first;
    private readonly double[] second;
    private readonly KappaWeights weights;

    public KappaShares(long[,] counts, long total, KappaWeights weights)
    {
        this.weights = weights;
        k = counts.GetLength(0);
        cell = new double[k, k];
        first = new double[k];
        second = new double[k];
        for (var i = 0; i < k; i++)
        {
            first[i] = Enumerable.Range(0, k).Sum(j => counts[i, j]) / (double)total;
            second[i] = Enumerable.Range(0, k).Sum(j => counts[j, i]) / (double)total;
            for (var j = 0; j < k; j++)
            {
                cell[i, j] = counts[i, j] / (double)total;
            }
        }

        Disagreement = Sum((i, j) => cell[i, j] * (1 - Weight(i, j)));
        Observed = 1 - Disagreement;
        Expected = 1 - Sum((i, j) => first[i] * second[j] * (1 - Weight(i, j)));
        Identical = Enumerable.Range(0, k).Sum(i => cell[i, i]);
    }

    /// <summary>Weighted share of disagreement; 0 exactly where every weight that counts is full.</summary>
    public double Disagreement { get; }

    public double Observed { get; }

    public double Expected { get; }

    /// <summary>Share of persons put into the same category, whatever the weights.</summary>
    public double Identical { get; }

    // N (1 − pe)⁴ Var κ
    public double VarianceFactor()
    {
        var (rest, miss) = (1 - Expected, 1 - Observed);
        var (rows, columns) = MeanWeights();
        var squares = Sum((i, j) => cell[i, j] * Square(Weight(i, j) * rest - (rows[i] + columns[j]) * miss));
        return Math.Max(0, squares - Square(Observed * Expected - 2 * Expected + Observed));
    }

    // N (1 − pe)² Var κ where the raters are independent.
    public double NullVarianceFactor()
    {
        var (rows, columns) = MeanWeights();
        return Math.Max(0, Sum((i, j) => first[i] * second[j] * Square(Weight(i, j) - rows[i] - columns[j])) - Square(Expected));
    }

    /// <summary>The largest weighted agreement with these margins: the shares matched in the order of the scale, which is optimal for convex distances; for equal weights the overlap of the margins.</summary>
    public double LargestAgreement()
    {
        if (weights == KappaWeights.None)
        {
            return Enumerable.Range(0, k).Sum(i => Math.Min(first[i], second[i]));
        }

        var agreement = new CompensatedSum();
        var (i, j, left, right) = (0, 0, first[0], second[0]);
        while (i < k && j < k)
        {
            var moved = Math.Min(left, right);
            agreement.Add(moved * Weight(i, j));
            (left, right) = (left - moved, right - moved);
            if (left <= right)
            {
                left = ++i < k ? first[i] : 0;
            }
            else
            {
                right = ++j < k ? second[j] : 0;
            }
        }

        return Math.Min(1, agreement.Value);
    }

    private (double[] Rows, double[] Columns) MeanWeights() => (
        [.. Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => second[j] * Weight(i, j)))],
        [.. Enumerable.Range(0, k).Select(j => Enumerable.Range(0, k).Sum(i => first[i] * Weight(i, j)))]);

    private double Weight(int i, int j) => weights switch
    {
        KappaWeights.None => i == j ? 1 : 0,
        KappaWeights.Linear => 1 - Math.Abs(i - j) / (k - 1.0),
        KappaWeights.Quadratic => 1 - Square((i - j) / (k - 1.0)),
    };

    private double Sum(Func<int, int, double> term)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                sum.Add(term(i, j));
            }
        }

        return sum.Value;
    }

    private static double Square(double x) => x * x;
}
