using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The lower tail of the number of inversions of a random order without ties, for any number of observations: the generating
/// function Π (1 − z^j) / (j (1 − z)), divided by 1 − z, inverted on a circle through its saddle point (after Pagano, Tritchler 1983).
/// </summary>
/// <remarks>
/// On a circle of radius r = e^(−s) the sum over M nodes gives the tail plus terms that lie M apart, which under the tilted law are
/// at least 60 deviations away: below e^(−60). Nodes are left out once Π min(1, (1 + r^j)(1 − r) / ((1 − r^j) |1 − r e^(it)|)), which
/// bounds every later node, falls below e^(−60).
/// </remarks>
internal sealed class InversionFourier
{
    private const double Negligible = -60;
    private const double Deviations = 60;
    private readonly int n;

    public InversionFourier(int observations) => n = observations;

    /// <summary>P(D ≤ <paramref name="d"/>) for d at or below the mean.</summary>
    public ScaledNumber AtMost(long d) => d <= SmallCount ? Counted((int)d) : Summed(d);

    /// <summary>Below this many inversions orders are counted one degree at a time.</summary>
    public const int SmallCount = 64;

    private ScaledNumber Counted(int d)
    {
        var orders = new double[d + 1];
        orders[0] = 1;
        var next = new double[d + 1];
        var logarithm = new CompensatedSum();
        for (var j = 2; j <= n; j++)
        {
            Array.Clear(next);
            for (var shift = 0; shift < j && shift <= d; shift++)
            {
                Rows.Add(next.AsSpan(shift), orders.AsSpan(0, d + 1 - shift));
            }

            (orders, next) = (next, orders);
            logarithm.Add(Math.Log(j));
        }

        return ScaledNumber.Exp(-logarithm.Value).Times(orders.Sum());
    }

    private ScaledNumber Summed(long d)
    {
        var s = Saddle(d);
        var nodes = (long)Math.Ceiling(Deviations * Math.Sqrt(Curvature(s)));
        var powers = new double[n + 1];
        var less = new double[n + 1];
        for (var j = 1; j <= n; j++)
        {
            powers[j] = Math.Exp(-j * s);
            less[j] = -Expm1(-j * s);
        }

        var sum = new CompensatedSum();
        sum.Add(1);
        for (long k = 1; 2 * k <= nodes; k++)
        {
            var t = 2 * Math.PI * k / nodes;
            var distance = Complex.Abs(OneMinus(1, t, powers, less));
            if (LogBound(distance, powers, less) < Negligible)
            {
                break;
            }

            var angle = -2 * Math.PI * (long)((Int128)k * d % nodes) / nodes;
            var value = Factor(t, powers, less) * Complex.FromPolarCoordinates(1, angle);
            sum.Add(2 * k == nodes ? value.Real : 2 * value.Real);
        }

        var logarithm = new CompensatedSum();
        for (var j = 1; j <= n; j++)
        {
            logarithm.Add(Math.Log(less[j] / (j * less[1])));
        }

        logarithm.Add(s * d);
        logarithm.Add(-Math.Log(less[1]));
        return ScaledNumber.Exp(logarithm.Value).Times(sum.Value / nodes);
    }

    // The generating function over its value at the saddle point.
    private Complex Factor(double t, double[] powers, double[] less)
    {
        var one = OneMinus(1, t, powers, less) / less[1];
        var value = Complex.One / one;
        for (var j = 2; j <= n; j++)
        {
            value *= OneMinus(j, t, powers, less) / less[j] / one;
        }

        return value;
    }

    // 1 − r^j e^(ijt), without cancellation.
    private static Complex OneMinus(int j, double t, double[] powers, double[] less)
    {
        var half = Math.Sin(j * t / 2);
        return new Complex(less[j] + powers[j] * 2 * half * half, -powers[j] * Math.Sin(j * t));
    }

    private double LogBound(double distance, double[] powers, double[] less)
    {
        var bound = Math.Log(less[1] / distance);
        for (var j = n; j >= 2; j--)
        {
            var factor = (1 + powers[j]) * less[1] / (less[j] * distance);
            if (factor >= 1)
            {
                // The bound rises as j falls: no smaller j helps.
                break;
            }

            bound += Math.Log(factor);
        }

        return bound;
    }

    // The s at which the tilted mean of D plus a geometric variable, 1 / (1 − z), is d.
    private double Saddle(long d)
    {
        var low = 1e-12;
        var high = 1.0;
        while (Mean(high) > d)
        {
            high *= 2;
        }

        for (var i = 0; i < 200 && high - low > 1e-10 * high; i++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Mean(middle) > d ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // E D = Σ (1/(e^s − 1) − j/(e^(js) − 1)), and 1/(e^s − 1) more for the geometric variable.
    private double Mean(double s)
    {
        var one = 1 / Expm1(s);
        var mean = one;
        for (var j = 2; j <= n; j++)
        {
            mean += one - j / Expm1(j * s);
        }

        return mean;
    }

    private double Curvature(double s)
    {
        var one = Square(1 / (2 * Math.Sinh(s / 2)));
        var variance = one;
        for (var j = 2; j <= n; j++)
        {
            variance += Math.Max(0, one - Square(j / (2 * Math.Sinh(j * s / 2))));
        }

        return variance;
    }

    // e^x − 1, also near 0.
    private static double Expm1(double x) => 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    private static double Square(double x) => x * x;
}
