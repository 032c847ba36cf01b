using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// Tells how far one may walk along the frequencies of the sum over which the tilted characteristic function of (number drawn, sum) is
/// surely negligible, whatever the frequency of the number.
/// </summary>
/// <remarks>
/// <para>With v_k = count · p_k (1 − p_k) and ψ_k = α + t r_k: −log |F| = −½ Σ count log(1 − 4 p_k (1 − p_k) sin²(ψ_k / 2)). By Jensen this is at
/// least −n/2 · log(1 − 2 x / n), x = Σ v_k (1 − cos ψ_k) ≥ V − |S(t)|, S(t) = Σ v_k e^(i t r_k), V = Σ v_k, over any part of n
/// observations. So |F| ≤ e^(−negligible) at every α as soon as V − |S(t)| ≥ n/2 · (1 − e^(−2 negligible / n)).</para>
/// <para>|S| changes by at most Σ v_k |r_k| per unit of t. The parts are the observations with the smallest |r_k|, doubling in number: a part with
/// small scores makes a flat bound with long steps, all of them a sharp one. The walk uses the first part that suffices.</para>
/// </remarks>
internal sealed class TwoSampleScreen
{
    // Room for the rounding of the bound itself.
    private const double Slack = 0.01;

    private readonly double[] turns;
    private readonly double[] spreads;
    private readonly List<Part> parts = [];
    private int level;

    public TwoSampleScreen(ReadOnlySpan<long> scores, ReadOnlySpan<int> counts, ReadOnlySpan<double> chances, double negligible)
    {
        var order = new int[scores.Length];
        var distances = new double[scores.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            distances[i] = Math.Abs((double)scores[i]);
        }

        Array.Sort(distances, order);
        turns = new double[order.Length];
        spreads = new double[order.Length];
        double spread = 0, slope = 0, next = 0;
        long observations = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var k = order[i];
            turns[i] = scores[k] / (2 * Math.PI);
            spreads[i] = counts[k] * chances[k] * (1 - chances[k]);
            spread += spreads[i];
            slope += spreads[i] * distances[i];
            observations += counts[k];
            var needed = observations / 2.0 * -ExpM1.Of(-2 * negligible / observations) + Slack;
            var last = i == order.Length - 1;
            if ((spread >= Math.Max(next, 1.5 * needed) || last) && spread > needed)
            {
                parts.Add(new Part(i + 1, spread - needed, slope));
                next = 2 * spread;
            }
        }

        Needed = observations / 2.0 * -ExpM1.Of(-2 * negligible / observations);
    }

    /// <summary>The x at which the bound over all observations reaches what is negligible.</summary>
    public double Needed { get; }

    /// <summary>False when no frequency can be passed over.</summary>
    public bool Helps => parts.Count > 0;

    /// <summary>The length of the walk from one end of the frequencies to the other, in observations looked at; rough.</summary>
    public double WalkCost => parts.Count == 0
        ? double.PositiveInfinity
        : parts.Min(part => Math.PI * (1 + part.Slope / (0.5 * part.Room)) * part.Size);

    /// <summary>The distance from t over which |F| stays negligible at every α; 0 when that is not sure.</summary>
    public double Pass(double t)
    {
        for (; level < parts.Count; level++)
        {
            var part = parts[level];
            var excess = part.Room - Modulus(t, part.Size);
            if (excess > 0)
            {
                level = Math.Max(0, level - 1);
                return excess / Math.Max(part.Slope, 1e-300);
            }
        }

        level = Math.Max(0, parts.Count - 1);
        return 0;
    }

    private double Modulus(double t, int size)
    {
        var width = Vector<double>.Count;
        var real = Vector<double>.Zero;
        var imaginary = Vector<double>.Zero;
        var circle = new Vector<double>(2 * Math.PI);
        var i = 0;
        for (; i + width <= size; i += width)
        {
            var x = new Vector<double>(turns, i) * t;
            var (sin, cos) = Vector.SinCos((x - Vector.Round(x)) * circle);
            var spread = new Vector<double>(spreads, i);
            real += spread * cos;
            imaginary += spread * sin;
        }

        var a = Vector.Sum(real);
        var b = Vector.Sum(imaginary);
        for (; i < size; i++)
        {
            var x = turns[i] * t;
            var (sin, cos) = Math.SinCos((x - Math.Round(x)) * (2 * Math.PI));
            a += spreads[i] * cos;
            b += spreads[i] * sin;
        }

        return Math.Sqrt(a * a + b * b);
    }

    /// <param name="Size">The first so many observations.</param>
    /// <param name="Room">V less what is needed: |S| below this is enough.</param>
    /// <param name="Slope">The most |S| changes per unit of t.</param>
    private readonly record struct Part(int Size, double Room, double Slope);
}
