namespace Lancar.Statistics;

/// <summary>Expected values of the order statistics of normal samples.</summary>
internal static class NormalOrder
{
    private const int StepsPerDeviation = 12;
    private const int Reach = 40;

    /// <summary>Expected range of n standard normal values, ξ(n) = 2 E Z(n:n).</summary>
    public static double Range(int n) => 2 * Expected(n, n);

    /// <summary>
    /// Expected interquartile range of n standard normal values, η(n): quartiles at the places 1 + (n − 1)/4 and 1 + 3 (n − 1)/4, with
    /// straight lines between order statistics (R's default). At n = 4Q + 1 it is 2 E Z(3Q+1:n).
    /// </summary>
    public static double InterquartileRange(int n)
    {
        var place = 1 + 0.75 * (n - 1);
        var below = (int)Math.Floor(place);
        var share = place - below;
        return 2 * (share == 0 ? Expected(below, n) : (1 - share) * Expected(below, n) + share * Expected(below + 1, n));
    }

    /// <summary>E Z(r:n) by the trapezoidal rule, which for such a density errs far below the last digit at this step.</summary>
    public static double Expected(int r, int n)
    {
        if (2 * r < n + 1)
        {
            return -Expected(n + 1 - r, n);
        }

        // Above the middle: centre and unit of the density of the order statistic, good enough to place the grid.
        var tail = (n - r + 1) / (n + 1.0);
        var center = tail < 0.5 ? NormalLaw.RoughQuantile(tail) : 0;
        var height = Math.Exp(-center * center / 2) / Math.Sqrt(2 * Math.PI);
        var step = Math.Sqrt(tail * (1 - tail) / (n + 2.0)) / height / StepsPerDeviation;
        double LogDensity(double x) => (r - 1) * NormalLaw.LogLower(x) + (n - r) * NormalLaw.LogLower(-x) - x * x / 2;
        var top = LogDensity(center);
        var (mass, moment) = (new CompensatedSum(), new CompensatedSum());
        for (var i = -Reach * StepsPerDeviation; i <= Reach * StepsPerDeviation; i++)
        {
            var weight = Math.Exp(LogDensity(center + i * step) - top);
            mass.Add(weight);
            moment.Add(weight * i);
        }

        return center + step * (moment.Value / mass.Value);
    }
}
