using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The lower tail of U without ties, for samples of any size, as a finite Fourier sum over the tilted Gaussian binomial:
/// P(U ≤ u) = Z e^(θu) / P · Σ_j F(t_j) e^(−i t_j u) Σ_{s&lt;B} e^(−(θ − i t_j) s), t_j = 2π j / P,
/// F(t) = Π_k (1 − q^(n+k) e^(it(n+k))) / (1 − q^(n+k)) · (1 − q^k) / (1 − q^k e^(itk)), q = e^(−θ), k = 1 … m.
/// </summary>
/// <remarks>
/// <para><b>Aliasing.</b> Period and window follow from Chernoff bounds: outside them the tilted law has at most e^(−Λ) on each side,
/// Λ = 37 + log(1 + σ). With the mean of the tilted law at u the tail is about 0.4 / (σ θ') of it or more, θ' = max(θ, 1/σ), so what is cut
/// off and folded back is below 1e-15 of the tail. <see cref="ErrorBound"/> is that bound divided by the tail really found.</para>
/// <para><b>Nodes left out.</b> U is a sum of ranks of independent draws given how many were drawn; the number drawn is m with probability
/// at least 1 / (N + 1), being a mode of its law (Darroch 1964). Hence |F(t)| ≤ (N + 1) Π |1 − p_k + p_k e^(ikt + iα)| at the worst α, and
/// by Jensen −log of the product ≥ −N/2 · log(1 − 2 (V − |Σ v_k e^(ikt)|) / N), v_k = p_k (1 − p_k), V = Σ v_k. As v rises and falls once,
/// |Σ v_k e^(ikt)| ≤ max v / sin(t / 2) (Abel). From the first t at which this suffices, every further node is left out.</para>
/// </remarks>
internal sealed class GaussianFourier
{
    private const double Digits = 37;

    private readonly long smaller;
    private readonly long larger;
    private readonly long u;
    private readonly GaussianTilt tilt;
    private readonly double cutOff;
    private readonly long window;
    private readonly long period;
    private readonly long lastNode;
    private readonly double[] near;
    private readonly double[] far;

    public GaussianFourier(long smaller, long larger, long u)
    {
        this.smaller = smaller;
        this.larger = larger;
        this.u = u;
        tilt = GaussianTilt.Towards(smaller, larger, u);
        cutOff = Digits + Math.Log(1 + tilt.Deviation);
        var down = Math.Ceiling(tilt.Reach(u, cutOff, -1)) + 1;
        var up = Math.Ceiling(tilt.Reach(u, cutOff, 1)) + 1;
        window = (long)Math.Min(down, Math.Ceiling(cutOff / tilt.Theta) + 1);
        // A prime above every rank, so that no node hits a zero of a denominator.
        period = PrimeFrom((long)Math.Max(Math.Max(window + up, down + 1), smaller + larger + 1));
        lastNode = LastNode();
        (near, far) = (Odds(0), Odds(larger));
    }

    /// <summary>A bound of the relative error by cut-off, aliasing and nodes left out, of tail and point; rounding not counted.</summary>
    public double ErrorBound { get; private set; }

    /// <summary>Number of nodes summed, the one at 0 not counted.</summary>
    public long NodeCount => lastNode;

    public TailMass LowerTail()
    {
        var atMost = new CompensatedSum();
        var point = new CompensatedSum();
        atMost.Add(ExpM1.Of(-tilt.Theta * window) / ExpM1.Of(-tilt.Theta));
        point.Add(1);
        var width = Vector<double>.Count;
        Span<double> real = stackalloc double[width];
        Span<double> imaginary = stackalloc double[width];
        for (long first = 1; first <= lastNode; first += width)
        {
            Evaluate(first, real, imaginary);
            for (var lane = 0; lane < width && first + lane <= lastNode; lane++)
            {
                var node = first + lane;
                var turned = new Complex(real[lane], imaginary[lane]) * Turn(node, -u);
                point.Add(2 * turned.Real);
                atMost.Add(2 * (turned * Geometric(node)).Real);
            }
        }

        ErrorBound = Bound(atMost.Value / period, point.Value / period);
        var norm = tilt.Norm();
        var exponent = tilt.Theta * u;
        var scale = ScaledNumber.Exp(exponent).Times(1 + Math.FusedMultiplyAdd(tilt.Theta, u, -exponent));
        var factor = norm.Value.Times(scale.Mantissa / period);
        var at = point.Value * factor.Mantissa;
        return new TailMass(atMost.Value * factor.Mantissa - at, at, factor.Exponent + scale.Exponent);
    }

    private double Bound(double tail, double point)
    {
        var alias = 3 * Math.Exp(-cutOff);
        var passed = lastNode == (period - 1) / 2 ? 0 : Math.Exp(-cutOff);
        return Math.Max((alias + passed * (1 + Math.Log(period))) / tail, (alias + passed) / point);
    }

