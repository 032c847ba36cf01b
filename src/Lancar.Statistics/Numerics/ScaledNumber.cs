namespace Lancar.Statistics;

/// <summary>
/// A non-negative number as mantissa × 2^exponent, for probabilities far below the range of a double
/// (a signed-rank test of 5,000 pairs can reach 1e-1505).
/// </summary>
/// <param name="Mantissa">Any non-negative double.</param>
/// <param name="Exponent">The power of two it is multiplied by.</param>
internal readonly record struct ScaledNumber(double Mantissa, long Exponent)
{
    private const double Log10Of2 = 0.30102999566398119521;

    /// <summary>The number as a double: 0 below 4.9e-324.</summary>
    public double Value => Math.ScaleB(Mantissa, (int)Math.Clamp(Exponent, -5000, 5000));

    /// <summary>The decimal logarithm, also where <see cref="Value"/> is 0; negative infinity for zero itself.</summary>
    public double Log10 => Mantissa == 0 ? double.NegativeInfinity : ScaledLog10();

    /// <summary>e^<paramref name="logarithm"/> as a scaled number.</summary>
    public static ScaledNumber Exp(double logarithm)
    {
        var exponent = Math.Floor(logarithm / Ln2High);
        // Cody and Waite: ln 2 in two pieces, so that the reduction costs no digit.
        var rest = logarithm - exponent * Ln2High - exponent * Ln2Low;
        return new ScaledNumber(Math.Exp(rest), (long)exponent);
    }

    public ScaledNumber Times(double factor) => this with { Mantissa = Mantissa * factor };

    public ScaledNumber Plus(ScaledNumber other)
    {
        var exponent = Math.Max(Exponent, other.Exponent);
        return new ScaledNumber(At(exponent) + other.At(exponent), exponent);
    }

    public ScaledNumber Over(ScaledNumber divisor) => new(Mantissa / divisor.Mantissa, Exponent - divisor.Exponent);

    /// <summary>The natural logarithm; negative infinity for zero.</summary>
    public double Log => Mantissa == 0 ? double.NegativeInfinity : Math.Log(Mantissa) + Exponent * (Ln2High + Ln2Low);

    private double At(long exponent) => Math.ScaleB(Mantissa, (int)Math.Max(Exponent - exponent, -5000));

    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private double ScaledLog10()
    {
        var plain = Value;
        // Within the range of normal doubles the direct logarithm is the more accurate one.
        return plain is > 1e-290 and < 1e290 ? Math.Log10(plain) : Math.Log10(Mantissa) + Exponent * Log10Of2;
    }
}
