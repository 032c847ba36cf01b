namespace Lancar.Statistics;

/// <summary>
/// Masses of the cells ((i − 1) / n, i / n] under the density of a middle order statistic of n uniform numbers, up to a common
/// factor. Drawing from a sample of n is drawing a uniform number and looking which cell it falls in; so these are the
/// bootstrap probabilities of the order statistics (Efron 1979; Maritz, Jarrett 1978), as integrals of a positive function
/// instead of differences of binomial tails, which would cancel.
/// </summary>
internal static class MedianCells
{
    // What is below e^−700 of the middle is no double any more.
    private const double NegligibleExponent = -700;
    private const double NegligibleShare = 1e-18;

    // A panel over which the density changes by no more than e^2 is integrated to the last digit by ten nodes.
    private const double PanelExponent = 2;

    private static readonly double[] nodes = [0.14887433898163121, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451, 0.97390652851717172];
    private static readonly double[] weights = [0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059, 0.06667134430868814];

    /// <summary>Odd n = 2m − 1: ∫ (4 t (1 − t))^(m − 1) dt over each cell.</summary>
    public static double[] OfMiddle(int count)
    {
        var power = (count - 1) / 2;
        var masses = new double[count];
        for (var i = 0; i < (count + 1) / 2; i++)
        {
            masses[i] = Mass(count, i, power, t => 1);
            masses[count - 1 - i] = masses[i];
        }

        return masses;
    }

    /// <summary>
    /// Even n = 2m: both middle order statistics in one cell, ∫ (4 u (1 − u))^(m − 1) (1 − u) (1 − ((1 − b) / (1 − u))^m) du up to
    /// the cell's end b.
    /// </summary>
    public static double[] OfBothMiddles(int count)
    {
        var m = count / 2;
        var masses = new double[count];
        for (var i = 0; i < m; i++)
        {
            var rest = 1 - (i + 1.0) / count;
            masses[i] = Mass(count, i, m - 1, u => (1 - u) * -Expm1(m * Math.Log(rest / (1 - u))));
            masses[count - 1 - i] = masses[i];
        }

        return masses;
    }

    /// <summary>e^x − 1 without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }

        // Kahan: the rounding error of e^x cancels in the quotient.
        var exponential = Math.Exp(x);
        return exponential == 1 ? x : (exponential - 1) * x / Math.Log(exponential);
    }

    /// <summary>(4 t (1 − t))^power: 1 in the middle, no large exponents near it.</summary>
    public static double Bell(double t, double power)
    {
        var distance = 1 - 2 * t;
        var exponent = distance * distance < 0.5 ? Log1p(-distance * distance) : Math.Log(4 * t * (1 - t));
        return Math.Exp(power * exponent);
    }

    private static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    // From the inner end of the cell outward, in panels, until what remains is negligible: the density falls outward.
    private static double Mass(int count, int cell, int power, Func<double, double> factor)
    {
        var outer = cell / (double)count;
        var end = (cell + 1.0) / count;
        if (power * Math.Log(Math.Min(1, 4 * end * (1 - outer))) < NegligibleExponent)
        {
            return 0;
        }

        var mass = 0.0;
        while (end > outer)
        {
            var slope = power * Math.Abs(1 - 2 * end) / (end * (1 - Math.Min(end, 0.5)));
            var width = Math.Min(end - outer, PanelExponent / slope);
            var begin = end - outer - width <= 1e-3 * width ? outer : end - width;
            var panel = Panel(begin, end, power, factor);
            mass += panel;
            if (panel <= NegligibleShare * mass)
            {
                break;
            }

            end = begin;
        }

        return mass;
    }

    private static double Panel(double begin, double end, int power, Func<double, double> factor)
    {
        var middle = (begin + end) / 2;
        var half = (end - begin) / 2;
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var left = middle - half * nodes[i];
            var right = middle + half * nodes[i];
            sum += weights[i] * (Bell(left, power) * factor(left) + Bell(right, power) * factor(right));
        }

        return half * sum;
    }
}
