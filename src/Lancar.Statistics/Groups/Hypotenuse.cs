namespace Lancar.Statistics;

/// <summary>Sums of squares of spreads, without overflow, the same bits when the two are exchanged.</summary>
internal static class Hypotenuse
{
    /// <summary>√(a² + b²) for a, b ≥ 0.</summary>
    public static double Of(double a, double b) => Weighted(a, 1, b, 1);

    /// <summary>√(v a² + w b²) for a, b, v, w ≥ 0.</summary>
    public static double Weighted(double a, double v, double b, double w)
    {
        var largest = Math.Max(a, b);
        if (largest == 0 || double.IsInfinity(largest))
        {
            return largest;
        }

        var (p, q) = (a / largest, b / largest);
        return largest * Math.Sqrt(v * (p * p) + w * (q * q));
    }
}
