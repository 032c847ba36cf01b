using MathNet.Numerics;

namespace Lancar.Statistics;

/// <summary>Exact limits of a share seen in random draws.</summary>
internal static class BinomialLimits
{
    /// <summary>The interval of Clopper and Pearson (1934): each limit leaves half of 1 − confidence in its tail.</summary>
    public static ConfidenceInterval ClopperPearson(int hits, int trials, double confidence)
    {
        var tail = (1 - confidence) / 2;
        // P(X ≥ hits | p) = I_p(hits, trials − hits + 1), increasing in p.
        var lower = hits == 0 ? 0 : Solve(p => SpecialFunctions.BetaRegularized(hits, trials - hits + 1, p), tail, hits / (double)trials);
        var upper = hits == trials ? 1 : 1 - Solve(q => SpecialFunctions.BetaRegularized(trials - hits, hits + 1, q), tail, 1 - hits / (double)trials);
        return new ConfidenceInterval(lower, upper, confidence);
    }

    private static double Solve(Func<double, double> increasing, double target, double above)
    {
        var (low, high) = (0.0, above);
        for (var middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
        {
            (low, high) = increasing(middle) < target ? (middle, high) : (low, middle);
            if (high - low <= 1e-13 * high)
            {
                break;
            }
        }

        return (low + high) / 2;
    }
}
