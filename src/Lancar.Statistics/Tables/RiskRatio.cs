namespace Lancar.Statistics;

/// <summary>The ratio of the risks of two rows, (a / (a + b)) / (c / (c + d)).</summary>
/// <param name="Estimate">First row over second; positive infinity when only c is 0; null when a row is empty or both risks are 0.</param>
/// <param name="Interval">exp(log RR ± z · se), se² = 1/a − 1/(a+b) + 1/c − 1/(c+d) (Katz and others 1978); null when a or c is 0 or both risks are 1.</param>
public readonly record struct RiskRatio(double? Estimate, ConfidenceInterval? Interval)
{
    internal static RiskRatio Of(long a, long b, long c, long d, double confidence)
    {
        var (first, second) = (a + b, c + d);
        if (first == 0 || second == 0 || (a == 0 && c == 0))
        {
            return new RiskRatio(null, null);
        }

        if (a == 0 || c == 0)
        {
            return new RiskRatio(c == 0 ? double.PositiveInfinity : 0, null);
        }

        var ratio = (double)a * second / ((double)c * first);
        // 1/a − 1/(a+b) = b / (a (a+b)), without cancellation.
        var error = Math.Sqrt((double)b / ((double)a * first) + (double)d / ((double)c * second));
        if (error == 0)
        {
            return new RiskRatio(ratio, null);
        }

        var reach = NormalReach.Of(confidence) * error;
        var log = Math.Log(ratio);
        return new RiskRatio(ratio, new ConfidenceInterval(Math.Exp(log - reach), Math.Exp(log + reach), confidence));
    }
}
