using MathNet.Numerics;

namespace Lancar.Statistics;

/// <summary>The standard normal law as a scale for levels: from level to z and back.</summary>
internal static class NormalScale
{
    private static readonly double sqrt2 = Math.Sqrt(2);
    private static readonly double sqrt2Pi = Math.Sqrt(2 * Math.PI);

    /// <summary>P(Z ≤ z).</summary>
    public static double Level(double z) => SpecialFunctions.Erfc(-z / sqrt2) / 2;

    /// <summary>The z with P(Z ≤ z) = level; infinite at 0 and 1.</summary>
    public static double Quantile(double level)
    {
        if (level is <= 0 or >= 1)
        {
            return level <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (level > 0.5)
        {
            return -Quantile(1 - level);
        }

        var z = -sqrt2 * SpecialFunctions.ErfcInv(2 * level);
        // One Newton step takes the start value of the library to full accuracy.
        return z - (Level(z) - level) * sqrt2Pi * Math.Exp(z * z / 2);
    }
}
