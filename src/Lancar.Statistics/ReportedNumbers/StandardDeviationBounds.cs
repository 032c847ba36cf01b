using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Whether a printed standard deviation fits between the least and the greatest one possible.</summary>
public enum StandardDeviationFit
{
    /// <summary>It fits.</summary>
    Fits,

    /// <summary>Larger than any values within the bounds can give.</summary>
    TooLarge,

    /// <summary>Smaller than values that reach the printed minimum and maximum can give.</summary>
    TooSmall,

    /// <summary>Below zero.</summary>
    Negative,
}

/// <summary>How large, and how small, a standard deviation can be at a given mean, n and range of values (whole numbers or not).</summary>
public static class StandardDeviationBounds
{
    /// <summary>
    /// Compares a printed standard deviation with its exact limits: values between a and b with mean m have a sum of squared
    /// deviations of at most n(m − a)(b − m); values that reach both a and b have one of at least
    /// (b − a)²/2 + 2n/(n−2) · (m − (a + b)/2)².
    /// </summary>
    /// <param name="mean">Range of the true mean, or null when no mean is printed (then the worst case is taken).</param>
    /// <param name="standardDeviation">Range of the true standard deviation, with divisor n−1 or n: either is accepted.</param>
    /// <param name="n">Number of values, at least 1.</param>
    /// <param name="lowest">Range of the smallest possible value.</param>
    /// <param name="highest">Range of the greatest possible value.</param>
    /// <param name="attained">True when the smallest and the greatest are printed minimum and maximum, false for ends of a scale.</param>
    /// <returns>Fits, or in which direction not.</returns>
    /// <remarks>Source: Bhatia and Davis (2000), American Mathematical Monthly 107, 353; the lower limit by minimising over the other n−2 values. Exact.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public static StandardDeviationFit Check(
        RationalRange? mean, RationalRange standardDeviation, long n, RationalRange lowest, RationalRange highest, bool attained)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (standardDeviation.Upper < Rational.Zero)
        {
            return StandardDeviationFit.Negative;
        }

        var low = Rational.Max(standardDeviation.Lower, Rational.Zero);
        if (low * low * (n - 1) > GreatestSquares(mean, n, lowest.Lower, highest.Upper))
        {
            return StandardDeviationFit.TooLarge;
        }

        var high = standardDeviation.Upper;
        return attained && high * high * n < LeastSquares(mean, n, lowest, highest)
            ? StandardDeviationFit.TooSmall
            : StandardDeviationFit.Fits;
    }

    /// <summary>The greatest standard deviation with divisor n−1 at this mean and these bounds, for display.</summary>
    /// <inheritdoc cref="Check" path="/param"/>
    public static double Greatest(RationalRange? mean, long n, RationalRange lowest, RationalRange highest) =>
        n < 2 ? 0 : Math.Sqrt(Math.Max(0, GreatestSquares(mean, n, lowest.Lower, highest.Upper).ToDouble()) / (n - 1));

    /// <summary>The least standard deviation with divisor n at this mean, when both bounds are attained, for display.</summary>
    /// <inheritdoc cref="Check" path="/param"/>
    public static double Least(RationalRange? mean, long n, RationalRange lowest, RationalRange highest) =>
        Math.Sqrt(LeastSquares(mean, n, lowest, highest).ToDouble() / n);

    private static Rational GreatestSquares(RationalRange? mean, long n, Rational a, Rational b)
    {
        var middle = (a + b) / Rational.Of(2);
        var m = mean is { } range ? Rational.Min(Rational.Max(middle, range.Lower), range.Upper) : middle;
        return Rational.Max(Rational.Zero, m - a) * Rational.Max(Rational.Zero, b - m) * n;
    }

    private static Rational LeastSquares(RationalRange? mean, long n, RationalRange lowest, RationalRange highest)
    {
        var width = Rational.Max(Rational.Zero, highest.Lower - lowest.Upper);
        var squares = width * width / Rational.Of(2);
        if (mean is not { } range || n <= 2)
        {
            return squares;
        }

        var two = Rational.Of(2);
        var below = ((lowest.Lower + highest.Lower) / two) - range.Upper;
        var above = range.Lower - ((lowest.Upper + highest.Upper) / two);
        var distance = Rational.Max(Rational.Zero, Rational.Max(below, above));
        return squares + (distance * distance * Rational.Of(2 * new BigInteger(n), n - 2));
    }
}
