using MathNet.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The standard error of a median by Maritz and Jarrett (1978): the order statistics weighted by a beta law with both parameters
/// (n + 1) / 2. For odd n it is the exact bootstrap standard error; for even n its smooth continuation.
/// </summary>
internal sealed class MaritzJarrett
{
    private readonly double[] weights;

    public MaritzJarrett(int count)
    {
        var half = (count + 1) / 2.0;
        weights = new double[count];
        var before = 0.0;
        for (var i = 0; i < count; i++)
        {
            var upTo = i == count - 1 ? 1 : SpecialFunctions.BetaRegularized(half, half, (i + 1.0) / count);
            weights[i] = upTo - before;
            before = upTo;
        }
    }

    public double StandardError(ReadOnlySpan<double> sorted)
    {
        var mean = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            mean += weights[i] * sorted[i];
        }

        var variance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            variance += weights[i] * (sorted[i] - mean) * (sorted[i] - mean);
        }

        // Equal observations have no spread, whatever the rounding of their mean.
        return sorted[0] == sorted[^1] ? 0 : Math.Sqrt(variance);
    }
}
