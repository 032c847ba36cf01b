namespace Lancar.Statistics;

/// <summary>Tails and quantiles of Student's t for any real number of degrees of freedom above 0; infinity means the normal law.</summary>
internal static class StudentLaw
{
    /// <summary>P(|T| ≥ |t|), to 1e-12 relative in the double range and as a logarithm far below it.</summary>
    public static ScaledNumber TwoSided(double t, double degreesOfFreedom)
    {
        if (double.IsInfinity(t))
        {
            return new ScaledNumber(0, 0);
        }

        if (double.IsPositiveInfinity(degreesOfFreedom))
        {
            return NormalLaw.TwoSided(t);
        }

        // With r = |t| / √df: x = 1 / (1 + r²), y = r² / (1 + r²), neither by subtraction.
        var r = Math.Abs(t) / Math.Sqrt(degreesOfFreedom);
        var far = r > 1e150;
        var x = far ? 0 : 1 / (1 + r * r);
        var y = far ? 1 : r * r / (1 + r * r);
        var logX = far ? -2 * Math.Log(r) : -Log1P.Of(r * r);
        var a = degreesOfFreedom / 2;
        return IncompleteBeta.Lower(a, 0.5, x, y, ScaledNumber.Exp(a * logX + LogGammaRatio(a)).Times(Math.Sqrt(y)));
    }

    /// <summary>P(T ≥ t).</summary>
    public static ScaledNumber Upper(double t, double degreesOfFreedom)
    {
        var half = TwoSided(t, degreesOfFreedom).Times(0.5);
        return t >= 0 ? half : new ScaledNumber(1 - half.Value, 0);
    }

    /// <summary>P(T ≤ t).</summary>
    public static ScaledNumber Lower(double t, double degreesOfFreedom) => Upper(-t, degreesOfFreedom);

    /// <summary>The t with P(|T| ≤ t) = level; infinite where it leaves the range of a double.</summary>
    public static double TwoSidedQuantile(double level, double degreesOfFreedom) =>
        TwoSidedTailQuantile(Math.Log(1 - level), degreesOfFreedom);

    /// <summary>The t with ln P(|T| ≥ t) = <paramref name="outside"/>, also for tails far below the distance of two doubles near 1.</summary>
    public static double TwoSidedTailQuantile(double outside, double degreesOfFreedom)
    {
        double low = 0;
        double high = 1;
        while (TwoSided(high, degreesOfFreedom).Log > outside)
        {
            (low, high) = (high, 4 * high);
            if (double.IsInfinity(high))
            {
                return high;
            }
        }

        return BracketedRoot.Of(t => TwoSided(t, degreesOfFreedom).Log - outside, low, high);
    }

    // ln(Γ(a + ½) / (Γ(a) √π))
    private static double LogGammaRatio(double a) =>
        a * Log1P.Of(0.5 / a) + 0.5 * Math.Log(a / Math.PI) - 0.5 + (StirlingRemainder.Of(a + 0.5) - StirlingRemainder.Of(a));
}
