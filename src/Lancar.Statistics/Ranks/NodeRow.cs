using System.Numerics;

namespace Lancar.Statistics;

/// <summary>All nodes of one frequency of the sum: Σ_i F(α_i, t) e^(−i α_i M) over the frequencies of the number drawn that matter.</summary>
internal sealed class NodeRow
{
    private readonly long[] scores;
    private readonly int[] counts;
    private readonly double[] chances;
    private readonly double[] spreads;
    private readonly double[] cosines;
    private readonly double[] sines;
    private readonly long numberPeriod;
    private readonly long chosen;
    private readonly double spread;

    public NodeRow(long[] scores, int[] counts, double[] chances, long numberPeriod, long chosen)
    {
        this.scores = scores;
        this.counts = counts;
        this.chances = chances;
        this.numberPeriod = numberPeriod;
        this.chosen = chosen;
        cosines = new double[scores.Length];
        sines = new double[scores.Length];
        spreads = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            spreads[i] = counts[i] * chances[i] * (1 - chances[i]);
            spread += spreads[i];
        }
    }

    /// <summary>True when a node was left out as negligible.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>The sum of the moduli of the last row.</summary>
    public double Size { get; private set; }

    /// <summary>The sum at frequency 2π j / period.</summary>
    /// <param name="j">The node of the sum.</param>
    /// <param name="period">Its period.</param>
    /// <param name="needed">Nodes where Σ v (1 − cos) is at least this are left out.</param>
    public Complex Sum(long j, long period, double needed)
    {
        var modulus = SumOfSpreads(j, period, out var center);
        var (first, count) = Range(modulus, center, needed);
        var width = Vector<double>.Count;
        Span<double> real = stackalloc double[width];
        Span<double> imaginary = stackalloc double[width];
        var sum = Complex.Zero;
        Size = 0;
        for (long start = 0; start < count; start += width)
        {
            for (var lane = 0; lane < width; lane++)
            {
                (imaginary[lane], real[lane]) = Math.SinCos(2 * Math.PI * (first + start + lane) / numberPeriod);
            }

            Evaluate(real, imaginary);
            for (var lane = 0; lane < width && start + lane < count; lane++)
            {
                sum += new Complex(real[lane], imaginary[lane]) * Turn(first + start + lane);
                Size += Math.Sqrt(real[lane] * real[lane] + imaginary[lane] * imaginary[lane]);
            }
        }

        return sum;
    }

    // |Σ v_k e^(i t r_k)| and the α at which the turned sum is real and positive; the sines and cosines are kept.
    private double SumOfSpreads(long j, long period, out double center)
    {
        double real = 0;
        double imaginary = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * ((double)(long)((Int128)j * scores[i] % period) / period));
            sines[i] = sin;
            cosines[i] = cos;
            real += spreads[i] * cos;
            imaginary += spreads[i] * sin;
        }

        center = -Math.Atan2(imaginary, real);
        return Math.Sqrt(real * real + imaginary * imaginary);
    }

    // Σ v (1 − cos ψ) = V − |S| cos(α − center): nodes where that is below what is needed.
    private (long First, long Count) Range(double modulus, double center, double needed)
    {
        var cosine = (spread - needed) / modulus;
        if (!(cosine > -1))
        {
            return (0, numberPeriod);
        }

        LeftOut = true;
        if (cosine >= 1)
        {
            return (0, 0);
        }

        var step = 2 * Math.PI / numberPeriod;
        var half = Math.Acos(cosine) + 1e-9;
        var first = (long)Math.Ceiling((center - half) / step);
        var last = (long)Math.Floor((center + half) / step);
        return (first, Math.Min(last - first + 1, numberPeriod));
    }

    private Complex Turn(long i)
    {
        var remainder = (long)((Int128)i * chosen % numberPeriod);
        var (sin, cos) = Math.SinCos(-2 * Math.PI * ((double)remainder / numberPeriod));
        return new Complex(cos, sin);
    }

    // In: e^(iα), out: F(α, t), one node per lane.
    private void Evaluate(Span<double> real, Span<double> imaginary)
    {
        var turnedCos = new Vector<double>(real);
        var turnedSin = new Vector<double>(imaginary);
        var a = Vector<double>.One;
        var b = Vector<double>.Zero;
        for (var k = 0; k < scores.Length; k++)
        {
            var chance = chances[k];
            var x = new Vector<double>(1 - chance) + chance * (turnedCos * cosines[k] - turnedSin * sines[k]);
            var y = chance * (turnedSin * cosines[k] + turnedCos * sines[k]);
            if (counts[k] > 1)
            {
                (x, y) = Power(x, y, counts[k]);
            }

            (a, b) = (a * x - b * y, a * y + b * x);
        }

        a.CopyTo(real);
        b.CopyTo(imaginary);
    }

    private static (Vector<double> Real, Vector<double> Imaginary) Power(Vector<double> x, Vector<double> y, int exponent)
    {
        var a = Vector<double>.One;
        var b = Vector<double>.Zero;
        for (var rest = exponent; ; )
        {
            if ((rest & 1) == 1)
            {
                (a, b) = (a * x - b * y, a * y + b * x);
            }

            rest >>= 1;
            if (rest == 0)
            {
                return (a, b);
            }

            (x, y) = (x * x - y * y, 2 * x * y);
        }
    }
}
