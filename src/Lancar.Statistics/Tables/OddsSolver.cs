namespace Lancar.Statistics;

/// <summary>
/// Solves for the odds at which an observed value has a given tail probability, or is the mean: the exact and mid-p limits,
/// the median-unbiased and the maximum likelihood estimate of a conditional odds ratio. Newton on the log odds, kept within
/// a shrinking bracket; sums from a window of the law where that reaches, from the whole law otherwise.
/// </summary>
internal abstract class OddsSolver
{
    /// <summary>The odds at which P(X ≥ a) − (1 − pointShare) P(X = a) equals the tail; it rises with the odds.</summary>
    public abstract double UpperTail(double pointShare, double tail, double start);

    /// <summary>The odds at which P(X ≤ a) − (1 − pointShare) P(X = a) equals the tail; it falls with the odds.</summary>
    public abstract double LowerTail(double pointShare, double tail, double start);

    /// <summary>The odds at which the mean of X is a, for a within the support.</summary>
    public abstract double Mean(double start);
}

/// <inheritdoc/>
internal sealed class OddsSolver<TLaw> : OddsSolver
    where TLaw : struct, IRatioLaw
{
    private const int MostSteps = 200;
    private const double Settled = 1e-8;

    private readonly TLaw law;
    private readonly long a;
    private readonly double startLog;
    private readonly OddsWindow window;

    public OddsSolver(TLaw law, long a, double startLog)
    {
        this.law = law;
        this.a = a;
        this.startLog = startLog;
        window = OddsWindow.Of(law, a, Math.Exp(startLog));
    }

    private enum Wanted
    {
        UpperTail,
        LowerTail,
        Mean,
    }

    public override double UpperTail(double pointShare, double tail, double start) =>
        Solve(start, new Question(Wanted.UpperTail, pointShare, Math.Log(tail)));

    public override double LowerTail(double pointShare, double tail, double start) =>
        Solve(start, new Question(Wanted.LowerTail, pointShare, Math.Log(tail)));

    public override double Mean(double start) => Solve(start, new Question(Wanted.Mean, 0, 0));

    private double Solve(double start, Question question)
    {
        var low = -700.0;
        var high = 700.0;
        var at = Math.Clamp(start, -600, 600);
        for (var step = 0; step < MostSteps; step++)
        {
            var (value, slope) = Excess(question, at);
            (low, high) = value < 0 ? (at, high) : (low, at);
            var newton = at - value / slope;
            // Convergence is quadratic, on the scale of one over the slope: after a step this small the next would change nothing.
            if (Math.Abs(newton - at) <= Math.Max(1e-15 * Math.Abs(at), Settled * Math.Min(1, 1 / slope)))
            {
                at = newton;
                break;
            }

            // Far off, the logarithm of a tail is nearly straight: Newton is trusted within the bracket, halving otherwise.
            at = newton > low && newton < high ? newton : low / 2 + high / 2;
        }

        return Math.Exp(at);
    }

    private (double Value, double Slope) Excess(Question question, double log)
    {
        var (up, down) = window.At(Math.Exp(log - startLog));
        var whole = up.IsWhole && down.IsWhole && double.IsFinite(up.Square + down.Square);
        var (value, slope) = !whole ? Slowly(question, Math.Exp(log)) : question.Wanted switch
        {
            Wanted.UpperTail => Tail(question, up, down),
            Wanted.LowerTail => Tail(question, down, up),
            Wanted.Mean => (Math.Log(up.Distance / down.Distance), up.Square / up.Distance + down.Square / down.Distance),
        };
        return question.Wanted == Wanted.LowerTail ? (-value, slope) : (value, slope);
    }

    // log of the tail less the log wanted, and its slope in the log odds, turned upwards.
    private static (double Value, double Slope) Tail(Question question, OddsWindow.Sums inside, OddsWindow.Sums outside)
    {
        var kept = inside.Mass + question.PointShare;
        var all = inside.Mass + outside.Mass + 1;
        return (Math.Log(kept / all) - question.LogTail, inside.Distance / kept - (inside.Distance - outside.Distance) / all);
    }

    private (double Value, double Slope) Slowly(Question question, double odds)
    {
        var above = Walk.From(law, a, 1, odds);
        var below = Walk.From(law, a, -1, odds);
        if (question.Wanted == Wanted.Mean)
        {
            return (
                above.ScaledDistance.Over(below.ScaledDistance).Log,
                above.Square / above.Distance + below.Square / below.Distance);
        }

        var (inside, outside) = question.Wanted == Wanted.UpperTail ? (above, below) : (below, above);
        var point = new ScaledNumber(1, 0);
        var kept = inside.ScaledMass.Plus(point.Times(question.PointShare));
        var all = inside.ScaledMass.Plus(outside.ScaledMass).Plus(point);
        var mean = inside.ScaledDistance.Over(all).Value - outside.ScaledDistance.Over(all).Value;
        return (kept.Over(all).Log - question.LogTail, inside.ScaledDistance.Over(kept).Value - mean);
    }

    private readonly record struct Question(Wanted Wanted, double PointShare, double LogTail);
}
