namespace Lancar.Statistics;

/// <summary>
/// The interval of an odds ratio that inverts the score test (Cornfield 1956 without correction; Miettinen and Nurminen 1985
/// with the factor N / (N − 1)). The limits are found on the expected first cell, where the equation is monotone.
/// </summary>
internal static class OddsRatioScore
{
    public static ConfidenceInterval? Of(TwoByTwo t, double confidence, bool withFactor)
    {
        if (t.HasEmptyMargin)
        {
            return null;
        }

        double total = t.Total;
        var z = NormalReach.Of(confidence);
        var wanted = z * z * (withFactor ? total / (total - 1) : 1);
        var (a, b, c, d) = ((double)t.A, (double)t.B, (double)t.C, (double)t.D);
        var down = Shift(a, d, b, c, wanted);
        var up = Shift(b, c, a, d, wanted);
        return new ConfidenceInterval(
            a == 0 || d == 0 ? 0 : (a - down) / (b + down) * ((d - down) / (c + down)),
            b == 0 || c == 0 ? double.PositiveInfinity : (a + up) / (b - up) * ((d + up) / (c - up)),
            confidence);
    }

    // The t with t² (1/(p − t) + 1/(q − t) + 1/(r + t) + 1/(s + t)) = wanted, 0 < t < min(p, q); the left side rises.
    private static double Shift(double p, double q, double r, double s, double wanted)
    {
        var most = Math.Min(p, q);
        if (most == 0)
        {
            return 0;
        }

        double Excess(double t)
        {
            var left = most - t;
            var larger = p == q ? 1 : left / (Math.Max(p, q) - t);
            // Multiplied by (min(p, q) − t), so that the end of the range is no pole.
            return t * t * (1 + larger + left / (r + t) + left / (s + t)) - wanted * left;
        }

        return BracketedRoot.Of(Excess, 0, -wanted * most, most, most * most);
    }
}
