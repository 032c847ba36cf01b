namespace Lancar.Statistics;

/// <summary>The chi-square law with a noncentrality λ: a Poisson mixture of central laws.</summary>
internal static class NoncentralChiSquare
{
    private const double Spread = 9;
    private const int Margin = 40;

    /// <summary>The λ at which P(χ² ≥ statistic) and P(χ² ≤ statistic) are <paramref name="tail"/>; 0 where no λ is that small.</summary>
    public static (double Low, double High) Limits(double statistic, int df, double tail)
    {
        // The upper tail rises and the lower tail falls with λ.
        var low = Solve(lambda => Tails(statistic, df, lambda).Upper < tail, statistic);
        var high = Solve(lambda => Tails(statistic, df, lambda).Lower > tail, statistic);
        return (low, high);
    }

    /// <summary>Both tails, each a sum of positive terms.</summary>
    public static (double Lower, double Upper) Tails(double statistic, int df, double lambda)
    {
        if (lambda == 0 || statistic <= 0)
        {
            return (ChiSquareLaw.LowerTail(statistic, df), ChiSquareLaw.UpperTail(statistic, df).Value);
        }

        var (mean, x, shape) = (lambda / 2, statistic / 2, df / 2.0);
        var reach = Spread * Math.Sqrt(mean) + Margin;
        var first = Math.Max(0, (int)(mean - reach));
        var last = (int)(mean + reach);
        var upper = Sum(first, last, 1, ChiSquareLaw.UpperTail(statistic, df + 2.0 * first).Value);
        var lower = Sum(last, first, -1, ChiSquareLaw.LowerTail(statistic, df + 2.0 * last));
        return (lower, upper);

        // P(χ² of df + 2j): two neighbours differ by x^(shape + j) e^−x / Γ(shape + j + 1), added on the way to the larger.
        double Sum(int from, int to, int direction, double central)
        {
            var weight = ChiSquareLaw.PoissonTerm(from, mean).Value;
            var step = ChiSquareLaw.PoissonTerm(direction > 0 ? shape + from : shape + from - 1, x).Value;
            double sum = 0;
            for (var j = from; ; j += direction)
            {
                sum += weight * central;
                if (j == to)
                {
                    return Math.Min(1, sum);
                }

                central = Math.Min(1, central + step);
                weight = direction > 0 ? weight * mean / (j + 1) : weight * j / mean;
                step = direction > 0 ? step * x / (shape + j + 1) : step * (shape + j - 1) / x;
            }
        }
    }

    private static double Solve(Func<double, bool> isBelow, double statistic)
    {
        if (!isBelow(0))
        {
            return 0;
        }

        double low = 0;
        var high = Math.Max(1, statistic);
        while (isBelow(high))
        {
            (low, high) = (high, 2 * high);
        }

        for (var middle = (low + high) / 2; high - low > 1e-11 * high && middle > low && middle < high; middle = (low + high) / 2)
        {
            (low, high) = isBelow(middle) ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
