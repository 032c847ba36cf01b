namespace Lancar.Statistics;

/// <summary>
/// The change of a share among the same people, (gained − lost) / pairs: after less before, from −1 to 1. It needs the pairs that did
/// not change too.
/// </summary>
public sealed record PairedRiskDifference
{
    /// <summary>(gained − lost) / pairs: above 0 when "yes" became more frequent.</summary>
    public required double Estimate { get; init; }

    /// <summary>
    /// Newcombe's method 10 from the two Wilson intervals and the correlation of the answers, its numerator shortened by half the number
    /// of pairs when positive (Newcombe 1998, Stat. Med. 17, 2635–2650): keeps its confidence with few pairs.
    /// </summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Tango's score interval (1998, Stat. Med. 17, 891–908): the differences whose score test is not rejected.</summary>
    public required ConfidenceInterval ScoreInterval { get; init; }

    /// <summary>Bonett and Price's Wald interval with one added to lost and to gained (2012, J. Educ. Behav. Stat. 37, 479–488), within −1 and 1.</summary>
    public required ConfidenceInterval BonettPriceInterval { get; init; }

    /// <summary>Estimate ± z · se, se² = (lost + gained − (gained − lost)²/n) / n²; a point when nobody changed.</summary>
    public required ConfidenceInterval WaldInterval { get; init; }

    internal static PairedRiskDifference Of(long bothYes, long lost, long gained, long bothNo, double confidence)
    {
        var z = NormalReach.Of(confidence);
        double n = bothYes + lost + gained + bothNo;
        var estimate = (gained - lost) / n;
        return new PairedRiskDifference
        {
            Estimate = estimate,
            Interval = Newcombe(bothYes, lost, gained, bothNo, confidence),
            ScoreInterval = Tango(lost, gained, n, confidence),
            BonettPriceInterval = Wald(lost + 1, gained + 1, n + 2, z, confidence, within: 1),
            WaldInterval = Wald(lost, gained, n, z, confidence, within: double.PositiveInfinity),
        };
    }

    private static ConfidenceInterval Newcombe(double bothYes, double lost, double gained, double bothNo, double confidence)
    {
        var z = NormalReach.Of(confidence);
        var n = bothYes + lost + gained + bothNo;
        var (after, before) = (bothYes + gained, bothYes + lost);
        var (p, q) = (after / n, before / n);
        var (pLow, pHigh) = WilsonLimits.Of(after, n, z);
        var (qLow, qHigh) = WilsonLimits.Of(before, n, z);
        var product = bothYes * bothNo - lost * gained;
        var shortened = product > 0 ? Math.Max(0, product - n / 2) : product;
        var margins = Math.Sqrt(after * (n - after)) * Math.Sqrt(before * (n - before));
        var correlation = margins == 0 ? 0 : shortened / margins;
        var difference = (gained - lost) / n;
        return new ConfidenceInterval(
            Math.Max(-1, difference - Reach(p - pLow, qHigh - q)),
            Math.Min(1, difference + Reach(pHigh - p, q - qLow)),
            confidence);

        double Reach(double one, double other) => Math.Sqrt(Math.Max(0, one * one - 2 * correlation * one * other + other * other));
    }

    private static ConfidenceInterval Tango(double lost, double gained, double n, double confidence)
    {
        var z = NormalReach.Of(confidence);
        var difference = (gained - lost) / n;
        double Excess(double delta)
        {
            var (b, c) = delta >= 0 ? (gained, lost) : (lost, gained);
            var size = Math.Abs(delta);
            // The most likely share of the rarer change solves 2n q² + B q − c δ (1 − δ) = 0; the root is written without cancellation.
            var linear = (2 * n - b + c) * size - b - c;
            var constant = c * size * (1 - size);
            var root = Math.Sqrt(linear * linear + 8 * n * constant);
            var rarer = linear > 0 ? 2 * constant / (linear + root) : (root - linear) / (4 * n);
            return n * Math.Abs(difference - delta) - z * Math.Sqrt(n * Math.Max(0, 2 * rarer + size * (1 - size)));
        }

        return new ConfidenceInterval(
            difference == -1 ? -1 : BracketedRoot.Of(Excess, -1, Excess(-1), difference, -1),
            difference == 1 ? 1 : BracketedRoot.Of(Excess, 1, Excess(1), difference, -1),
            confidence);
    }

    private static ConfidenceInterval Wald(double lost, double gained, double n, double z, double confidence, double within)
    {
        var difference = (gained - lost) / n;
        var reach = z * Math.Sqrt(Math.Max(0, (lost + gained) / n - difference * difference) / n);
        return new ConfidenceInterval(Math.Max(-within, difference - reach), Math.Min(within, difference + reach), confidence);
    }
}
