namespace Lancar.Statistics;

/// <summary>Tails and quantiles of the chi-square law with any positive number of degrees of freedom.</summary>
internal static class ChiSquareLaw
{
    // Up to here whole degrees of freedom are summed term by term: every term positive, no gamma function.
    private const double MostSummed = 400;
    private const double Large = 1e200;
    private const double HalfLogOf2Pi = 0.91893853320467274178;

    /// <summary>P(χ² ≥ statistic), relative to about 1e-13, as a scaled number also far below the range of a double.</summary>
    /// <param name="statistic">At least 0; infinity gives 0.</param>
    /// <param name="df">Degrees of freedom, above 0, whole or not.</param>
    public static ScaledNumber UpperTail(double statistic, double df)
    {
        if (statistic <= 0)
        {
            return new ScaledNumber(1, 0);
        }

        if (double.IsPositiveInfinity(statistic))
        {
            return new ScaledNumber(0, 0);
        }

        if (df == 1)
        {
            return NormalLaw.TwoSided(Math.Sqrt(statistic));
        }

        var (shape, x) = (df / 2, statistic / 2);
        if (df == Math.Floor(df) && df <= MostSummed)
        {
            return SummedTail(shape, x);
        }

        return x < shape + 1 ? new ScaledNumber(1 - LowerSeries(shape, x), 0) : UpperFraction(shape, x);
    }

    /// <summary>P(χ² &lt; statistic), relative to about 1e-13 where it is not below 1e-290.</summary>
    /// <param name="statistic">At least 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double LowerTail(double statistic, double df)
    {
        if (statistic <= 0)
        {
            return 0;
        }

        var (shape, x) = (df / 2, statistic / 2);
        return x < shape + 1 ? LowerSeries(shape, x) : 1 - UpperTail(statistic, df).Value;
    }

    /// <summary>The statistic whose upper tail is <paramref name="upperTail"/>, a number strictly between 0 and 1.</summary>
    public static double UpperQuantile(double upperTail, double df)
    {
        double low = 0;
        double high = Math.Max(1, 2 * df);
        while (UpperTail(high, df).Value > upperTail)
        {
            (low, high) = (high, 2 * high);
        }

        // Bisection to the last bit, as for Student's t: monotone, and asked for once per sample.
        for (var middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
        {
            (low, high) = UpperTail(middle, df).Value > upperTail ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>x^shape e^(−x) / Γ(shape + 1): a Poisson probability when the shape is whole.</summary>
    public static ScaledNumber PoissonTerm(double shape, double x)
    {
        if (shape == 0)
        {
            return ScaledNumber.Exp(-x);
        }

        // Loader (2000): deviance and Stirling's remainder apart, so that nothing large cancels.
        var logarithm = -StirlingRemainder(shape) - Deviance(shape, x) - HalfLogOf2Pi - 0.5 * Math.Log(shape);
        return ScaledNumber.Exp(logarithm);
    }

    // Q(a, x) = Σ_{k<a} x^k e^(−x) / Γ(k + 1) over k = 0, 1, … (even df), or erfc √x plus the sum over k = 1/2, 3/2, … (odd df).
    private static ScaledNumber SummedTail(double shape, double x)
    {
        var isEven = shape == Math.Floor(shape);
        var term = isEven ? 1.0 : 2 * Math.Sqrt(x / Math.PI);
        var sum = term;
        long exponent = 0;
        for (var k = isEven ? 1 : 1.5; k < shape; k++)
        {
            term *= x / k;
            sum += term;
            if (sum > Large)
            {
                term = Math.ScaleB(term, -600);
                sum = Math.ScaleB(sum, -600);
                exponent += 600;
            }
        }

        var positive = ScaledNumber.Exp(-x);
        positive = new ScaledNumber(positive.Mantissa * sum, positive.Exponent + exponent);
        return isEven ? positive : positive.Plus(ErfcOfRoot(x));
    }

    private static ScaledNumber ErfcOfRoot(double x)
    {
        var root = Math.Sqrt(x);
        // erfc falls as e^(−x): what the rounding of the root took away is put back.
        var lost = Math.FusedMultiplyAdd(-root, root, x);
        return NormalLaw.TwoSided(root * Math.Sqrt(2)).Times(Math.Exp(-lost));
    }

    // P(a, x) = x^a e^(−x) / Γ(a + 1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …).
    private static double LowerSeries(double shape, double x)
    {
        double term = 1;
        double sum = 1;
        for (var k = 1; term > 1e-17 * sum; k++)
        {
            term *= x / (shape + k);
            sum += term;
        }

        return Math.Min(1, PoissonTerm(shape, x).Times(sum).Value);
    }

    // Q(a, x) = x^a e^(−x) / Γ(a) · 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))), by Lentz's rule.
    private static ScaledNumber UpperFraction(double shape, double x)
    {
        var b = x + 1 - shape;
        var c = 1e300;
        var d = 1 / b;
        var fraction = d;
        for (var k = 1; k < 1_000_000; k++)
        {
            var a = k * (shape - k);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            fraction *= c * d;
            if (Math.Abs(c * d - 1) < 1e-16)
            {
                break;
            }
        }

        return PoissonTerm(shape, x).Times(shape * fraction);
    }

    // ln Γ(a + 1) − (a + 1/2) ln a + a − ln √(2π).
    private static double StirlingRemainder(double a)
    {
        if (a < 15)
        {
            // Γ(a + 1) is moved up to where the series is exact.
            var product = 1.0;
            var moved = a;
            while (moved < 15)
            {
                moved++;
                product *= moved;
            }

            var difference = (moved + 0.5) * Math.Log(moved) - (a + 0.5) * Math.Log(a) - (moved - a) - Math.Log(product);
            return StirlingRemainder(moved) + difference;
        }

        var s = 1 / (a * a);
        return (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * (1 / 1188.0 - s * 691 / 360360.0))))) / a;
    }

    // a ln(a/x) + x − a, by a series where the two are close.
    private static double Deviance(double a, double x)
    {
        if (Math.Abs(a - x) >= 0.1 * (a + x))
        {
            return a * Math.Log(a / x) + x - a;
        }

        var v = (a - x) / (a + x);
        var sum = (a - x) * v;
        var power = 2 * a * v;
        for (var j = 1; j < 1000; j++)
        {
            power *= v * v;
            var next = sum + power / (2 * j + 1);
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }
}
