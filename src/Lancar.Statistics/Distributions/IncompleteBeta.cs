namespace Lancar.Statistics;

/// <summary>The regularised incomplete beta function I_x(a, b), to full relative accuracy also far below the range of a double.</summary>
internal static class IncompleteBeta
{
    private const int LongestFraction = 2_000_000;
    private const double Tiny = 1e-290;

    /// <summary>I_x(a, b), given x, y = 1 − x (both exactly known) and the weight x^a y^b / B(a, b).</summary>
    public static ScaledNumber Lower(double a, double b, double x, double y, ScaledNumber weight)
    {
        // Below the mean the fraction converges fast for this tail, above it for the other.
        if (x * (a + b + 2) <= a + 1)
        {
            return weight.Times(1 / Fraction(a, b, x, y));
        }

        return new ScaledNumber(1 - weight.Times(1 / Fraction(b, a, y, x)).Value, 0);
    }

    /// <summary>
    /// x^a y^b / B(a, b) from the deviance D = −ln(x^a y^b (a + b)^(a + b) / (a^a b^b)), which is 0 at the mean.
    /// </summary>
    public static ScaledNumber Weight(double a, double b, double deviance)
    {
        var n = a + b;
        // a / n · b keeps clear of overflow for huge degrees of freedom.
        var factor = Math.Sqrt(a / n * b / (2 * Math.PI))
            * Math.Exp(StirlingRemainder.Of(n) - StirlingRemainder.Of(a) - StirlingRemainder.Of(b));
        return ScaledNumber.Exp(-deviance).Times(factor);
    }

    // Continued fraction of DiDonato and Morris (1992), ACM TOMS 18, eq. 9, by the modified Lentz algorithm.
    private static double Fraction(double a, double b, double x, double y)
    {
        var value = a / (a + 1) * (a * y - b * x + 1);
        value = value == 0 ? Tiny : value;
        var c = value;
        var d = 0.0;
        for (var m = 1; m < LongestFraction; m++)
        {
            var end = a + 2.0 * m - 1;
            var numerator = (a + m - 1) / end * ((a + b + m - 1) / end) * m * (b - m) * x * x;
            var denominator = Denominator(a, b, x, y, m);
            d = denominator + numerator * d;
            d = 1 / (d == 0 ? Tiny : d);
            c = denominator + numerator / c;
            c = c == 0 ? Tiny : c;
            var step = c * d;
            value *= step;
            if (Math.Abs(step - 1) <= 2.3e-16)
            {
                break;
            }
        }

        return value;
    }

    private static double Denominator(double a, double b, double x, double y, double m) =>
        m + m * (b - m) * x / (a + 2 * m - 1) + (a + m) / (a + 2 * m + 1) * (a * y - b * x + 1 + m * (1 + y));
}
