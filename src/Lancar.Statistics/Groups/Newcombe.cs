namespace Lancar.Statistics;

/// <summary>Newcombe's interval of U / (m n).</summary>
internal static class Newcombe
{
    /// <summary>
    /// Method 5 of Newcombe (2006): the θ with |θ̂ − θ| = z √V(θ), V the variance of Hanley and McNeil with both sample sizes less 1
    /// replaced by their mean. Never leaves 0 to 1, and has length also at the ends.
    /// </summary>
    public static ConfidenceInterval Interval(double estimate, double m, double n, double z, double confidence)
    {
        var between = (m + n) / 2 - 1;
        double Excess(double theta)
        {
            var variance = theta * (1 - theta) / (m * n) * (1 + between * ((1 - theta) / (2 - theta) + theta / (1 + theta)));
            return (estimate - theta) * (estimate - theta) - z * z * variance;
        }

        var lower = estimate == 0 ? 0 : Limit(Excess, 0, estimate);
        var upper = estimate == 1 ? 1 : Limit(Excess, 1, estimate);
        return new ConfidenceInterval(lower, upper, confidence);
    }

    // Positive at the end of the scale, negative near the estimate; at the end itself both parts can be 0 only when the estimate is.
    private static double Limit(Func<double, double> excess, double end, double estimate)
    {
        var inside = estimate;
        if (excess(inside) >= 0)
        {
            // The estimate is the other end, where the variance is 0: step in until the variance counts.
            for (var step = 1e-16; step < 0.5 && excess(inside) >= 0; step *= 2)
            {
                inside = estimate + Math.Sign(end - estimate) * step;
            }
        }

        return BracketedRoot.Of(excess, end, inside);
    }
}