    // F at the nodes first, first + 1 …, one per lane.
    private void Evaluate(long first, Span<double> real, Span<double> imaginary)
    {
        // The spans serve as scratch for the start values first.
        for (var lane = 0; lane < real.Length; lane++)
        {
            real[lane] = first + lane;
            imaginary[lane] = Centred((long)((Int128)(first + lane) * larger % period));
        }

        var node = new Vector<double>(real);
        var whole = new Vector<double>(period);
        var turn = new Vector<double>(Math.PI / period);
        var nearTurn = Vector<double>.Zero;
        var farTurn = new Vector<double>(imaginary);
        var a = Vector<double>.One;
        var b = Vector<double>.Zero;
        for (var k = 0; k < smaller; k++)
        {
            nearTurn = Step(nearTurn, node, whole);
            farTurn = Step(farTurn, node, whole);
            var (sinNear, cosNear) = Vector.SinCos(nearTurn * turn);
            var (sinFar, cosFar) = Vector.SinCos(farTurn * turn);
            // 1 − q e^(iψ) over 1 − q, with 1 − cos ψ = 2 sin²(ψ/2), so that nothing cancels where it is small.
            var top = Vector<double>.One + 2 * far[k] * sinFar * sinFar;
            var topTurned = -2 * far[k] * sinFar * cosFar;
            var bottom = Vector<double>.One + 2 * near[k] * sinNear * sinNear;
            var bottomTurned = -2 * near[k] * sinNear * cosNear;
            var size = Vector<double>.One / (bottom * bottom + bottomTurned * bottomTurned);
            var x = (top * bottom + topTurned * bottomTurned) * size;
            var y = (topTurned * bottom - top * bottomTurned) * size;
            (a, b) = (a * x - b * y, a * y + b * x);
        }

        a.CopyTo(real);
        b.CopyTo(imaginary);
    }

    // Angles stay whole numbers of 1 / period, between −period/2 and period/2.
    private static Vector<double> Step(Vector<double> turn, Vector<double> node, Vector<double> whole)
    {
        var next = turn + node;
        return Vector.ConditionalSelect(Vector.GreaterThan(next + next, whole), next - whole, next);
    }

    private double Centred(long remainder) => remainder > period / 2 ? remainder - period : remainder;

    // Σ_{s<B} e^(−(θ − i t) s): what lies s below u turns back by s.
    private Complex Geometric(long node)
    {
        var t = 2 * Math.PI * node / period;
        var shrink = Math.Exp(-tilt.Theta);
        var half = Math.Sin(t / 2);
        var one = new Complex(-ExpM1.Of(-tilt.Theta) + 2 * shrink * half * half, -shrink * Math.Sin(t));
        return (Complex.One - Turn(node, window) * Math.Exp(-tilt.Theta * window)) / one;
    }

    private Complex Turn(long node, long k)
    {
        var remainder = (long)((Int128)node * k % period);
        var (sin, cos) = Math.SinCos(2 * Math.PI * ((double)remainder / period));
        return new Complex(cos, sin);
    }

    // q^k / (1 − q^k) for k = start + 1 … start + m.
    private double[] Odds(long start)
    {
        var odds = new double[smaller];
        for (var k = 0; k < odds.Length; k++)
        {
            var x = tilt.Theta * (start + k + 1);
            odds[k] = Math.Exp(-x) / -ExpM1.Of(-x);
        }

        return odds;
    }

    private long LastNode()
    {
        var every = (period - 1) / 2;
        var (spread, largest) = DrawnSpread();
        double ranks = smaller + larger;
        var needed = cutOff + Math.Log(ranks + 1);
        var room = spread - ranks / 2 * (1 - Math.Exp(-2 * needed / ranks)) - 0.01;
        var sine = largest / room;
        return room <= 0 || sine >= 1
            ? every
            : Math.Min(every, (long)Math.Ceiling(Math.Asin(sine) / Math.PI * period) + 1);
    }

    // Σ v_k and max v_k when the tilted draws number m on average. Any other chance of being drawn gives a bound as well, only
    // a weaker one, so the balance is found roughly.
    private (double Spread, double Largest) DrawnSpread()
    {
        var ranks = smaller + larger;
        var log = Math.Log((double)smaller / larger) + tilt.Theta * smaller / 2;
        for (var step = 0; step < 50; step++)
        {
            var (mean, spread, largest) = Drawn(ranks, log);
            // The mode argument needs the mean at m; a mean within 1e-9 of it changes the chance of m by a factor near 1.
            if (Math.Abs(mean - smaller) < 1e-9 * ranks || spread < 1e-300)
            {
                return (spread, largest);
            }

            log += Math.Clamp((smaller - mean) / spread, -5, 5);
        }

        return (0, 1);
    }

    private (double Mean, double Spread, double Largest) Drawn(long ranks, double log)
    {
        var mean = 0.0;
        var spread = 0.0;
        var largest = 0.0;
        for (long k = 1; k <= ranks; k++)
        {
            var odds = Math.Exp(log - tilt.Theta * k);
            var chance = double.IsInfinity(odds) ? 1 : odds / (1 + odds);
            var v = chance * (1 - chance);
            mean += chance;
            spread += v;
            largest = Math.Max(largest, v);
        }

        return (mean, spread, largest);
    }

    private static long PrimeFrom(long start)
    {
        for (var candidate = start | 1; ; candidate += 2)
        {
            var prime = true;
            for (long divisor = 3; divisor * divisor <= candidate && prime; divisor += 2)
            {
                prime = candidate % divisor != 0;
            }

            if (prime)
            {
                return candidate;
            }
        }
    }
}
