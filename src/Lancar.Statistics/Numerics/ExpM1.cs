namespace Lancar.Statistics;

/// <summary>e^x − 1 without the cancellation at small x.</summary>
internal static class ExpM1
{
    /// <summary>e^x − 1 (Kahan): what the exponential rounded away comes back as a quotient.</summary>
    public static double Of(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : (u - 1) * (x / Math.Log(u));
    }
}
