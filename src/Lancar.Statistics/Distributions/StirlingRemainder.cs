namespace Lancar.Statistics;

/// <summary>
/// What Stirling's formula leaves of the logarithm of the gamma function (Binet's function):
/// ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + μ(x). Ratios of gamma functions written with μ keep all their digits at any size,
/// where the difference of two large logarithms loses them.
/// </summary>
internal static class StirlingRemainder
{
    private const double SeriesFrom = 16;

    /// <summary>μ(x) for x &gt; 0, to about 1e-16 absolute.</summary>
    public static double Of(double x)
    {
        // μ(x) = μ(x + 1) + (x + ½) ln(1 + 1/x) − 1 climbs to where the series is exact to the last bit.
        var climbed = 0.0;
        for (; x < SeriesFrom; x++)
        {
            climbed += (x + 0.5) * Log1P.Of(1 / x) - 1;
        }

        return climbed + Series(x);
    }

    // 1/(12x) − 1/(360x³) + 1/(1260x⁵) − … (Abramowitz, Stegun 6.1.41)
    private static double Series(double x)
    {
        var z = 1 / (x * x);
        return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360 - z / 156)))))) / x;
    }
}
