namespace Lancar.Statistics;

/// <summary>The bias-corrected and accelerated interval from replicates that were drawn elsewhere, with every step of it.</summary>
public sealed record BcaInterval
{
    private BcaInterval()
    {
    }

    /// <summary>The statistic of the data.</summary>
    public required double Estimate { get; init; }

    /// <summary>Number of replicates.</summary>
    public required int Replicates { get; init; }

    /// <summary>Which replicates count as below the estimate.</summary>
    public required BiasCorrection BiasCorrection { get; init; }

    /// <summary>The share of replicates below the estimate, as <see cref="BiasCorrection"/> counts.</summary>
    public required double ShareBelow { get; init; }

    /// <summary>Bias correction: the normal quantile of <see cref="ShareBelow"/>; infinite when that is 0 or 1.</summary>
    public required double Z0 { get; init; }

    /// <summary>Acceleration a, from the jackknife; 0 when no observation has any influence.</summary>
    public required double Acceleration { get; init; }

    /// <summary>Level at which the lower limit is read from the replicates; null when there is an <see cref="Obstacle"/>.</summary>
    public required double? LowerLevel { get; init; }

    /// <summary>Level at which the upper limit is read; null when there is an <see cref="Obstacle"/>.</summary>
    public required double? UpperLevel { get; init; }

    /// <summary>The interval read by <see cref="QuantileRule.Type7"/>; null when there is an <see cref="Obstacle"/>.</summary>
    public required ConfidenceInterval? Type7 { get; init; }

    /// <summary>The interval read by <see cref="QuantileRule.NormalInterpolation"/>; null when there is an <see cref="Obstacle"/>.</summary>
    public required ConfidenceInterval? NormalInterpolation { get; init; }

    /// <summary>True when normal interpolation had to take the smallest or largest replicate: more replicates are needed.</summary>
    public required bool UsesExtremes { get; init; }

    /// <summary>Why there is no interval.</summary>
    public required BcaObstacle Obstacle { get; init; }

    /// <summary>
    /// Computes the BCa interval of an estimate from its bootstrap replicates and its jackknife values.
    /// </summary>
    /// <param name="estimate">The statistic of the data, finite.</param>
    /// <param name="replicates">The statistic of each resample, in any order; at least one, all finite. Not changed.</param>
    /// <param name="jackknife">The statistic of the data without observation 1, without observation 2 and so on; at least two, all finite.</param>
    /// <param name="correction">Which replicates count as below the estimate; ties are judged on the doubles as given.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>
    /// Bias correction, acceleration, levels and the interval by both quantile rules, in the unit of the estimate; no interval and
    /// the <see cref="Obstacle"/> where the definition gives none.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> z0 = Φ⁻¹(share below); a = Σu³ / (6 (Σu²)^1.5), u = mean of the jackknife values − value; levels
    /// Φ(z0 + (z0 ± z) / (1 − a (z0 ± z))). All replicates equal to the estimate: z0 = 0 by <see cref="BiasCorrection.Mid"/> and the
    /// interval is one point, by <see cref="BiasCorrection.Less"/> z0 is −∞ and there is none.</para>
    /// <para><b>Source.</b> Efron 1987; Davison, Hinkley 1997, section 5.3.2.</para>
    /// <para><b>Accuracy and cost.</b> Levels to 1e-13; expected time linear in the number of replicates.</para>
    /// <para><b>Elsewhere.</b> boot: Less and NormalInterpolation; SciPy: Mid and Type7. See <c>docs/statistics/bootstrap.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no replicate. <see cref="Violation.NotFinite"/>: a value is NaN or infinite.
    /// <see cref="Violation.TooFew"/>: fewer than two jackknife values.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static BcaInterval FromReplicates(
        double estimate,
        ReadOnlySpan<double> replicates,
        ReadOnlySpan<double> jackknife,
        BiasCorrection correction = BiasCorrection.Mid,
        double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        SampleChecks.NotEmpty(replicates);
        SampleChecks.Finite([estimate]);
        SampleChecks.Finite(replicates);
        SampleChecks.Finite(jackknife);
        if (jackknife.Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "The acceleration needs the jackknife values of at least two observations.");
        }

        var acceleration = Statistics.Acceleration.OfJackknife(jackknife);
        var share = ShareOf(estimate, replicates, correction);
        var z0 = NormalScale.Quantile(share);
        var levels = BcaLevels.Of(z0, acceleration, confidence);
        var read = new Replicates(replicates.ToArray());
        var exists = levels.Obstacle == BcaObstacle.None;
        return new BcaInterval
        {
            Estimate = estimate,
            Replicates = replicates.Length,
            BiasCorrection = correction,
            ShareBelow = share,
            Z0 = z0,
            Acceleration = acceleration,
            LowerLevel = exists ? levels.Lower : null,
            UpperLevel = exists ? levels.Upper : null,
            Type7 = exists ? Read(read, levels, QuantileRule.Type7, confidence) : null,
            NormalInterpolation = exists ? Read(read, levels, QuantileRule.NormalInterpolation, confidence) : null,
            UsesExtremes = exists
                && (read.IsExtreme(levels.Lower, QuantileRule.NormalInterpolation) || read.IsExtreme(levels.Upper, QuantileRule.NormalInterpolation)),
            Obstacle = levels.Obstacle,
        };
    }

    internal static ConfidenceInterval Read(Replicates replicates, BcaLevels levels, QuantileRule rule, double confidence) =>
        new(replicates.Quantile(levels.Lower, rule), replicates.Quantile(levels.Upper, rule), confidence);

    internal static double ShareOf(double estimate, ReadOnlySpan<double> replicates, BiasCorrection correction)
    {
        long below = 0;
        long equal = 0;
        foreach (var replicate in replicates)
        {
            below += replicate < estimate ? 1 : 0;
            equal += replicate == estimate ? 1 : 0;
        }

        var halves = correction switch
        {
            BiasCorrection.Mid => 2 * below + equal,
            BiasCorrection.Less => 2 * below,
        };
        return halves / (2.0 * replicates.Length);
    }
}
