namespace Lancar.Statistics;

/// <summary>The root of a continuous function between two places of opposite sign (Chandrupatla 1997: inverse quadratic steps, halving when they would not help).</summary>
internal static class BracketedRoot
{
    private const int MostSteps = 400;

    // Ends closer than about two units in the last place have nothing between them that is worth a step.
    private const double SmallestStep = 2.3e-16;

    /// <summary>The root to the last bits; the signs of the function at both ends must differ, or one of them be the root.</summary>
    /// <param name="function">Continuous; may be noisy in its last digits.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other end.</param>
    public static double Of(Func<double, double> function, double low, double high)
    {
        var (atLow, atHigh) = (function(low), function(high));
        return atHigh == 0 ? high : atLow == 0 ? low : Of(function, low, atLow, high, atHigh);
    }

    /// <summary>The root to the last bits; the signs of the function at both ends must differ.</summary>
    /// <param name="function">Continuous; may be noisy in its last digits.</param>
    /// <param name="first">One end.</param>
    /// <param name="atFirst">The function there; only its sign need be right.</param>
    /// <param name="second">The other end.</param>
    /// <param name="atSecond">The function there.</param>
    public static double Of(Func<double, double> function, double first, double atFirst, double second, double atSecond)
    {
        var (b, fb) = (first, atFirst);
        var (a, fa) = (second, atSecond);
        var (c, fc) = (a, fa);
        var share = 0.5;
        for (var step = 0; step < MostSteps; step++)
        {
            var x = a + share * (b - a);
            var fx = function(x);
            (c, fc) = (a, fa);
            if (Math.Sign(fx) != Math.Sign(fa))
            {
                (c, fc, b, fb) = (b, fb, a, fa);
            }

            (a, fa) = (x, fx);
            var nearest = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            var smallest = SmallestStep * Math.Abs(nearest) + double.Epsilon;
            var relative = smallest / Math.Abs(b - a);
            if (relative > 0.5 || fa == 0 || fb == 0)
            {
                return fa == 0 ? a : fb == 0 ? b : nearest;
            }

            share = Math.Clamp(Share(a, b, c, fa, fb, fc), relative, 1 - relative);
        }

        return a;
    }

    // Inverse quadratic interpolation where it is monotone (Chandrupatla's criterion), the middle otherwise.
    private static double Share(double a, double b, double c, double fa, double fb, double fc)
    {
        var xi = (a - b) / (c - b);
        var phi = (fa - fb) / (fc - fb);
        var trusted = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        var share = trusted
            ? fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb))
            : 0.5;
        return double.IsFinite(share) ? share : 0.5;
    }
}
