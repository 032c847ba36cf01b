namespace Lancar.Statistics;

/// <summary>The root of a continuous function between two points where it has opposite signs.</summary>
internal static class GuardedRoot
{
    /// <summary>
    /// Inverse quadratic interpolation guarded by bisection (Chandrupatla 1997): never leaves the bracket and stops where the
    /// doubles end.
    /// </summary>
    public static double Find(Func<double, double> function, double low, double high)
    {
        double a = high, b = low, c = low;
        double fa = function(a), fb = function(b), fc = fb;
        if (fa == 0 || fb == 0)
        {
            return fa == 0 ? a : b;
        }

        var share = 0.5;
        for (var round = 0; round < 300; round++)
        {
            var x = a + share * (b - a);
            var fx = function(x);
            (c, fc) = Math.Sign(fx) == Math.Sign(fa) ? (a, fa) : (b, fb);
            if (Math.Sign(fx) != Math.Sign(fa))
            {
                (b, fb) = (a, fa);
            }

            (a, fa) = (x, fx);
            var (best, fBest) = Math.Abs(fa) < Math.Abs(fb) ? (a, fa) : (b, fb);
            var tolerance = 2.3e-16 * Math.Abs(best) / Math.Abs(b - a);
            if (fBest == 0 || tolerance > 0.5 || a == b)
            {
                return best;
            }

            share = Share(a, b, c, fa, fb, fc, tolerance);
        }

        return Math.Abs(fa) < Math.Abs(fb) ? a : b;
    }

    private static double Share(double a, double b, double c, double fa, double fb, double fc, double tolerance)
    {
        var xi = (a - b) / (c - b);
        var phi = (fa - fb) / (fc - fb);
        var share = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
            ? fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb))
            : 0.5;
        return Math.Clamp(share, tolerance, 1 - tolerance);
    }
}
