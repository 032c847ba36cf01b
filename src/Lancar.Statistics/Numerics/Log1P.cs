namespace Lancar.Statistics;

/// <summary>ln(1 + u) and u − ln(1 + u) without the cancellation at small u.</summary>
internal static class Log1P
{
    /// <summary>ln(1 + u) for u &gt; −1.</summary>
    public static double Of(double u)
    {
        var sum = 1 + u;
        if (sum == 1)
        {
            return u;
        }

        // Kahan's correction: what 1 + u rounded away comes back as a quotient.
        return double.IsInfinity(sum) ? double.PositiveInfinity : Math.Log(sum) - (sum - 1 - u) / sum;
    }

    /// <summary>(e^(2u) − 1) / 2 without cancellation at small u.</summary>
    public static double HalfSquareLessOne(double u) =>
        u < -1 ? (Math.Exp(2 * u) - 1) / 2 : Math.Exp(u) * Math.Sinh(u);

    /// <summary>u − ln(1 + u) ≥ 0 for u &gt; −1, to full relative accuracy.</summary>
    public static double Excess(double u)
    {
        // ln(1 + u) = 2 artanh v with v = u / (2 + u), so that u − ln(1 + u) = u v − 2 (v³/3 + v⁵/5 + …).
        var v = u / (2 + u);
        if (Math.Abs(v) > 0.5)
        {
            return u - Of(u);
        }

        var square = v * v;
        var power = 1.0;
        var series = 0.0;
        for (var odd = 3; power > 1e-17; odd += 2)
        {
            series += power / odd;
            power *= square;
        }

        return u * v - 2 * v * square * series;
    }
}
