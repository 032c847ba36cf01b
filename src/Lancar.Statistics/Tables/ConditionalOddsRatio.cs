using System.Runtime.CompilerServices;

namespace Lancar.Statistics;

/// <summary>
/// The odds ratio in the law of the first cell given all margins (non-central hypergeometric), which stays exact with small
/// and zero cells. Each figure is computed when first asked for.
/// </summary>
public sealed class ConditionalOddsRatio
{
    private readonly OddsSolver solver;
    private readonly bool atBottom;
    private readonly bool atTop;
    private readonly double confidence;
    private readonly double startLog;
    private readonly double startError;
    private StrongBox<double?>? estimate;
    private StrongBox<double?>? medianUnbiased;
    private StrongBox<ConfidenceInterval>? exact;
    private StrongBox<ConfidenceInterval>? midP;

    private ConditionalOddsRatio(OddsSolver solver, bool atBottom, bool atTop, double confidence, double startLog, double startError)
    {
        this.solver = solver;
        this.atBottom = atBottom;
        this.atTop = atTop;
        this.confidence = confidence;
        this.startLog = startLog;
        this.startError = startError;
    }

    /// <summary>Maximum likelihood estimate: 0 or positive infinity at the ends of the support; null when a margin is empty.</summary>
    public double? Estimate => (estimate ??= new StrongBox<double?>(MostLikely())).Value;

    /// <summary>Clopper–Pearson style: each tail, the observed table included, at least half of what is left (Cornfield 1956).</summary>
    public ConfidenceInterval ExactInterval => (exact ??= new StrongBox<ConfidenceInterval>(Limits(1))).Value;

    /// <summary>The same with half of the observed table's probability.</summary>
    public ConfidenceInterval MidPInterval => (midP ??= new StrongBox<ConfidenceInterval>(Limits(0.5))).Value;

    /// <summary>The odds ratio at which both mid-p tails are one half; null at the ends of the support.</summary>
    public double? MedianUnbiased =>
        (medianUnbiased ??= new StrongBox<double?>(atBottom || atTop ? null : solver.UpperTail(0.5, 0.5, startLog))).Value;

    // Start values only steer the number of steps; the limits are solved to full accuracy.
    internal static ConditionalOddsRatio Of<TLaw>(TLaw law, long a, double confidence, double startLog, double startError)
        where TLaw : struct, IRatioLaw =>
        new(new OddsSolver<TLaw>(law, a, startLog), a == law.Lowest, a == law.Highest, confidence, startLog, startError);

    private double? MostLikely() =>
        (atBottom, atTop) switch
        {
            (true, true) => null,
            (true, false) => 0,
            (false, true) => double.PositiveInfinity,
            (false, false) => solver.Mean(startLog),
        };

    private ConfidenceInterval Limits(double pointShare)
    {
        var tail = (1 - confidence) / 2;
        var reach = NormalReach.Of(confidence) * startError;
        return new ConfidenceInterval(
            atBottom ? 0 : solver.UpperTail(pointShare, tail, startLog - reach),
            atTop ? double.PositiveInfinity : solver.LowerTail(pointShare, tail, startLog + reach),
            confidence);
    }
}
