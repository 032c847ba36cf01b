namespace Lancar.Statistics;

/// <summary>The law of the range of k independent standard normal values.</summary>
internal sealed class NormalRange(int count)
{
    private const int FewValues = 10;
    private const int ManyValues = 2000;
    private const double LogSqrt2Pi = 0.91893853320467274178;
    private const double Negligible = -46;

    // The trapezoid rule in the position of the largest value. The integrand has no singularity, and its narrowest feature,
    // of width 1 / √(2 ln k), stays well above the step.
    private readonly double step = count <= FewValues ? 0.25 : count <= ManyValues ? 0.125 : 0.0625;

    private readonly Dictionary<int, double> logPhi = [];

    /// <summary>ln P(range ≥ width), to full relative accuracy of the probability.</summary>
    /// <remarks>
    /// With the largest value at z the others all lie above z − width with probability (Φ(z) − Φ(z − width))^(k−1), so
    /// P = k ∫ φ(z) Φ(z)^(k−1) (1 − (1 − r)^(k−1)) dz with r = Φ(z − width) / Φ(z): nothing is subtracted.
    /// </remarks>
    public double LogUpper(double width)
    {
        if (width <= 1e-17)
        {
            return 0;
        }

        if (width > 1e100)
        {
            return double.NegativeInfinity;
        }

        var peak = Peak(width);
        var height = Log(peak, width);
        var total = 1.0;
        for (var side = -1; side <= 1; side += 2)
        {
            for (var i = peak + side; ; i += side)
            {
                var log = Log(i, width) - height;
                total += Math.Exp(log);
                if (!(log >= Negligible))
                {
                    break;
                }
            }
        }

        return Math.Min(0, height + Math.Log(total * step * count));
    }

    private int Peak(double width)
    {
        var start = (int)(width / 2 / step);
        var here = Log(start, width);
        foreach (var side in (int[])[-1, 1])
        {
            for (var stride = 64; stride > 0; stride /= 2)
            {
                for (var next = Log(start + side * stride, width); next > here; next = Log(start + side * stride, width))
                {
                    start += side * stride;
                    here = next;
                }
            }
        }

        return start;
    }

    private double Log(int i, double width)
    {
        var z = i * step;
        if (!logPhi.TryGetValue(i, out var below))
        {
            below = NormalLaw.LogLower(z);
            logPhi[i] = below;
        }

        var logR = NormalLaw.LogLower(z - width) - below;
        return -z * z / 2 - LogSqrt2Pi + (count - 1) * below + LogAnyBelow(logR);
    }

    // ln(1 − (1 − r)^(k−1))
    private double LogAnyBelow(double logR)
    {
        if (logR >= 0)
        {
            return 0;
        }

        var exponent = (count - 1) * LogOneLessExp(logR);
        return exponent > -1e-17 ? Math.Log(count - 1) + logR : LogOneLessExp(exponent);
    }

    // ln(1 − e^x) for x < 0: near 0 from 1 − e^x = −2 e^(x/2) sinh(x/2), which keeps the digits.
    private static double LogOneLessExp(double x) =>
        x < -0.7 ? Log1P.Of(-Math.Exp(x)) : Math.Log(-2 * Math.Exp(x / 2) * Math.Sinh(x / 2));
}
