namespace Lancar.Statistics;

/// <summary>
/// The exponential tilt of a rank-sum law: weight r is taken with probability 1 / (1 + e^(θ r)) instead of 1/2. At the
/// saddlepoint the tilted mean is the sum wanted, so that a tail far out in the plain law lies in the middle of the tilted one.
/// </summary>
internal static class TiltedLaw
{
    /// <summary>The θ ≥ 0 whose tilted mean is m, for m up to half the total; finite also for m = 0.</summary>
    public static double Saddlepoint(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, long m)
    {
        // A mean below half the smallest weight is not needed: the tilt need not be exact, only near.
        var wanted = Math.Max(m, 0.5 * (weights.IsEmpty ? 1 : weights[0]));
        var theta = 0.0;
        // The mean is convex and falling in θ ≥ 0, so Newton from 0 rises to the root without passing it.
        for (var step = 0; step < 200; step++)
        {
            var mean = 0.0;
            var variance = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                var u = Math.Exp(-theta * weights[i]);
                var taken = u / (1 + u);
                mean += counts[i] * taken * weights[i];
                variance += counts[i] * taken / (1 + u) * weights[i] * weights[i];
            }

            var excess = mean - wanted;
            if (excess <= 1e-9 * Math.Sqrt(variance) || variance == 0)
            {
                break;
            }

            theta += excess / variance;
        }

        return theta;
    }

    /// <summary>log of E[e^(−θ (T − m))] under the plain law: what a tilted probability is multiplied by to be a plain one.</summary>
    public static double LogScale(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, double theta, long m)
    {
        // Each term is centred, log((1 + e^−x) / 2) + x / 2 = log cosh(x / 2) ≥ 0, so that the large parts cancel exactly.
        var sum = new CompensatedSum();
        long total = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var x = theta * weights[i];
            sum.Add(counts[i] * LogHalfPlus(x));
            sum.Add(counts[i] * (x / 2));
            total += weights[i] * counts[i];
        }

        sum.Add(theta * (m - total / 2.0));
        return sum.Value;
    }

    // log((1 + e^−x) / 2) for x ≥ 0 without cancellation near 0.
    private static double LogHalfPlus(double x) =>
        x < 0.5 ? LogOnePlus(Expm1(-x) / 2) : LogOnePlus(Math.Exp(-x)) - Ln2;

    /// <summary>log(1 + x), accurate for small x (Kahan).</summary>
    public static double LogOnePlus(double x)
    {
        var y = 1 + x;
        return y == 1 ? x : Math.Log(y) * (x / (y - 1));
    }

    /// <summary>e^x − 1, accurate for small x (Kahan).</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : (u - 1) * (x / Math.Log(u));
    }

    private const double Ln2 = 0.69314718055994530942;
}
