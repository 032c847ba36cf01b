using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// Tells how far one may walk along the frequency axis over which the tilted characteristic function is surely negligible.
/// </summary>
/// <remarks>
/// −log |F(t)| ≥ 2 Σ v_k sin²(t r_k / 2), v_k = count · tilted variance of one sign, over any part of the weights; its slope
/// is at most Σ v_k r_k over that part. Small weights alone make a flat bound with long steps, all weights a sharp one near
/// t = 0: the parts are the lightest weights, doubling in number, and the walk uses the lightest part that suffices.
/// sin²(π x) is bounded below by x² (3 − 4 x²)² for |x| ≤ 1/2, which needs no sine.
/// </remarks>
internal sealed class NodeScreen
{
    // Room for the rounding of the bound itself.
    private const double Slack = 0.01;

    private readonly double[] turns;
    private readonly double[] spreads;
    private readonly int[] sizes;
    private readonly double[] slopes;
    private readonly double negligible;
    private readonly double consecutiveSpread;
    private readonly double largestSpread;
    private int level;

    public NodeScreen(ReadOnlySpan<long> weights, int[] counts, ReadOnlySpan<double> odds, double negligible)
    {
        this.negligible = negligible;
        turns = new double[weights.Length];
        spreads = new double[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            turns[i] = weights[i] / (2 * Math.PI);
            spreads[i] = counts[i] * odds[i] / ((1 + odds[i]) * (1 + odds[i]));
        }

        (sizes, slopes) = Levels(weights, spreads, negligible);
        level = sizes.Length - 1;
        var consecutive = Array.TrueForAll(counts, static count => count == 1)
            && weights[^1] - weights[0] == weights.Length - 1;
        consecutiveSpread = consecutive ? spreads.Sum() : 0;
        largestSpread = spreads[0];
    }

    /// <summary>The distance from t over which |F| stays below e^(−negligible); 0 when that is not sure.</summary>
    public double Pass(double t)
    {
        if (PassesConsecutive(t))
        {
            return Math.PI;
        }

        for (; level < sizes.Length; level++)
        {
            var excess = Bound(t, sizes[level]) - negligible - Slack;
            if (excess > 0)
            {
                var distance = excess / slopes[level];
                level = Math.Max(0, level - 1);
                return distance;
            }
        }

        level = sizes.Length - 1;
        return 0;
    }

    // Weights without gaps and with falling spreads: |Σ v_k e^(i t r_k)| ≤ v_1 / sin(t / 2) (Abel), on all of the rest of (0, π].
    private bool PassesConsecutive(double t) =>
        consecutiveSpread - largestSpread / Math.Sin(t / 2) > negligible + Slack;

    private double Bound(double t, int size)
    {
        var width = Vector<double>.Count;
        var three = new Vector<double>(3);
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i + width <= size; i += width)
        {
            var x = new Vector<double>(turns, i) * t;
            x -= Vector.Round(x);
            var square = x * x;
            var factor = three - 4 * square;
            sum += new Vector<double>(spreads, i) * square * factor * factor;
        }

        var total = Vector.Sum(sum);
        for (; i < size; i++)
        {
            var x = turns[i] * t;
            x -= Math.Round(x);
            var factor = 3 - 4 * x * x;
            total += spreads[i] * x * x * factor * factor;
        }

        return 2 * total;
    }

    private static (int[] Sizes, double[] Slopes) Levels(ReadOnlySpan<long> weights, double[] spreads, double negligible)
    {
        var sizes = new List<int>();
        var slopes = new List<double>();
        var spread = 0.0;
        var slope = 0.0;
        // The mean of the bound over all t is about the spread itself, so a part needs about twice what is negligible.
        var next = 2 * negligible;
        for (var i = 0; i < weights.Length; i++)
        {
            spread += spreads[i];
            slope += spreads[i] * weights[i];
            if (spread >= next || i == weights.Length - 1)
            {
                sizes.Add(i + 1);
                slopes.Add(slope);
                next = 2 * spread;
            }
        }

        return (sizes.ToArray(), slopes.ToArray());
    }
}
