using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The weights of a rank-sum law tilted towards a sum m, side by side for vectors: weight r is taken with odds e^(−θ r)
/// instead of 1. The arrays are filled up with weights that occur 0 times.
/// </summary>
internal sealed class TiltedSigns
{
    private static readonly Vector<double> one = Vector<double>.One;

    private readonly double[] weights;
    private readonly double[] times;
    private readonly double[] odds;
    private readonly long[] counts;
    private readonly long m;

    public TiltedSigns(ReadOnlySpan<long> weights, ReadOnlySpan<int> counts, long m)
    {
        var width = Vector<double>.Count;
        var length = (weights.Length + width - 1) / width * width;
        this.m = m;
        this.weights = new double[length];
        this.counts = new long[length];
        times = new double[length];
        odds = new double[length];
        for (var i = 0; i < weights.Length; i++)
        {
            this.weights[i] = weights[i];
            this.counts[i] = counts[i];
            times[i] = counts[i];
            Total += weights[i] * counts[i];
            Observations += counts[i];
        }

        Theta = Saddlepoint();
    }

    /// <summary>The largest possible sum.</summary>
    public long Total { get; }

    /// <summary>How many weights are taken or left.</summary>
    public long Observations { get; }

    /// <summary>The tilt θ ≥ 0 whose mean is m, for m up to half the total; finite also for m = 0.</summary>
    public double Theta { get; }

    /// <summary>The tilted mean of the sum, m but for a small part of a standard deviation.</summary>
    public double Mean { get; private set; }

    /// <summary>The tilted variance of the sum.</summary>
    public double Variance { get; private set; }

    /// <summary>The sum of the tilted variances of the single signs.</summary>
    public double Spread { get; private set; }

    /// <summary>e^(−θ r) of each weight, as many as there are weights and some more.</summary>
    public ReadOnlySpan<double> Odds => odds;

    /// <summary>log of E[e^(−θ (T − m))] under the plain law: what a tilted probability is multiplied by to be a plain one.</summary>
    public double LogScale()
    {
        // Two ways to write the same sum; the one with the smaller parts loses fewer digits when they cancel.
        var centred = Theta * Total / 2 < Observations * Ln2;
        var (sum, lost) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < weights.Length; i += Vector<double>.Count)
        {
            var x = new Vector<double>(weights, i) * Theta;
            var log = LogOnePlus(new Vector<double>(odds, i));
            // log((1 + e^−x) / 2) + x / 2 = log cosh(x / 2): exact near the middle of the law, where θ is small.
            var term = new Vector<double>(times, i) * (centred ? LogCosh(x, log) : log);
            var next = sum + term;
            var part = next - sum;
            lost += sum - (next - part) + (term - part);
            sum = next;
        }

