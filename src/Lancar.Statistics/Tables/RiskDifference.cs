namespace Lancar.Statistics;

/// <summary>The difference of the risks of two rows, a / (a + b) − c / (c + d), from −1 to 1.</summary>
/// <param name="Estimate">First row less second; null when a row is empty.</param>
/// <param name="Interval">Newcombe's interval from the two Wilson score intervals (Newcombe 1998, Stat. Med. 17, 873–890, method 10): good with small counts; null when a row is empty.</param>
/// <param name="WaldInterval">Estimate ± z · se, as most programs print; may pass −1 or 1, and is a point when both risks are 0 or 1; null when a row is empty.</param>
public readonly record struct RiskDifference(double? Estimate, ConfidenceInterval? Interval, ConfidenceInterval? WaldInterval)
{
    internal static RiskDifference Of(long a, long b, long c, long d, double confidence)
    {
        double first = a + b;
        double second = c + d;
        if (first == 0 || second == 0)
        {
            return new RiskDifference(null, null, null);
        }

        var (p, q) = (a / first, c / second);
        var z = NormalReach.Of(confidence);
        // Over the common denominator the difference is exactly 0 when the risks are equal.
        var difference = ((double)a * second - (double)c * first) / (first * second);
        var reach = z * Math.Sqrt(p * (b / first) / first + q * (d / second) / second);
        var (pLow, pHigh) = WilsonLimits.Of(a, first, z);
        var (qLow, qHigh) = WilsonLimits.Of(c, second, z);
        var down = Math.Sqrt((p - pLow) * (p - pLow) + (qHigh - q) * (qHigh - q));
        var up = Math.Sqrt((pHigh - p) * (pHigh - p) + (q - qLow) * (q - qLow));
        return new RiskDifference(
            difference,
            new ConfidenceInterval(Math.Max(-1, difference - down), Math.Min(1, difference + up), confidence),
            new ConfidenceInterval(difference - reach, difference + reach, confidence));
    }
}
