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

    private readonly long[] weights;
    private readonly int[] counts;
    private readonly double[] odds;
    private readonly long m;
    private readonly double theta;
    private readonly long window;
    private readonly long period;
    private readonly double negligible;
    private readonly NodeScreen screen;

    private TiltedFourier(long[] weights, int[] counts, long m, double theta, double[] odds, double deviation)
    {
        this.weights = weights;
        this.counts = counts;
        this.m = m;
        this.theta = theta;
        this.odds = odds;
        var cutOff = 40 + Math.Log(1 + deviation);
        window = (long)Math.Ceiling(Reach(cutOff, deviation, -1)) + 1;
        period = (window + (long)Math.Ceiling(Reach(cutOff, deviation, 1)) + 1) | 1;
        negligible = 44 + 2 * Math.Log(1 + deviation);
        screen = new NodeScreen(weights, counts, odds, negligible);
    }

    /// <summary>Prepares the sum, or null where the tilted law is too narrow for it.</summary>
    public static TiltedFourier? Of(long[] weights, int[] counts, long m)
    {
        var theta = TiltedLaw.Saddlepoint(weights, counts, m);
        var odds = new double[weights.Length];
        var spread = 0.0;
        var variance = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            odds[i] = Math.Exp(-theta * weights[i]);
            var sign = counts[i] * odds[i] / ((1 + odds[i]) * (1 + odds[i]));
            spread += sign;
            variance += sign * weights[i] * weights[i];
        }

        return spread < LeastSpread
            ? null
            : new TiltedFourier(weights, counts, m, theta, odds, Math.Sqrt(variance));
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

            if (CharacteristicFunction(j, out var value))
            {
                // Node −j is the conjugate of node j: twice the real part.
                var turned = value * Turn(j, m, 1);
                point.Add(2 * turned.Real);
                atMost.Add(2 * (turned * Geometric(j)).Real);
            }

            j++;
        }

        var scale = ScaledNumber.Exp(TiltedLaw.LogScale(weights, counts, theta, m)).Times(1.0 / period);
        var at = point.Value * scale.Mantissa;
        return new TailMass(atMost.Value * scale.Mantissa - at, at, scale.Exponent);
    }

    // Σ_{s<B} e^(−(θ + i t) s) = (1 − e^(−(θ + i t) B)) / (1 − e^(−(θ + i t))).
    private Complex Geometric(long j)
    {
        if (j == 0)
        {
            return theta == 0 ? window : TiltedLaw.Expm1(-theta * window) / TiltedLaw.Expm1(-theta);
        }

        var whole = Complex.One - Turn(j, window, -1) * Math.Exp(-theta * window);
        return whole / OneMinusTurn(j);
    }

    // 1 − e^(−θ − i t) without cancellation for small θ and t.
    private Complex OneMinusTurn(long j)
    {
        var t = 2 * Math.PI * j / period;
        var half = Math.Sin(t / 2);
        var shrink = Math.Exp(-theta);
        return new Complex(-TiltedLaw.Expm1(-theta) + 2 * shrink * half * half, shrink * Math.Sin(t));
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

    // The tilted characteristic function at node j, or false as soon as its modulus is negligible.
    private bool CharacteristicFunction(long j, out Complex value)
    {
        var floor = Math.Exp(-2 * negligible);
        double real = 1;
        double imaginary = 0;
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * Fraction(j, weights[i]));
            var u = odds[i];
            var a = (1 + u * cos) / (1 + u);
            var b = -u * sin / (1 + u);
            if (counts[i] > 1)
            {
                (a, b) = Power(a, b, counts[i]);
            }

            (real, imaginary) = (real * a - imaginary * b, real * b + imaginary * a);
            if (real * real + imaginary * imaginary < floor)
            {
                value = default;
                return false;
            }
        }

        value = new Complex(real, imaginary);
        return true;
    }

    private static (double Real, double Imaginary) Power(double a, double b, int exponent)
    {
        double real = 1;
        double imaginary = 0;
        for (var rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                (real, imaginary) = (real * a - imaginary * b, real * b + imaginary * a);
            }

            (a, b) = (a * a - b * b, 2 * a * b);
        }

        return (real, imaginary);
    }

    // How far from m the tilted law still has more than e^(−cutOff): Chernoff with the step that a normal law would take.
    private double Reach(double cutOff, double deviation, int side)
    {
        var h = Math.Sqrt(2 * cutOff) / deviation;
        var change = new CompensatedSum();
        for (var i = 0; i < weights.Length; i++)
        {
            // log E[e^(side · h · (r X − r P))] for one tilted sign, X = taken.
            var taken = odds[i] / (1 + odds[i]);
            var x = side * h * weights[i];
            change.Add(counts[i] * (TiltedLaw.LogOnePlus(taken * TiltedLaw.Expm1(x)) - x * taken));
        }

        return (change.Value + cutOff) / h + Math.Abs(MeanError());
    }

    // The saddlepoint is found to a small part of a standard deviation; the reach pays for what is left.
    private double MeanError()
    {
        var mean = new CompensatedSum();
        for (var i = 0; i < weights.Length; i++)
        {
            mean.Add(counts[i] * odds[i] / (1 + odds[i]) * weights[i]);
        }

        return mean.Value - m;
    }
}
