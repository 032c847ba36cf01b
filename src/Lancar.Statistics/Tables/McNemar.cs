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
    /// Exact two-sided and mid-p, and the paired odds ratio gained / lost with its exact interval: above 1 when "yes" became
    /// more frequent.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> Always the exact binomial law of the changed pairs (McNemar 1947; Agresti 2013, section 11.1). Pairs
    /// that did not change carry no information and are not asked for. Two-sided p is twice the smaller tail, at most 1; with
    /// probability 1/2 the law is symmetric, so no other two-sided rule differs. No changed pair: p = 1 and
    /// <see cref="McNemarResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy.</b> p to 1e-12 relative, limits to 1e-9. Time grows with the distance of the counts.</para>
    /// <para><b>Elsewhere.</b> R's <c>mcnemar.test</c> prints the corrected chi-square, SPSS the exact binomial p without mid-p or
    /// odds ratio. See <c>docs/statistics/mcnemar.md</c>.</para>
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
        };
    }

    private static double? OddsOf(long lost, long gained) =>
        (lost, gained) switch
        {
            (0, 0) => null,
            (0, _) => double.PositiveInfinity,
            _ => (double)gained / lost,
        };
}
