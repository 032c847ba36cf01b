namespace Lancar.Statistics;

/// <summary>
/// A running product of positive factors in twice the precision of a double and without its limits of range, so that a product of
/// thousands of factors (a binomial coefficient, the norm of a tilted law) is right to the last digit of a double. Logarithms of
/// gamma functions lose three digits there.
/// </summary>
internal struct ExtendedProduct
{
    private const double Large = 1.157920892373162e77; // 2^256
    private const double Small = 1 / Large;

    private double high;
    private double low;
    private long exponent;

    public static ExtendedProduct One => new() { high = 1 };

    /// <summary>The product as mantissa and power of two.</summary>
    public readonly ScaledNumber Value => new(high + low, exponent);

    /// <summary>The natural logarithm.</summary>
    public readonly double Log => Value.Log;

    /// <summary>The number of ways to choose <paramref name="chosen"/> of <paramref name="total"/>.</summary>
    public static ExtendedProduct Binomial(long total, long chosen)
    {
        var ways = One;
        var least = Math.Min(chosen, total - chosen);
        for (long j = 1; j <= least; j++)
        {
            ways.Multiply(total - least + j);
            ways.Divide(j);
        }

        return ways;
    }

    public void Multiply(double factor)
    {
        var product = high * factor;
        Take(product, Math.FusedMultiplyAdd(high, factor, -product) + low * factor);
    }

    public void Divide(double divisor)
    {
        var quotient = high / divisor;
        Take(quotient, (Math.FusedMultiplyAdd(-quotient, divisor, high) + low) / divisor);
    }

    /// <summary>Multiplies by (1 + <paramref name="x"/>)^<paramref name="power"/>, the sum taken without rounding; x ≥ 0.</summary>
    public void MultiplyOnePlus(double x, int power)
    {
        var sum = 1 + x;
        var factor = new ExtendedProduct { high = sum, low = x >= 1 ? 1 - (sum - x) : x - (sum - 1) };
        for (var rest = power; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                Multiply(factor);
            }

            factor.Multiply(factor);
        }
    }

    private void Multiply(ExtendedProduct factor)
    {
        var product = high * factor.high;
        var rest = Math.FusedMultiplyAdd(high, factor.high, -product) + (high * factor.low + low * factor.high);
        exponent += factor.exponent;
        Take(product, rest);
    }

    private void Take(double product, double rest)
    {
        high = product + rest;
        low = rest - (high - product);
        if (high > Large)
        {
            (high, low, exponent) = (high * Small, low * Small, exponent + 256);
        }
        else if (high < Small && high > 0)
        {
            (high, low, exponent) = (high * Large, low * Large, exponent - 256);
        }
    }
}
