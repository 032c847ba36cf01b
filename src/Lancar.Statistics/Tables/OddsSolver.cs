namespace Lancar.Statistics;

/// <summary>
/// Solves for the odds at which an observed value has a given tail probability, or is the mean: the exact and mid-p limits,
/// the median-unbiased and the maximum likelihood estimate of a conditional odds ratio. Newton on the log odds, kept within
/// a shrinking bracket.
/// </summary>
internal static class OddsSolver
{
    private const int MostSteps = 200;

    /// <summary>The odds at which P(X ≥ a) − (1 − pointShare) P(X = a) equals the tail; it rises with the odds.</summary>
    public static double UpperTail<TLaw>(TLaw law, long a, double pointShare, double tail, double start)
        where TLaw : struct, IRatioLaw =>
        Solve(start, odds => TailExcess(law, a, 1, pointShare, tail, odds));

    /// <summary>The odds at which P(X ≤ a) − (1 − pointShare) P(X = a) equals the tail; it falls with the odds.</summary>
    public static double LowerTail<TLaw>(TLaw law, long a, double pointShare, double tail, double start)
        where TLaw : struct, IRatioLaw =>
        Solve(start, odds => Negated(TailExcess(law, a, -1, pointShare, tail, odds)));

    /// <summary>The odds at which the mean of X is a, for a within the support.</summary>
    public static double Mean<TLaw>(TLaw law, long a, double start)
        where TLaw : struct, IRatioLaw =>
        Solve(start, odds => MeanExcess(law, a, odds));

    private static (double Value, double Slope) Negated((double Value, double Slope) f) => (-f.Value, -f.Slope);

    // log of the tail less the log wanted, and its slope in the log odds.
    private static (double Value, double Slope) TailExcess<TLaw>(
        in TLaw law, long a, int direction, double pointShare, double tail, double odds)
        where TLaw : struct, IRatioLaw
    {
        var inside = Walk.From(law, a, direction, odds);
        var outside = Walk.From(law, a, -direction, odds);
        var point = new ScaledNumber(1, 0);
        var kept = inside.ScaledMass.Plus(point.Times(pointShare));
        var all = inside.ScaledMass.Plus(outside.ScaledMass).Plus(point);
        var meanInside = inside.ScaledDistance.Over(kept).Value;
        var mean = inside.ScaledDistance.Over(all).Value - outside.ScaledDistance.Over(all).Value;
        var value = LogRatio(kept, all) - Math.Log(tail);
        return (value, direction * (meanInside - mean));
    }

    private static (double Value, double Slope) MeanExcess<TLaw>(in TLaw law, long a, double odds)
        where TLaw : struct, IRatioLaw
    {
        var above = Walk.From(law, a, 1, odds);
        var below = Walk.From(law, a, -1, odds);
        return (
            LogRatio(above.ScaledDistance, below.ScaledDistance),
            above.Square / above.Distance + below.Square / below.Distance);
    }

    private static double LogRatio(ScaledNumber numerator, ScaledNumber denominator) => numerator.Over(denominator).Log;

    private static double Solve(double start, Func<double, (double Value, double Slope)> rising)
    {
        var low = -700.0;
        var high = 700.0;
        var at = Math.Clamp(start, -600, 600);
        for (var step = 0; step < MostSteps; step++)
        {
            var (value, slope) = rising(Math.Exp(at));
            if (value == 0)
            {
                break;
            }

            (low, high) = value < 0 ? (at, high) : (low, at);
            var newton = at - value / slope;
            // Far off, the logarithm of a tail is nearly straight: Newton is trusted within the bracket, halving otherwise.
            var next = newton > low && newton < high ? newton : low / 2 + high / 2;
            if (Math.Abs(next - at) <= 1e-15 * Math.Max(1, Math.Abs(at)) || next == at)
            {
                at = next;
                break;
            }

            // Convergence is quadratic: after a step this small the next would change nothing.
            var settled = next == newton && Math.Abs(next - at) < 1e-9;
            at = next;
            if (settled)
            {
                break;
            }
        }

        return Math.Exp(at);
    }
}
