namespace Lancar.Statistics;

/// <summary>
/// The law of U without ties under an exponential tilt: P_θ(U = u) = P(U = u) e^(−θ u) / Z(θ). Its generating function is the Gaussian
/// binomial at q = e^(−θ), so its mean, variance and norm are sums over the m factors.
/// </summary>
internal sealed class GaussianTilt
{
    private const double Near = 0.02;

    private readonly long smaller;
    private readonly long larger;

    private GaussianTilt(long smaller, long larger, double theta, double variance)
    {
        this.smaller = smaller;
        this.larger = larger;
        Theta = theta;
        Deviation = Math.Sqrt(variance);
    }

    /// <summary>The tilt, above 0.</summary>
    public double Theta { get; }

    /// <summary>The standard deviation of the tilted law.</summary>
    public double Deviation { get; }

    /// <summary>The tilt whose mean lies near u, for u up to half of m · n. It need not be exact: the reach pays for what is left.</summary>
    public static GaussianTilt Towards(long smaller, long larger, long u)
    {
        var middle = smaller * (double)larger / 2;
        var plain = smaller * (double)larger * (smaller + larger + 1.0) / 12;
        var wanted = Math.Max(u, 0.5);
        // Never quite 0, so that no factor vanishes.
        var theta = Math.Max((middle - wanted) / plain, 1e-4 / Math.Sqrt(plain));
        var variance = plain;
        for (var step = 0; step < 100; step++)
        {
            double mean;
            (mean, variance) = Moments(smaller, larger, theta);
            var excess = mean - wanted;
            if (Math.Abs(excess) <= Near * Math.Sqrt(variance) || excess < 0)
            {
                break;
            }

            theta += excess / variance;
        }

        return new GaussianTilt(smaller, larger, theta, variance);
    }

    /// <summary>Z(θ) · m! n! / (m + n)!, the factor that takes the tilted norm to the plain one.</summary>
    public ExtendedProduct Norm()
    {
        var norm = ExtendedProduct.One;
        for (long j = 1; j <= smaller; j++)
        {
            norm.Multiply(-ExpM1.Of(-Theta * (larger + j)));
            norm.Divide(-ExpM1.Of(-Theta * j));
            norm.Multiply(j);
            norm.Divide(larger + j);
        }

        return norm;
    }

    /// <summary>How far below (side −1) or above (side 1) u the tilted law keeps more than e^(−cutOff): a Chernoff bound, at most the range.</summary>
    public double Reach(long u, double cutOff, int side)
    {
        // The step a normal law would take; far out, where the law falls more slowly than that, a smaller one is better.
        var reach = side < 0 ? u : (double)smaller * larger - u;
        var h = Math.Sqrt(2 * cutOff) / Deviation;
        var norm = LogZ(Theta);
        var parts = h > Theta / 2 ? 4 : 1;
        for (var part = 0; part < parts; part++, h /= 2)
        {
            reach = Math.Min(reach, (LogZ(Theta - side * h) - norm - side * h * u + cutOff) / h);
        }

        return reach;
    }

    private double LogZ(double theta)
    {
        // Exactly at 0 the factors are 0/0; the law hardly changes over so small a step.
        var x = Math.Abs(theta) < 1e-9 / (smaller + larger) ? 1e-9 / (smaller + larger) : theta;
        var product = ExtendedProduct.One;
        for (long j = 1; j <= smaller; j++)
        {
            product.Multiply(ExpM1.Of(-x * (larger + j)) / ExpM1.Of(-x * j));
        }

        return product.Log;
    }

    private static (double Mean, double Variance) Moments(long smaller, long larger, double theta)
    {
        var mean = 0.0;
        var variance = 0.0;
        for (long j = 1; j <= smaller; j++)
        {
            var (c, d) = Corrections(theta * j);
            var (cFar, dFar) = Corrections(theta * (larger + j));
            mean += cFar - c;
            variance += dFar - d;
        }

        return (smaller * (double)larger / 2 - mean / theta, variance / (theta * theta));
    }

    // x / (e^x − 1) − 1 + x/2 and 1 − x² e^x / (e^x − 1)², both without cancellation near 0.
    private static (double First, double Second) Corrections(double x)
    {
        var square = x * x;
        if (x < 0.3)
        {
            return (
                square / 12 * (1 - square / 60 * (1 - square / 42 * (1 - square / 40))),
                square / 12 * (1 - square / 20 * (1 - square * 5 / 126 * (1 - square * 7 / 200))));
        }

        var shrunk = Math.Exp(-x);
        var share = x / (1 - shrunk);
        return (share * shrunk - 1 + x / 2, 1 - share * share * shrunk);
    }
}
