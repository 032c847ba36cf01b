namespace Lancar.Statistics;

/// <summary>The family of Cohen's d: mean differences in standard deviations, each with its interval.</summary>
public static class CohenD
{
    private const string Exact = "exact for normal populations with equal variances: noncentral t limits";
    private const string ExactPaired = "exact for normal differences: noncentral t limits";
    private const string ScaledPaired = "approximate: noncentral t limits of d_z, rescaled with the standard deviations taken as known (Algina, Keselman 2003)";
    private const string ScaledCorrelation = "approximate: noncentral t limits of d_z times √(2 (1 − r)), r taken as known";
    private const string Glass = "approximate: noncentral t limits with the degrees of freedom of the second sample, the ratio of the variances taken as known";
    private const string Bonett = "approximate: normal limits with the variance of Bonett (2008), eq. 9; needs no equal variances";

    /// <summary>Estimates the standardised mean difference of two independent samples: Cohen's d, Hedges' g, Glass's delta, Bonett's d.</summary>
    /// <param name="first">First sample, any order, all finite; at least one observation, and three in both samples together.</param>
    /// <param name="second">Second sample, the reference of Glass's delta, likewise.</param>
    /// <param name="confidence">Confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>Effects first minus second with intervals; positive means the first sample lies above the second.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> d = (mean₁ − mean₂) / pooled SD, limits δ √(1/m + 1/n) where the δ put the observed t at the upper and
    /// lower (1 − confidence)/2 of the noncentral t law (Steiger, Fouladi 1997). g = J d with the exact J. Each interval says in
    /// words how it was obtained. Constant samples with different means: d is infinite, without interval.</para>
    /// <para><b>Source.</b> Lakens (2013), Front. Psychol. 4, 863; Borenstein et al. (2009), Introduction to Meta-Analysis, ch. 4;
    /// Hedges (1981), J. Educ. Stat. 6, 107–128; Bonett (2008), Psychol. Methods 13, 99–109.</para>
    /// <para><b>Accuracy and cost.</b> Estimates 1e-14, exact limits 1e-12 relative to the width; about a millisecond.</para>
    /// <para><b>Elsewhere.</b> R's effectsize finds the same limits by an optimiser that keeps 4 to 6 digits; SPSS 27 on prints the
    /// noncentral limits, and corrects with 1 − 3/(4ν − 1). See <c>docs/statistics/effect-sizes.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/>, <see cref="Violation.TooFew"/>: fewer than three
    /// observations in all; <see cref="Violation.NoInformation"/>: both samples constant with the same value.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static IndependentEffects Independent(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence = 0.95)
    {
        var test = TTest.Student(first, second, new TTestOptions { Confidence = confidence });
        var moments = GroupMoments.Of(first, second);
        var (m, n) = (first.Length, second.Length);
        var d = new EffectSize
        {
            Estimate = test.T * Math.Sqrt(1.0 / m + 1.0 / n),
            Interval = NoncentralityInterval.Of(test.T, test.DegreesOfFreedom, Math.Sqrt(1.0 / m + 1.0 / n), confidence),
            IntervalMethod = Exact,
        };
        return new IndependentEffects
        {
            FirstCount = m,
            SecondCount = n,
            MeanDifference = test.MeanDifference,
            PooledStandardDeviation = TTest.PooledDeviation(moments[0], moments[1]),
            CohenD = d,
            HedgesG = Corrected(d, test.DegreesOfFreedom),
            GlassDelta = GlassOf(moments[0], moments[1], test.MeanDifference, confidence),
            AverageVarianceD = BonettOf(moments[0], moments[1], test.MeanDifference, confidence),
        };
    }

