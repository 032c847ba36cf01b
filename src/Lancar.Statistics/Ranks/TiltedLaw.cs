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
        long total = 0;
        long observations = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            total += weights[i] * counts[i];
            observations += counts[i];
        }

        // Two ways to write the same sum; the one with the smaller parts loses fewer digits when they cancel.
        return theta * total / 2 < observations * Ln2
            ? Centred(weights, counts, theta, m - total / 2.0)
            : FromTheEnd(weights, counts, theta, m, observations);
    }

    // log((1 + e^−x) / 2) + x / 2 = log cosh(x / 2): exact near the middle of the law, where θ is small.
    private static double Centred(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, double theta, double fromMiddle)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < weights.Length; i++)
        {
            var x = theta * weights[i];
            sum.Add(counts[i] * LogHalfPlus(x));
            sum.Add(counts[i] * (x / 2));
        }

        sum.Add(theta * fromMiddle);
        return sum.Value;
    }

    // Near the end of the law e^−x is small: what remains is −n log 2.
    private static double FromTheEnd(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, double theta, long m, long observations)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < weights.Length; i++)
        {
            sum.Add(counts[i] * LogOnePlus(Math.Exp(-theta * weights[i])));
        }

        sum.Add(theta * m);
        sum.Add(-observations * Ln2);
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
