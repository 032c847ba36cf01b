using MathNet.Numerics;

namespace Lancar.Statistics;

/// <summary>Tails and quantiles of Student's t.</summary>
internal static class StudentLaw
{
    /// <summary>The t with P(|T| ≤ t) = level.</summary>
    public static double TwoSidedQuantile(double level, int degreesOfFreedom)
    {
        var outside = 1 - level;
        double low = 0;
        double high = 1;
        while (TwoSided(high, degreesOfFreedom) > outside)
        {
            (low, high) = (high, 2 * high);
        }

        // Bisection to the last bit: the tail is monotone, and a quantile is asked for once per sample.
        for (var middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
        {
            (low, high) = TwoSided(middle, degreesOfFreedom) > outside ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>P(|T| ≥ t) for t ≥ 0.</summary>
    public static double TwoSided(double t, double degreesOfFreedom) =>
        SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t));
}
