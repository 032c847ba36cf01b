using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The lower tail of the two-sample law with ties as a finite Fourier sum in two variables, the number drawn and the sum, over the
/// tilted law: P(T ≤ t) = C / (P₀ P₁) · Σ_ij F(α_i, t_j) e^(−i α_i M − i t_j t) Σ_{s&lt;B} e^(−(θ − i t_j) s), α_i = 2π i / P₀, t_j = 2π j / P₁,
/// F(α, t) = Π_k (1 − p_k + p_k e^(i(α + t r_k)))^(count_k), C the norm.
/// </summary>
/// <remarks>
/// <para><b>Idea.</b> Pagano, Tritchler (1983), JASA 78, 435–440; the tilt after Keich (2005), J. Comput. Biol. 12, 416–430. Scores are taken less
/// a whole number near their tilted mean, which makes number and sum nearly uncorrelated.</para>
/// <para><b>Bound.</b> The sum returns the tilted mass of all (number, sum) that agree with those wanted modulo (P₀, P₁). P₀, P₁ and the
/// window B are Chernoff bounds: numbers P₀ or more away from M, sums outside the window and its period each have at most e^(−Λ) on either
/// side, so what is cut off or folded back is at most 5 e^(−Λ). Nodes left out have |F| ≤ e^(−Λ−2) each (see
/// <see cref="TwoSampleScreen"/>); their sum is at most (1 + log P₁) e^(−Λ−2). With Λ = 37 + log(1 + σ₀ σ₁) and the tail being about
/// 0.16 / (σ₀ σ₁) or more, that is below 1e-14 of it; <see cref="TailError"/> holds the bound divided by the tail really found.</para>
/// </remarks>
internal sealed class TwoSampleFourier
{
    private const double Digits = 37;
    private const double LeastCut = 16;

    private readonly TwoSampleLaw law;
    private readonly TwoSampleTilt tilt;
    private readonly long[] scores;
    private readonly long t;
    private readonly double cutOff;
    private readonly double negligible;
    private readonly long window;
    private readonly long numberPeriod;
    private readonly long period;
    private readonly TwoSampleScreen screen;
    private readonly NodeRow row;

    public TwoSampleFourier(TwoSampleLaw law, long t)
    {
        this.law = law;
        tilt = TwoSampleTilt.Towards(law, t);
        var shift = Shift();
        scores = new long[law.Scores.Length];
        var ones = new long[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = law.Scores[i] - shift;
            ones[i] = 1;
        }

        this.t = t - shift * law.Chosen;
        var numberDeviation = Math.Sqrt(tilt.Spread);
        var deviation = Math.Sqrt(Variance());
        cutOff = Digits + Math.Log(1 + numberDeviation * deviation);
        numberPeriod = Math.Min(
            Math.Max(Reach(ones, law.Chosen, -1, numberDeviation), Reach(ones, law.Chosen, 1, numberDeviation)),
            Math.Max(law.Chosen, law.Total - law.Chosen)) + 1;
        var down = Reach(scores, this.t, -1, deviation);
        var up = Reach(scores, this.t, 1, deviation);
        window = tilt.Theta * down > cutOff ? (long)Math.Ceiling(cutOff / tilt.Theta) + 1 : down + 1;
        period = Math.Max(window + up, down + 1) | 1;
        (negligible, screen) = Screen();
        row = new NodeRow(scores, law.Counts, tilt.Chances, numberPeriod, law.Chosen);
    }

    /// <summary>The relative error of the tail: the bound of cut-off, aliasing and nodes left out, and an estimate of rounding.</summary>
    public double TailError { get; private set; }

    /// <summary>The same for the point probability; infinite when the sum hardly tells it from 0.</summary>
    public double PointError { get; private set; }

    /// <summary>True when the nodes left out are as small as wanted.</summary>
    public bool IsSharp => negligible >= cutOff + 2;

    /// <summary>Rough cost in elementary factors of the characteristic function.</summary>
    public double Cost => screen.Helps
        ? screen.WalkCost + 400.0 * Math.Min(numberPeriod, 40) * scores.Length
        : (double)period / 2 * numberPeriod * scores.Length;

