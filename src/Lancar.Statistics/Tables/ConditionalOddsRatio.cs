namespace Lancar.Statistics;

/// <summary>
/// The odds ratio in the law of the first cell given all margins (non-central hypergeometric), which stays exact with small
/// and zero cells.
/// </summary>
/// <param name="Estimate">Maximum likelihood estimate: 0 or positive infinity at the ends of the support; null when a margin is empty.</param>
/// <param name="ExactInterval">Clopper–Pearson style: each tail, the observed table included, at least half of what is left (Cornfield 1956).</param>
/// <param name="MidPInterval">The same with half of the observed table's probability.</param>
/// <param name="MedianUnbiased">The odds ratio at which both mid-p tails are one half; null at the ends of the support.</param>
public readonly record struct ConditionalOddsRatio(
    double? Estimate,
    ConfidenceInterval ExactInterval,
    ConfidenceInterval MidPInterval,
    double? MedianUnbiased)
{
    // Start values only steer the number of steps; the limits are solved to full accuracy.
    internal static ConditionalOddsRatio Of<TLaw>(TLaw law, long a, double confidence, double startLog, double startError)
        where TLaw : struct, IRatioLaw
    {
        var tail = (1 - confidence) / 2;
        var reach = NormalLaw.TwoSidedQuantile(confidence) * startError;
        var atBottom = a == law.Lowest;
        var atTop = a == law.Highest;
        ConfidenceInterval Limits(double pointShare) =>
            new(
                atBottom ? 0 : OddsSolver.UpperTail(law, a, pointShare, tail, startLog - reach),
                atTop ? double.PositiveInfinity : OddsSolver.LowerTail(law, a, pointShare, tail, startLog + reach),
                confidence);

        return new ConditionalOddsRatio(
            (atBottom, atTop) switch
            {
                (true, true) => null,
                (true, false) => 0,
                (false, true) => double.PositiveInfinity,
                (false, false) => OddsSolver.Mean(law, a, startLog),
            },
            Limits(1),
            Limits(0.5),
            atBottom || atTop ? null : OddsSolver.UpperTail(law, a, 0.5, 0.5, startLog));
    }
}
