namespace Lancar.Statistics;

/// <summary>Elementary functions that keep their digits where e^x is near 1.</summary>
internal static class TiltedLaw
{
    /// <summary>log(1 + x), accurate for small x (Kahan).</summary>
    public static double LogOnePlus(double x)
    {
        var y = 1 + x;
        return y == 1 ? x : Math.Log(y) * (x / (y - 1));
    }

    /// <summary>e^x − 1, accurate for small x (Kahan).</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : (u - 1) * (x / Math.Log(u));
    }
}