    public TailMass LowerTail(LongWork work)
    {
        var atMost = new CompensatedSum();
        var point = new CompensatedSum();
        var last = (period - 1) / 2;
        var step = 2 * Math.PI / period;
        var skipped = false;
        double pointSize = 0, tailSize = 0;
        for (long j = 0; j <= last;)
        {
            var passed = j == 0 ? 0 : screen.Pass(j * step);
            if (passed > 0)
            {
                skipped = true;
                j += Math.Max(1, (long)Math.Min(passed / step, last));
                continue;
            }

            work.Report((double)j / period * 2);
            // Node −j is the conjugate of node j: twice the real part.
            var value = row.Sum(j, period, screen.Helps ? screen.Needed : double.PositiveInfinity) * Turn(j, -t);
            var weight = j == 0 ? 1 : 2;
            var below = Geometric(j);
            point.Add(weight * value.Real);
            atMost.Add(weight * (value * below).Real);
            pointSize += weight * row.Size;
            tailSize += weight * row.Size * Complex.Abs(below);
            j++;
        }

        var nodes = (double)period * numberPeriod;
        var alias = 5 * Math.Exp(-cutOff);
        var left = skipped || row.LeftOut ? Math.Exp(-negligible) : 0;
        TailError = Error(alias + left * (1 + Math.Log(period)), tailSize / nodes, atMost.Value / nodes);
        PointError = Error(alias + left, pointSize / nodes, point.Value / nodes);
        var norm = tilt.Norm(law).Times(1 / nodes);
        var at = point.Value * norm.Mantissa;
        return new TailMass(atMost.Value * norm.Mantissa - at, at, norm.Exponent);
    }

    // Terms that add up in phase lose nothing; the estimate of rounding counts how far they cancel.
    private double Error(double bound, double size, double value) =>
        value > 0
            ? (bound + 2.5e-17 * Math.Sqrt(1 + law.Scores.Length) * Math.Max(0, size - 10 * value)) / value
            : double.PositiveInfinity;

    // Where even all observations cannot make the nodes as small as wanted, they are left out at the size that can be had.
    private (double Negligible, TwoSampleScreen Screen) Screen()
    {
        var wanted = cutOff + 2;
        var sharp = new TwoSampleScreen(scores, law.Counts, tilt.Chances, wanted);
        if (sharp.Helps && sharp.Needed < 0.95 * tilt.Spread || (double)period / 2 * numberPeriod * scores.Length <= TwoSampleEngine.LargestFourierCost)
        {
            return (wanted, sharp);
        }

        var possible = Math.Max(LeastCut, -0.5 * law.Total * Math.Log(1 - 2 * 0.8 * tilt.Spread / law.Total));
        return possible >= wanted ? (wanted, sharp) : (possible, new TwoSampleScreen(scores, law.Counts, tilt.Chances, possible));
    }

    private long Shift()
    {
        var sum = 0.0;
        for (var i = 0; i < law.Scores.Length; i++)
        {
            sum += law.Counts[i] * tilt.Chances[i] * (1 - tilt.Chances[i]) * law.Scores[i];
        }

        return tilt.Spread > 0 ? (long)Math.Round(sum / tilt.Spread) : 0;
    }

    private double Variance()
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += law.Counts[i] * tilt.Chances[i] * (1 - tilt.Chances[i]) * ((double)scores[i] * scores[i]);
        }

        return sum;
    }

    // How far from the target Σ X_k x_k still has more than e^(−cutOff): Chernoff with the step that a normal law would take.
    private long Reach(long[] values, long target, int side, double deviation)
    {
        var h = Math.Sqrt(2 * cutOff) / Math.Max(deviation, 1e-3);
        var change = new CompensatedSum();
        change.Add(-side * h * target);
        for (var i = 0; i < values.Length; i++)
        {
            var x = side * h * values[i];
            // log(1 − p + p e^x) by the odds, as p may be 1 to the last digit.
            var log = SoftPlus(tilt.LogOddsOfScores[i] + x) - SoftPlus(tilt.LogOddsOfScores[i]);
            change.Add(law.Counts[i] * log);
        }

        return (long)Math.Ceiling((change.Value + cutOff) / h) + 1;
    }

    private static double SoftPlus(double x) => Math.Max(x, 0) + Log1P.Of(Math.Exp(-Math.Abs(x)));

    // Σ_{s<B} e^(−(θ − i t_j) s): what lies s below t turns back by s.
    private Complex Geometric(long j)
    {
        var shrunk = Math.Exp(-tilt.Theta * window);
        if (j == 0)
        {
            return tilt.Theta == 0 ? window : ExpM1.Of(-tilt.Theta * window) / ExpM1.Of(-tilt.Theta);
        }

        var angle = 2 * Math.PI * j / period;
        var shrink = Math.Exp(-tilt.Theta);
        var half = Math.Sin(angle / 2);
        var one = new Complex(-ExpM1.Of(-tilt.Theta) + 2 * shrink * half * half, -shrink * Math.Sin(angle));
        return (Complex.One - Turn(j, window) * shrunk) / one;
    }

    private Complex Turn(long j, long k)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * ((double)(long)((Int128)j * k % period) / period));
        return new Complex(cos, sin);
    }
}
