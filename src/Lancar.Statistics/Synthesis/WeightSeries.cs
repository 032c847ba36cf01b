using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// The sums of <see cref="WeightSums"/> as power series about one τ²: 1 / (u + δ) = w − δw² + δ²w³ − …. Leaving one study out moves τ² a little, and
/// its sums then cost some dozen operations instead of one per study.
/// </summary>
/// <remarks>
/// With δ at most 1/32 of the smallest u, what is cut off after 12 terms is below 1e-16 of each sum. The most precise study stands apart and is not expanded. The sums lose
/// at most one digit when the study left out makes nine tenths of one of them; beyond that there is no answer.
/// </remarks>
internal sealed class WeightSeries
{
    private const int Terms = 12;
    private const double Reach = 1.0 / 32;
    private const double LargestShare = 0.9;

    private readonly double about;
    private readonly double furthest;
    private readonly double leadVariance;
    private readonly double leadEffect;

    // Coefficients of δⁿ, each a triple: of w, w², w³ with 1, the effect, the squared effect.
    private readonly Vector256<double>[] first = new Vector256<double>[Terms];
    private readonly Vector256<double>[] second = new Vector256<double>[Terms];
    private readonly Vector256<double>[] third = new Vector256<double>[Terms];

    public WeightSeries(StudyData data, double tauSquared)
    {
        about = tauSquared;
        (leadVariance, leadEffect) = (data.LeadVariance, data.LeadEffect);
        furthest = Reach * (leadVariance + tauSquared);
        var powers = Powers(data, tauSquared);
        for (var n = 0; n < Terms; n++)
        {
            var sign = n % 2 == 0 ? 1.0 : -1;
            first[n] = powers[n] * sign;
            second[n] = powers[n + 1] * (sign * (n + 1));
            third[n] = powers[n + 2] * (sign * ((n + 1) * (n + 2) / 2));
        }
    }

    /// <summary>The sums at another τ² without one of the other studies; null beyond the reach of the series, or when that study outweighs the rest.</summary>
    public WeightSums? Without(double tauSquared, double variance, double effect)
    {
        var delta = tauSquared - about;
        if (!(Math.Abs(delta) <= furthest))
        {
            return null;
        }

        var (one, two, three) = (first[Terms - 1], second[Terms - 1], third[Terms - 1]);
        var step = Vector256.Create(delta);
        for (var n = Terms - 2; n >= 0; n--)
        {
            one = one * step + first[n];
            two = two * step + second[n];
            three = three * step + third[n];
        }

        var weight = 1 / (variance + tauSquared);
        var share = Vector256.Create(1, effect, effect * effect, 0) * weight;
        var (restOne, restTwo, restThree) = (one - share, two - share * weight, three - share * (weight * weight));
        return Remains(one, restOne) && Remains(two, restTwo) && Remains(three, restThree)
            ? new WeightSums(1 / (leadVariance + tauSquared), leadEffect, restOne, restTwo, restThree)
            : null;
    }

    private static bool Remains(Vector256<double> all, Vector256<double> rest) =>
        rest[0] >= (1 - LargestShare) * all[0] && rest[2] >= (1 - LargestShare) * all[2];

    // Σ wⁿ, Σ wⁿd, Σ wⁿd² over all but the most precise study, n from 1.
    private static Vector256<double>[] Powers(StudyData data, double tauSquared)
    {
        var powers = new Vector256<double>[Terms + 2];
        for (var i = 0; i < data.Count - 1; i++)
        {
            var (weight, effect) = (1 / (data.Variances[i] + tauSquared), data.Effects[i]);
            var term = Vector256.Create(1, effect, effect * effect, 0) * weight;
            for (var n = 0; n < powers.Length; n++)
            {
                powers[n] += term;
                term *= weight;
            }
        }

        return powers;
    }
}
