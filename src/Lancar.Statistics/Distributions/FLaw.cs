namespace Lancar.Statistics;

/// <summary>Tails of the F law for real degrees of freedom.</summary>
internal static class FLaw
{
    /// <summary>P(F ≥ f), to 1e-12 relative in the double range and as a logarithm far below it.</summary>
    public static ScaledNumber Upper(double f, double numerator, double denominator)
    {
        if (f <= 0)
        {
            return new ScaledNumber(1, 0);
        }

        if (double.IsPositiveInfinity(f))
        {
            return new ScaledNumber(0, 0);
        }

        var (x, y) = Shares(f, numerator, denominator);
        return IncompleteBeta.Lower(denominator / 2, numerator / 2, x, y, Weight(f, numerator, denominator));
    }

    /// <summary>x^a y^b / B(a, b) with a and b half the degrees of freedom of denominator and numerator, x = 2a / (2a + 2b f), y = 1 − x.</summary>
    public static ScaledNumber Weight(double f, double numerator, double denominator)
    {
        var (a, b) = (denominator / 2, numerator / 2);
        return IncompleteBeta.Weight(a, b, Deviance(f, a, b));
    }

    /// <summary>P(F ≤ f).</summary>
    public static ScaledNumber Lower(double f, double numerator, double denominator) =>
        f <= 0 ? new ScaledNumber(0, 0)
        : double.IsPositiveInfinity(f) ? new ScaledNumber(1, 0)
        : Upper(1 / f, denominator, numerator);

    /// <summary>The f with P(F ≥ f) = tail, a number strictly between 0 and 1; infinite where it leaves the range of a double.</summary>
    public static double UpperQuantile(double tail, double numerator, double denominator)
    {
        var target = Math.Log(tail);
        double Gap(double logF) => Upper(Math.Exp(logF), numerator, denominator).Log - target;
        var (low, high) = (-1.0, 1.0);
        while (Gap(low) < 0)
        {
            low *= 2;
        }

        while (Gap(high) > 0)
        {
            high *= 2;
            if (high > 709)
            {
                return double.PositiveInfinity;
            }
        }

        return Math.Exp(BracketedRoot.Of(Gap, low, high));
    }

    // x = d2 / (d2 + d1 f) and y = 1 − x, neither by subtraction.
    private static (double X, double Y) Shares(double f, double numerator, double denominator)
    {
        var odds = numerator / denominator * f;
        return (1 / (1 + odds), 1 / (1 + 1 / odds));
    }

    // n ln(1 + (b/n)(f − 1)) − b ln f, in the form that cancels least.
    private static double Deviance(double f, double a, double b)
    {
        var n = a + b;
        var (small, ratio) = a >= b ? (b, f - 1) : (a, (1 - f) / f);
        var share = small / n * ratio;
        if (Math.Abs(ratio) < 0.5)
        {
            return small * Log1P.Excess(ratio) - n * Log1P.Excess(share);
        }

        return n * Log1P.Of(share) - small * (a >= b ? Math.Log(f) : -Math.Log(f));
    }
}