    /// <summary>Estimates the standardised mean difference of pairs: d_z, d_av, d_rm and their Hedges corrections.</summary>
    /// <param name="first">First observations, such as after; at least two, all finite.</param>
    /// <param name="second">Second observations of the same pairs in the same order, such as before; all finite.</param>
    /// <param name="confidence">Confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>Effects first minus second with intervals; positive means first above second.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> d_z = mean / SD of the differences, limits δ/√n from the noncentral t law with n − 1 degrees of freedom
    /// (exact). d_av and d_rm are d_z in another unit; their limits take the standard deviations and r as known (Algina, Keselman
    /// 2003, for d_av with the root mean square of the two standard deviations) and are approximate, as each says in words.</para>
    /// <para><b>Source.</b> Lakens (2013), Front. Psychol. 4, 863; Algina, Keselman (2003), Educ. Psychol. Meas. 63, 537–553;
    /// Morris, DeShon (2002), Psychol. Methods 7, 105–125.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="Independent"/>.</para>
    /// <para><b>Elsewhere.</b> SPSS prints d_z, or d_av with √((s₁² + s₂²)/2); effectsize's <c>cohens_d(paired = TRUE)</c> is d_z.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.UnequalLengths"/>, <see cref="Violation.NotFinite"/>,
    /// <see cref="Violation.TooFew"/>: one pair; <see cref="Violation.NoInformation"/>: all differences are zero.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static PairedEffects Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence = 0.95)
    {
        var test = TTest.Paired(first, second, new TTestOptions { Confidence = confidence });
        var n = first.Length;
        var firstDeviation = Moments.Of(GroupMoments.Sorted(first.ToArray())).StandardDeviation!.Value;
        var secondDeviation = Moments.Of(GroupMoments.Sorted(second.ToArray())).StandardDeviation!.Value;
        var deviation = test.StandardError * Math.Sqrt(n);
        var correlation = PairCorrelation.Of(first, second);
        var dz = new EffectSize
        {
            Estimate = test.T / Math.Sqrt(n),
            Interval = NoncentralityInterval.Of(test.T, n - 1, 1 / Math.Sqrt(n), confidence),
            IntervalMethod = ExactPaired,
        };
        var average = firstDeviation / 2 + secondDeviation / 2;
        var dav = average == 0 ? null : (dz.Times(deviation / average) with { Estimate = test.MeanDifference / average, IntervalMethod = ScaledPaired });
        var drm = correlation is not { } r || deviation == 0 ? null : (dz.Times(Math.Sqrt(2 * (1 - r))) with { IntervalMethod = ScaledCorrelation });
        return new PairedEffects
        {
            PairCount = n,
            MeanDifference = test.MeanDifference,
            DifferenceStandardDeviation = deviation,
            FirstStandardDeviation = firstDeviation,
            SecondStandardDeviation = secondDeviation,
            Correlation = correlation,
            Dz = dz,
            HedgesGz = Corrected(dz, n - 1),
            Dav = dav,
            HedgesGav = Corrected(dav, n - 1),
            Drm = drm,
            HedgesGrm = Corrected(drm, n - 1),
        };
    }

    private static EffectSize? Corrected(EffectSize? effect, double freedom) =>
        HedgesCorrection.Of(freedom) is { } factor ? effect?.Times(factor) : null;

    private static EffectSize? GlassOf(GroupMoments first, GroupMoments second, double difference, double confidence)
    {
        if (second.Count < 2 || (second.StandardDeviation == 0 && difference == 0))
        {
            return null;
        }

        var delta = difference / second.StandardDeviation;
        var ratio = first.StandardDeviation / second.StandardDeviation;
        var scale = Math.Sqrt(1.0 / second.Count + ratio * ratio / first.Count);
        var usable = double.IsFinite(delta) && double.IsFinite(scale);
        return new EffectSize
        {
            Estimate = delta,
            Interval = usable ? NoncentralityInterval.Of(delta / scale, second.Count - 1, scale, confidence) : null,
            IntervalMethod = Glass,
        };
    }

    private static EffectSize? BonettOf(GroupMoments first, GroupMoments second, double difference, double confidence)
    {
        if (first.Count < 2 || second.Count < 2)
        {
            return null;
        }

        var average = Hypotenuse.Weighted(first.StandardDeviation, 0.5, second.StandardDeviation, 0.5);
        var d = difference / average;
        if (double.IsInfinity(d))
        {
            return new EffectSize { Estimate = d, Interval = null, IntervalMethod = Bonett };
        }

        var (u, v) = (Square(first.StandardDeviation / average), Square(second.StandardDeviation / average));
        double f = first.Count - 1, g = second.Count - 1;
        var variance = d * d / 8 * (u * u / f + v * v / g) + u / f + v / g;
        var reach = NormalLaw.TwoSidedQuantile(confidence) * Math.Sqrt(variance);
        return new EffectSize { Estimate = d, Interval = new ConfidenceInterval(d - reach, d + reach, confidence), IntervalMethod = Bonett };
    }

    private static double Square(double x) => x * x;
}
