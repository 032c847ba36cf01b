namespace Lancar.Statistics;

/// <summary>McNemar's exact test for paired yes/no observations.</summary>
public static class McNemar
{
    /// <summary>The largest number of changed pairs that is accepted.</summary>
    public const long LargestTotal = 100_000_000;

    /// <summary>
    /// Tests the null hypothesis that among the pairs that changed, losing and gaining are equally likely.
    /// </summary>
    /// <param name="lost">Pairs that were "yes" first and "no" afterwards.</param>
    /// <param name="gained">Pairs that were "no" first and "yes" afterwards.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>
    /// Exact two-sided and mid-p, the chi-square tests beside them, and the paired odds ratio gained / lost with its intervals: above 1
    /// when "yes" became more frequent.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> Always the exact binomial law of the changed pairs (McNemar 1947; Agresti 2013, section 11.1). Pairs
    /// that did not change carry no information and are not asked for. Two-sided p is twice the smaller tail, at most 1; with
    /// probability 1/2 the law is symmetric, so no other two-sided rule differs. No changed pair: p = 1 and
    /// <see cref="McNemarResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy.</b> p to 1e-12 relative, limits to 1e-9. Time grows with the distance of the counts.</para>
    /// <para><b>Elsewhere.</b> R's <c>mcnemar.test</c> prints the corrected chi-square (<see cref="McNemarResult.ChiSquareCorrected"/>), SPSS
    /// the exact binomial p without mid-p or odds ratio. See <c>docs/statistics/mcnemar.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NegativeCount"/>: a count is below 0. <see cref="Violation.TooLarge"/>: more than
    /// <see cref="LargestTotal"/> pairs changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static McNemarResult Test(long lost, long gained, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        SampleChecks.Count(lost, nameof(lost));
        SampleChecks.Count(gained, nameof(gained));
        if ((Int128)lost + gained > LargestTotal)
        {
            throw new AssumptionException(Violation.TooLarge, $"More than {LargestTotal} pairs changed.");
        }

        return Judge(lost, gained, confidence);
    }

    /// <summary>
    /// The same test from the whole table of pairs, which adds the difference of the shares: see <see cref="McNemarResult.RiskDifference"/>.
    /// </summary>
    /// <param name="bothYes">Pairs that were "yes" both times.</param>
    /// <param name="lost">Pairs that were "yes" first and "no" afterwards.</param>
    /// <param name="gained">Pairs that were "no" first and "yes" afterwards.</param>
    /// <param name="bothNo">Pairs that were "no" both times.</param>
    /// <param name="confidence">Confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>As the overload on the changed pairs, with the paired risk difference.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no pair at all. <see cref="Violation.NegativeCount"/>: a count is below 0.
    /// <see cref="Violation.TooLarge"/>: more than <see cref="LargestTotal"/> pairs.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static McNemarResult Test(long bothYes, long lost, long gained, long bothNo, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        if (bothYes == 0 && lost == 0 && gained == 0 && bothNo == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no pair.");
        }

        SampleChecks.Count(bothYes, nameof(bothYes));
        SampleChecks.Count(lost, nameof(lost));
        SampleChecks.Count(gained, nameof(gained));
        SampleChecks.Count(bothNo, nameof(bothNo));
        if ((Int128)bothYes + lost + gained + bothNo > LargestTotal)
        {
            throw new AssumptionException(Violation.TooLarge, $"There are more than {LargestTotal} pairs.");
        }

        return Judge(lost, gained, confidence) with { RiskDifference = PairedRiskDifference.Of(bothYes, lost, gained, bothNo, confidence) };
    }

    private static McNemarResult Judge(long lost, long gained, double confidence)
    {
        var law = new SuccessLaw(lost + gained);
        var one = new ScaledNumber(1, 0);
        var above = Walk.From(law, gained, 1, 1).ScaledMass;
        var below = Walk.From(law, gained, -1, 1).ScaledMass;
        var all = above.Plus(below).Plus(one);
        var beyond = gained <= lost ? below : above;
        var twoSided = beyond.Plus(one).Over(all).Times(2);
        var mid = beyond.Plus(one.Times(0.5)).Over(all).Times(2);
        var odds = ConditionalOddsRatio.Of(
            law,
            gained,
            confidence,
            Math.Log((gained + 0.5) / (lost + 0.5)),
            Math.Sqrt(1 / (gained + 0.5) + 1 / (lost + 0.5)));
        return new McNemarResult
        {
            Lost = lost,
            Gained = gained,
            PTwoSided = Probability.Of(twoSided),
            PGainedLess = Probability.Of(below.Plus(one).Over(all)),
            PGainedGreater = Probability.Of(above.Plus(one).Over(all)),
            PointProbability = Probability.Of(one.Over(all)),
            MidP = Probability.Of(mid),
            OddsRatio = OddsOf(lost, gained),
            Interval = odds.ExactInterval,
            MidPInterval = odds.MidPInterval,
            WaldInterval = Wald(lost, gained, confidence),
            ChiSquare = lost + gained == 0 ? null : ChiSquareTest.Of((double)(gained - lost) * (gained - lost) / (lost + gained)),
            ChiSquareCorrected = lost + gained == 0 ? null : ChiSquareTest.Of(Math.Pow(Math.Max(0, Math.Abs(gained - lost) - 1), 2) / (lost + gained)),
            RiskDifference = null,
        };
    }

    private static ConfidenceInterval? Wald(long lost, long gained, double confidence)
    {
        if (lost == 0 || gained == 0)
        {
            return null;
        }

        var reach = NormalReach.Of(confidence) * Math.Sqrt(1.0 / lost + 1.0 / gained);
        return new ConfidenceInterval((double)gained / lost * Math.Exp(-reach), (double)gained / lost * Math.Exp(reach), confidence);
    }

    private static double? OddsOf(long lost, long gained) =>
        (lost, gained) switch
        {
            (0, 0) => null,
            (0, _) => double.PositiveInfinity,
            _ => (double)gained / lost,
        };
}
