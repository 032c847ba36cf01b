namespace Lancar.Statistics;

/// <summary>Which margin is the rows, and which columns stand in which half.</summary>
/// <param name="Rows">Row sums, ascending: they are the shape of a node.</param>
/// <param name="First">Columns of the half whose ways are handed out one by one.</param>
/// <param name="Second">Columns of the half that is listed; at least one.</param>
internal sealed record NetworkSplit(int[] Rows, int[] First, int[] Second)
{
    // Beyond so many columns the halves are dealt out in turns instead of trying every way.
    private const int MostTried = 12;

    /// <summary>The cheapest way to cut a table of these margins in two; the same for a transposed table.</summary>
    public static NetworkSplit Of(int[] rows, int[] columns, double radius)
    {
        var (one, oneCost) = Best(rows, columns, radius);
        var (other, otherCost) = Best(columns, rows, radius);
        return (oneCost, one.Rows.Length).CompareTo((otherCost, other.Rows.Length)) switch
        {
            < 0 => one,
            > 0 => other,
            _ => rows.AsSpan().SequenceCompareTo(columns) <= 0 ? one : other,
        };
    }

    private static (NetworkSplit Split, double Cost) Best(int[] rows, int[] columns, double radius)
    {
        var sortedRows = rows.Order().ToArray();
        var sorted = columns.OrderDescending().ToArray();
        NetworkSplit? best = null;
        var bestCost = double.PositiveInfinity;
        foreach (var mask in Masks(sorted.Length))
        {
            var first = sorted.Where((_, j) => (mask >> j & 1) == 1).ToArray();
            var second = sorted.Where((_, j) => (mask >> j & 1) == 0).ToArray();
            var cost = Cost(sortedRows, first, second, radius);
            if (cost < bestCost)
            {
                (best, bestCost) = (new NetworkSplit(sortedRows, first, second), cost);
            }
        }

        return (best ?? new NetworkSplit(sortedRows, sorted, []), bestCost);
    }

    private static IEnumerable<int> Masks(int columns)
    {
        if (columns > MostTried)
        {
            // In turns: 0, 3, 4, 7, 8, … against 1, 2, 5, 6, …
            return [Enumerable.Range(0, Math.Min(columns, 31)).Where(j => j % 4 is 0 or 3).Sum(j => 1 << j)];
        }

        return Enumerable.Range(1, (1 << columns) - 2);
    }

    // Tables more probable than the observed one fill an ellipsoid: nodes × (ways of the first half + 2 × ways of the second).
    private static double Cost(int[] rows, int[] first, int[] second, double radius)
    {
        if (second.Length > first.Length || (second.Length == 1 && first.Length != 2))
        {
            return double.PositiveInfinity;
        }

        double n = rows.Sum();
        var (totalFirst, totalSecond) = ((double)first.Sum(), (double)second.Sum());
        var node = Spread(rows, n, totalFirst * totalSecond / n);
        var ways = Inner(rows, first, n);
        var listed = Inner(rows, second, n);
        var free = rows.Length - 1;
        return Math.Exp(Ball(free * first.Length, radius) + node + ways)
            + 2 * Math.Exp(Ball(free * second.Length, radius) + node + listed);
    }

    private static double Inner(int[] rows, int[] columns, double n)
    {
        double sum = 0;
        double total = columns[0];
        for (var j = 1; j < columns.Length; j++)
        {
            sum += Spread(rows, n, total * columns[j] / (total + columns[j]));
            total += columns[j];
        }

        return sum;
    }

    // Logarithm of the standard deviations of a multivariate hypergeometric draw, multiplied; a step of less than one counts as one.
    private static double Spread(int[] rows, double n, double scale)
    {
        double sum = 0;
        for (var i = 0; i < rows.Length - 1; i++)
        {
            sum += 0.5 * Math.Log(1 / 12.0 + scale * rows[i] / n);
        }

        return sum + 0.5 * Math.Log(rows[^1] / n);
    }

    // Logarithm of the volume of a ball: π^(d/2) r^d / Γ(d/2 + 1).
    private static double Ball(int dimensions, double radius)
    {
        var half = dimensions / 2.0;
        return half * Math.Log(Math.PI * radius * radius) - MathNet.Numerics.SpecialFunctions.GammaLn(half + 1);
    }
}
