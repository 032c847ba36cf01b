using System.Globalization;
using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// Doubles taken as the decimals they print as: the shortest decimal that reads back as the same double, all on one power of ten, so that sums
/// and ties of measurements such as 0.1 + 0.2 and 0.3 are exact.
/// </summary>
internal sealed class DecimalScores
{
    private DecimalScores(BigInteger[] values, int exponent)
    {
        Values = values;
        Exponent = exponent;
    }

    /// <summary>The values in units of 10^<see cref="Exponent"/>.</summary>
    public BigInteger[] Values { get; }

    /// <summary>The common power of ten.</summary>
    public int Exponent { get; }

    /// <summary>The decimals of finite values.</summary>
    public static DecimalScores Of(ReadOnlySpan<double> values)
    {
        var digits = new long[values.Length];
        var exponents = new int[values.Length];
        var least = int.MaxValue;
        for (var i = 0; i < values.Length; i++)
        {
            (digits[i], exponents[i]) = Decimal(values[i]);
            least = digits[i] == 0 ? least : Math.Min(least, exponents[i]);
        }

        least = least == int.MaxValue ? 0 : least;
        var whole = new BigInteger[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            whole[i] = digits[i] == 0 ? BigInteger.Zero : digits[i] * BigInteger.Pow(10, exponents[i] - least);
        }

        return new DecimalScores(whole, least);
    }

    /// <summary>numerator / divisor · 10^<see cref="Exponent"/>, correctly rounded while it is a normal double.</summary>
    public double Quotient(BigInteger numerator, BigInteger divisor)
    {
        if (Exponent >= 0)
        {
            numerator *= BigInteger.Pow(10, Exponent);
        }
        else
        {
            divisor *= BigInteger.Pow(10, -Exponent);
        }

        return numerator.Sign * Ratio(BigInteger.Abs(numerator), divisor).Value;
    }

    /// <summary>numerator / divisor, correctly rounded; neither is negative.</summary>
    public static ScaledNumber Ratio(BigInteger numerator, BigInteger divisor)
    {
        if (numerator.IsZero)
        {
            return new ScaledNumber(0, 0);
        }

        // 62 bits or more of the quotient and one that tells whether anything is left: rounded once, to even.
        var shift = divisor.GetBitLength() - numerator.GetBitLength() + 62;
        var (top, bottom) = shift >= 0 ? (numerator << (int)shift, divisor) : (numerator, divisor << (int)-shift);
        var quotient = (ulong)BigInteger.DivRem(top, bottom, out var rest) | (rest.IsZero ? 0UL : 1UL);
        return new ScaledNumber(quotient, -shift);
    }

    // Digits and exponent of the shortest decimal, without zeros at its end.
    private static (long Digits, int Exponent) Decimal(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var power = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = power < 0 ? shortest : shortest[..power];
        var exponent = power < 0 ? 0 : int.Parse(shortest.AsSpan(power + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
        while (!digits.IsZero && (digits % 10).IsZero)
        {
            digits /= 10;
            exponent++;
        }

        return ((long)digits, exponent);
    }
}
