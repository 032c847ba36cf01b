using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The lower tail of a rank-sum law as a finite Fourier sum over its exponentially tilted characteristic function:
/// P(T ≤ m) = e^L / M · Σ_j F(t_j) e^(i t_j m) Σ_{s&lt;B} e^(−(θ + i t_j) s), t_j = 2π j / M, where F is the characteristic
/// function of the tilted law and e^L its normalisation. Only the tens to hundreds of nodes at which |F| is not negligible
/// are evaluated; the others are passed over by a proven lower bound of −log |F|.
/// </summary>
/// <remarks>
/// <para>Idea: Pagano, Tritchler (1983), JASA 78, 435–440 (characteristic function); Keich (2005), J. Comput. Biol. 12,
/// 416–430 (tilting). The window B and the period M follow from Chernoff bounds of the tilted law, so that what is cut off
/// and what is folded back is below 3 e^(−Λ) of the tilted unit, Λ = 40 + log(1 + σ), while the tail itself is at least about
/// 0.4 / σ of it: a relative error below 1e-16. Rounding adds about √n units in the last place.</para>
/// </remarks>
internal sealed class TiltedFourier
{
    // Below this tilted variance of the signs the nodes cannot be told apart by the bound; counting is cheap there.
    private const double LeastSpread = 60;

    private readonly TiltedSigns signs;
    private readonly long m;
    private readonly long window;
    private readonly long period;
    private readonly double floor;
    private readonly NodeScreen screen;

    private TiltedFourier(long[] weights, int[] counts, long m, TiltedSigns signs)
    {
        this.m = m;
        this.signs = signs;
        var deviation = Math.Sqrt(signs.Variance);
        var cutOff = 40 + Math.Log(1 + deviation);
        window = (long)Math.Ceiling(signs.Reach(cutOff, -1)) + 1;
        period = (window + (long)Math.Ceiling(signs.Reach(cutOff, 1)) + 1) | 1;
        var negligible = 44 + 2 * Math.Log(1 + deviation);
        floor = Math.Exp(-2 * negligible);
        screen = new NodeScreen(weights, counts, signs.Odds, negligible);
    }

    /// <summary>Prepares the sum, or null where the tilted law is too narrow for it.</summary>
    public static TiltedFourier? Of(long[] weights, int[] counts, long m)
    {
        var signs = new TiltedSigns(weights, counts, m);
        return signs.Spread < LeastSpread ? null : new TiltedFourier(weights, counts, m, signs);
    }

    public TailMass LowerTail()
    {
        var atMost = new CompensatedSum();
        var point = new CompensatedSum();
        atMost.Add(Geometric(0).Real);
        point.Add(1);
        var last = (period - 1) / 2;
        var step = 2 * Math.PI / period;
        for (long j = 1; j <= last;)
        {
            var passed = screen.Pass(j * step);
            if (passed > 0)
            {
                j += Math.Max(1, (long)Math.Min(passed / step, last));
                continue;
            }

            if (signs.CharacteristicFunction(j, period, floor, out var value))
            {
                // Node −j is the conjugate of node j: twice the real part.
                var turned = value * Turn(j, m, 1);
                point.Add(2 * turned.Real);
                atMost.Add(2 * (turned * Geometric(j)).Real);
            }

            j++;
        }

        var scale = ScaledNumber.Exp(signs.LogScale()).Times(1.0 / period);
        var at = point.Value * scale.Mantissa;
        return new TailMass(atMost.Value * scale.Mantissa - at, at, scale.Exponent);
    }

    // Σ_{s<B} e^(−(θ + i t) s) = (1 − e^(−(θ + i t) B)) / (1 − e^(−(θ + i t))).
    private Complex Geometric(long j)
    {
        if (j == 0)
        {
            var theta = signs.Theta;
            return theta == 0 ? window : ExpM1.Of(-theta * window) / ExpM1.Of(-theta);
        }

        var whole = Complex.One - Turn(j, window, -1) * Math.Exp(-signs.Theta * window);
        return whole / OneMinusTurn(j);
    }

    // 1 − e^(−θ − i t) without cancellation for small θ and t.
    private Complex OneMinusTurn(long j)
    {
        var t = 2 * Math.PI * j / period;
        var half = Math.Sin(t / 2);
        var shrink = Math.Exp(-signs.Theta);
        return new Complex(-ExpM1.Of(-signs.Theta) + 2 * shrink * half * half, shrink * Math.Sin(t));
    }

    // e^(± i t_j k): the angle is reduced in whole numbers, so a large k costs no digit.
    private Complex Turn(long j, long k, int sign)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * Fraction(j, k));
        return new Complex(cos, sign * sin);
    }

    private double Fraction(long j, long k)
    {
        var remainder = (long)((Int128)j * k % period);
        return (double)(remainder > period / 2 ? remainder - period : remainder) / period;
    }
}