        var total = new CompensatedSum();
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            total.Add(sum[lane]);
            total.Add(lost[lane]);
        }

        total.Add(Theta * (centred ? m - Total / 2.0 : m));
        total.Add(centred ? 0 : -Observations * Ln2);
        return total.Value;
    }

    /// <summary>A distance from m beyond which the tilted law has less than e^(−cutOff): Chernoff with the step that a normal law would take.</summary>
    public double Reach(double cutOff, int side)
    {
        var h = Math.Sqrt(2 * cutOff / Variance);
        var change = Vector<double>.Zero;
        for (var i = 0; i < weights.Length; i += Vector<double>.Count)
        {
            // log E[e^(side · h · (r X − r P))] for one tilted sign, X = taken.
            var u = new Vector<double>(odds, i);
            var taken = u / (one + u);
            var x = new Vector<double>(weights, i) * (side * h);
            change += new Vector<double>(times, i) * (Vector.Log(one - taken + taken * Vector.Exp(x)) - x * taken);
        }

        // The saddlepoint is found to a small part of a standard deviation; the reach pays for what is left.
        return (Vector.Sum(change) + cutOff) / h + Math.Abs(Mean - m);
    }

    /// <summary>
    /// The tilted characteristic function at 2π j / period, or false when its modulus is below the floor. The angles are
    /// reduced in whole numbers, so a large j or weight costs no digit.
    /// </summary>
    public bool CharacteristicFunction(long j, double period, double floor, out Complex value)
    {
        var node = new Vector<double>(j);
        var (real, imaginary) = (one, Vector<double>.Zero);
        for (var i = 0; i < weights.Length; i += Vector<double>.Count)
        {
            var (sin, cos) = Vector.SinCos(Turns(node, new Vector<double>(weights, i), period) * (2 * Math.PI));
            var u = new Vector<double>(odds, i);
            var a = (one + u * cos) / (one + u);
            var b = -(u * sin) / (one + u);
            (a, b) = Power(a, b, new Vector<long>(counts, i));
            (real, imaginary) = (real * a - imaginary * b, real * b + imaginary * a);
            // Seldom enough to cost little, often enough that no product leaves the range of a double.
            if (i % (8 * Vector<double>.Count) == 0 && Product(real * real + imaginary * imaginary) < floor)
            {
                value = default;
                return false;
            }
        }

        value = Complex.One;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            value *= new Complex(real[lane], imaginary[lane]);
        }

        return value.Real * value.Real + value.Imaginary * value.Imaginary >= floor;
    }

    // j r / period less the nearest whole number: the product and its rest are split by a fused multiplication.
    private static Vector<double> Turns(Vector<double> node, Vector<double> weight, double period)
    {
        var product = node * weight;
        var rest = Vector.FusedMultiplyAdd(node, weight, -product);
        var whole = Vector.Round(product / period);
        return (Vector.FusedMultiplyAdd(-whole, new Vector<double>(period), product) + rest) / period;
    }

    private static (Vector<double> Real, Vector<double> Imaginary) Power(Vector<double> a, Vector<double> b, Vector<long> exponent)
    {
        if (Vector.LessThanOrEqualAll(exponent, Vector<long>.One))
        {
            // A weight that occurs 0 times has odds 0 and factor 1.
            return (a, b);
        }

        var (real, imaginary) = (one, Vector<double>.Zero);
        while (true)
        {
            var odd = Vector.Equals(exponent & Vector<long>.One, Vector<long>.One);
            (real, imaginary) = (
                Vector.ConditionalSelect(odd, real * a - imaginary * b, real),
                Vector.ConditionalSelect(odd, real * b + imaginary * a, imaginary));
            exponent >>= 1;
            if (Vector.EqualsAll(exponent, Vector<long>.Zero))
            {
                return (real, imaginary);
            }

            (a, b) = (a * a - b * b, 2 * a * b);
        }
    }

    private static double Product(Vector<double> factors)
    {
        var product = 1.0;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            product *= factors[lane];
        }

        return product;
    }

    // The mean is convex and falling in θ ≥ 0, so Newton from 0 rises to the root without passing it.
    private double Saddlepoint()
    {
        // A mean below half the smallest weight is not needed: the tilt need not be exact, only near.
        var wanted = Math.Max(m, 0.5 * (weights.Length == 0 ? 1 : weights[0]));
        var theta = 0.0;
        for (var step = 0; ; step++)
        {
            Moments(theta);
            var excess = Mean - wanted;
            if (excess <= 1e-9 * Math.Sqrt(Variance) || Variance == 0 || step == 200)
            {
                return theta;
            }

            theta += excess / Variance;
        }
    }

    private void Moments(double theta)
    {
        var (mean, variance, spread) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < weights.Length; i += Vector<double>.Count)
        {
            var weight = new Vector<double>(weights, i);
            var u = Vector.Exp(weight * -theta);
            u.CopyTo(odds, i);
            var taken = new Vector<double>(times, i) * u / (one + u);
            var sign = taken / (one + u);
            mean += taken * weight;
            spread += sign;
            variance += sign * weight * weight;
        }

        (Mean, Variance, Spread) = (Vector.Sum(mean), Vector.Sum(variance), Vector.Sum(spread));
    }

    // log(1 + x), accurate for small x (Kahan).
    private static Vector<double> LogOnePlus(Vector<double> x)
    {
        var y = one + x;
        return Vector.ConditionalSelect(Vector.Equals(y, one), x, Vector.Log(y) * (x / (y - one)));
    }

    // log cosh(x / 2) for x ≥ 0, given log(1 + e^−x): for small x by (e^−x − 1) / 2, without cancellation.
    private static Vector<double> LogCosh(Vector<double> x, Vector<double> log)
    {
        var half = new Vector<double>(0.5);
        var small = Vector.LessThan(x, half);
        var far = log - new Vector<double>(Ln2) + x * half;
        if (!Vector.LessThanAny(x, half))
        {
            return far;
        }

        var e = Vector.Exp(-x);
        var minus = Vector.ConditionalSelect(Vector.Equals(e, one), -x, (e - one) * (-x / Vector.Log(e)));
        return Vector.ConditionalSelect(small, LogOnePlus(minus * half) + x * half, far);
    }

    private const double Ln2 = 0.69314718055994530942;
}
