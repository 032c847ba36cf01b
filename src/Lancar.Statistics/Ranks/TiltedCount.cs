using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The shift algorithm on the tilted law: f[t] ← (f[t] + q^r f[t − r]) / (1 + q^r). Every value is a probability and those
/// that matter lie in the middle of the tilted law, so nothing that matters can leave the range of a double, however many
/// observations there are and however far out the tail is.
/// </summary>
internal static class TiltedCount
{
    public static TailMass LowerTail(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, long m)
    {
        var signs = new TiltedSigns(weights, counts, m);
        var theta = signs.Theta;
        var law = new double[m + 1];
        law[0] = 1;
        long reached = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var u = Math.Exp(-theta * weights[i]);
            var left = 1 / (1 + u);
            var taken = u / (1 + u);
            for (var k = 0; k < counts[i]; k++)
            {
                reached = Math.Min(reached + weights[i], m);
                TakeOrLeave(law, weights[i], reached, left, taken);
            }
        }

        var below = new CompensatedSum();
        for (var t = m - 1; t >= 0; t--)
        {
            below.Add(law[t] * Math.Exp(-theta * (m - t)));
        }

        var scale = ScaledNumber.Exp(signs.LogScale());
        return new TailMass(below.Value * scale.Mantissa, law[m] * scale.Mantissa, scale.Exponent);
    }

    private static void TakeOrLeave(double[] law, long weight, long reached, double left, double taken)
    {
        var width = Vector<double>.Count;
        var t = reached + 1 - width;
        for (; t >= weight; t -= width)
        {
            var mixed = new Vector<double>(law, (int)t) * left + new Vector<double>(law, (int)(t - weight)) * taken;
            mixed.CopyTo(law, (int)t);
        }

        for (var rest = t + width - 1; rest >= 0; rest--)
        {
            law[rest] = law[rest] * left + (rest >= weight ? law[rest - weight] * taken : 0);
        }
    }
}
