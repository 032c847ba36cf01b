using MathNet.Numerics;

namespace Lancar.Statistics;

/// <summary>Tails and quantiles of the standard normal law.</summary>
internal static class NormalLaw
{
    private const double Sqrt2 = 1.4142135623730950488;
    private const double LogOf2OverSqrtPi = 0.12078223763524522235;

    /// <summary>P(|Z| ≥ |z|), also far below the range of a double.</summary>
    public static ScaledNumber TwoSided(double z)
    {
        var x = Math.Abs(z) / Sqrt2;
        return x < 20 ? new ScaledNumber(SpecialFunctions.Erfc(x), 0) : FarTail(x);
    }

    /// <summary>ln P(Z ≤ z), also far below the range of a double.</summary>
    public static double LogLower(double z)
    {
        var outside = TwoSided(z);
        return z <= 0 ? outside.Times(0.5).Log : Log1P.Of(-0.5 * outside.Value);
    }

    /// <summary>The z with P(|Z| ≤ z) = level.</summary>
    public static double TwoSidedQuantile(double level)
    {
        var x = SpecialFunctions.ErfcInv(1 - level);
        // One Newton step takes the start value of the library to full accuracy.
        var slope = -Math.Exp(LogOf2OverSqrtPi - x * x);
        return Sqrt2 * (x - (SpecialFunctions.Erfc(x) - (1 - level)) / slope);
    }

    /// <summary>The z ≥ 0 with P(Z ≥ z) = tail, for a tail up to 1/2, to 5e-4 (Abramowitz and Stegun 1964, 26.2.23): for first guesses.</summary>
    public static double RoughQuantile(double tail)
    {
        var t = Math.Sqrt(-2 * Math.Log(tail));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }

    // erfc x = e^(−x²) / (x √π) · (1 − 1/(2x²) + 3/(2x²)² − …); at x ≥ 20 ten terms are far below one unit in the last place.
    private static ScaledNumber FarTail(double x)
    {
        var step = -1 / (2 * x * x);
        var term = 1.0;
        var series = 1.0;
        for (var k = 1; k <= 10; k++)
        {
            term *= (2 * k - 1) * step;
            series += term;
        }

        return ScaledNumber.Exp(-x * x + LogOf2OverSqrtPi - Math.Log(2 * x)).Times(series);
    }
}
