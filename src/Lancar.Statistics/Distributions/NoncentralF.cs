namespace Lancar.Statistics;

/// <summary>
/// The noncentral F law as a Poisson mixture of incomplete beta functions, summed in the direction in which the recurrence of
/// these functions only adds. For tails above 1e-290. Beyond a noncentrality of a million an integral takes the place of the sum.
/// </summary>
internal static class NoncentralF
{
    private const double Negligible = 1e-18;
    private const double LargestSummed = 1e6;
    private const double FarReach = 9;
    private const double FarStep = 0.25;

    /// <summary>P(F ≥ f) with noncentrality λ.</summary>
    public static double Upper(double f, double numerator, double denominator, double noncentrality)
    {
        if (f <= 0)
        {
            return 1;
        }

        if (noncentrality == 0)
        {
            return FLaw.Upper(f, numerator, denominator).Value;
        }

        if (noncentrality > LargestSummed)
        {
            return Far(f, numerator, denominator, noncentrality, ChiSquareLaw.LowerTail);
        }

        var half = noncentrality / 2;
        var j = Math.Max(0, Math.Floor(half - 9 * Math.Sqrt(half) - 10));
        var weight = Poisson(j, half);
        var step = Step(f, numerator, denominator, j);
        // I_x(a, b + j + 1) = I_x(a, b + j) + step
        var tail = Shifted(f, numerator, denominator, j).Upper;
        var sum = 0.0;
        for (; ; j++)
        {
            sum += weight * tail;
            if (j > half && !(weight > Negligible * sum))
            {
                break;
            }

            tail += step;
            step *= Ratio(f, numerator, denominator, j);
            weight *= half / (j + 1);
        }

        return Math.Min(1, sum);
    }

    /// <summary>P(F ≤ f) with noncentrality λ.</summary>
    public static double Lower(double f, double numerator, double denominator, double noncentrality)
    {
        if (f <= 0)
        {
            return 0;
        }

        if (noncentrality == 0)
        {
            return FLaw.Lower(f, numerator, denominator).Value;
        }

        if (noncentrality > LargestSummed)
        {
            return Far(f, numerator, denominator, noncentrality, (statistic, df) => ChiSquareLaw.UpperTail(statistic, df).Value);
        }

        var half = noncentrality / 2;
        var j = Math.Ceiling(half + 10 * Math.Sqrt(half) + 20);
        var weight = Poisson(j, half);
        var step = Step(f, numerator, denominator, j);
        var tail = Shifted(f, numerator, denominator, j).Lower;
        var sum = 0.0;
        for (; j >= 0; j--)
        {
            var term = weight * tail;
            sum += term;
            if (j < half && term <= Negligible * sum)
            {
                break;
            }

            // I_y(b + j − 1, a) = I_y(b + j, a) + step of j − 1
            step /= Ratio(f, numerator, denominator, j - 1);
            tail += step;
            weight *= j / half;
        }

        return Math.Min(1, sum);
    }

    /// <summary>The λ ≥ 0 with P(F ≥ f) = tail, or 0 when even λ = 0 gives more: the lower limit of an interval of λ.</summary>
    public static double NoncentralityOfUpperTail(double f, double numerator, double denominator, double tail) =>
        Rising(lambda => Math.Log(Upper(f, numerator, denominator, lambda) / tail), f * numerator);

    /// <summary>The λ ≥ 0 with P(F ≤ f) = tail, or 0 when even λ = 0 gives less: the upper limit of an interval of λ.</summary>
    public static double NoncentralityOfLowerTail(double f, double numerator, double denominator, double tail) =>
        Rising(lambda => -Math.Log(Lower(f, numerator, denominator, lambda) / tail), f * numerator);

    private static double Rising(Func<double, double> gap, double scale)
    {
        if (gap(0) >= 0)
        {
            return 0;
        }

        var low = 0.0;
        var high = scale + 1;
        while (gap(high) < 0)
        {
            (low, high) = (high, 2 * high);
        }

        return BracketedRoot.Of(gap, low, high);
    }

    // The numerator is (Z + √λ)² + χ²(d1 − 1); the second part may be its mean, since its spread is next to nothing beside λ (relative
    // error about d1 / λ²). What is left is the law of the denominator, averaged over Z by the trapezoid rule.
    private static double Far(double f, double numerator, double denominator, double noncentrality, Func<double, double, double> tail)
    {
        var total = 0.0;
        for (var z = -FarReach; z <= FarReach; z += FarStep)
        {
            var root = z + Math.Sqrt(noncentrality);
            var above = (root * root + numerator - 1) / (numerator * f);
            total += Math.Exp(-z * z / 2) * tail(denominator * above, denominator);
        }

        return Math.Min(1, total * FarStep / Math.Sqrt(2 * Math.PI));
    }

    // The tails of F with b + j in place of b, at the same y: f is scaled by b / (b + j).
    private static (double Upper, double Lower) Shifted(double f, double numerator, double denominator, double j)
    {
        var raised = numerator + 2 * j;
        var scaled = f * numerator / raised;
        return (FLaw.Upper(scaled, raised, denominator).Value, FLaw.Lower(scaled, raised, denominator).Value);
    }

    // x^a y^(b+j) / ((b + j) B(a, b + j))
    private static double Step(double f, double numerator, double denominator, double j)
    {
        var raised = numerator + 2 * j;
        return FLaw.Weight(f * numerator / raised, raised, denominator).Value / (raised / 2);
    }

    // step of j + 1 over step of j
    private static double Ratio(double f, double numerator, double denominator, double j)
    {
        var y = 1 / (1 + denominator / (numerator * f));
        return y * (denominator / 2 + numerator / 2 + j) / (numerator / 2 + j + 1);
    }

    private static double Poisson(double j, double mean)
    {
        if (j == 0)
        {
            return Math.Exp(-mean);
        }

        var share = (mean - j) / j;
        var deviance = Math.Abs(share) < 0.5 ? j * Log1P.Excess(share) : j * Math.Log(j / mean) + (mean - j);
        return Math.Exp(-deviance - StirlingRemainder.Of(j)) / Math.Sqrt(2 * Math.PI * j);
    }
}
