namespace Lancar.Statistics;

/// <summary>Pools the estimates of several studies: fixed effect and random effects, by inverse variances.</summary>
public static class MetaAnalysis
{
    /// <summary>
    /// Estimates the mean effect of the studies and the variance τ² between them, and tests the null hypothesis that the mean effect is 0.
    /// </summary>
    /// <param name="estimates">One effect per study, finite, on an additive scale (mean differences; logarithms of ratios), in any order, at least two. Not changed.</param>
    /// <param name="variances">The squared standard error of each, in the same order, all above 0. Not changed.</param>
    /// <param name="options">Estimator of τ², inference and confidence; restricted maximum likelihood with Hartung–Knapp at 0.95 unless given.</param>
    /// <returns>The pooled effect with interval, p and prediction interval; Q, I², H², τ²; each study's weight. τ² is never negative.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Weights 1 / (v + τ²). The maximum of the (restricted) likelihood is the global one on τ² ≥ 0: it may have
    /// two; equal ones give the smaller τ². Paule–Mandel solves Q(τ²) = k − 1 by Newton from the left. Nothing
    /// falls back to another method, and every search ends in a bounded number of steps.</para>
    /// <para><b>Source.</b> DerSimonian and Laird (1986), Control. Clin. Trials 7, 177–188; Paule and Mandel (1982), J. Res. NBS 87,
    /// 377–385; Hartung and Knapp (2001), Stat. Med. 20, 1771–1782; Higgins, Thompson and Spiegelhalter (2009), JRSS A 172, 137–159;
    /// Viechtbauer (2005), J. Educ. Behav. Stat. 30, 261–293.</para>
    /// <para><b>Accuracy and cost.</b> τ² to 1e-9 relative where it is not below a millionth of the smallest variance, the rest to
    /// 1e-12 given τ². O(k) per step, some ten steps; the same bits for any order of rows. No k × k matrix.</para>
    /// <para><b>Elsewhere.</b> metafor's <c>rma</c> stops early: its τ² is off by up to 2e-3 unless
    /// <c>control = list(threshold = 1e-14, tol = 1e-14, maxiter = 1e4)</c> is given, and its likelihood search is local. statsmodels'
    /// DerSimonian–Laird may be negative. See <c>docs/statistics/meta-analysis.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>. <see cref="Violation.UnequalLengths"/>. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.OutOfRange"/>: a variance is 0 or negative, or the units are so mixed that squares leave the range of a
    /// double. <see cref="Violation.TooFew"/>: one study.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static MetaAnalysisResult Fit(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, MetaAnalysisOptions? options = null)
    {
        options ??= new MetaAnalysisOptions();
        ConfidenceInterval.CheckedLevel(options.Confidence);
        var data = StudyData.Of(estimates, variances);
        var atZero = data.Sums(0);
        var (tauSquared, sums) = TauSquared.Of(options.TauSquared, data, atZero);
        var isRandom = options.TauSquared != TauSquaredMethod.None;
        return new MetaAnalysisResult(data, sums, tauSquared)
        {
            StudyCount = data.Count,
            Pooled = Summary.Of(data, sums, tauSquared, options.Inference, options.Confidence, isRandom),
            Heterogeneity = Heterogeneity.Of(data, atZero, tauSquared, data.Variance),
            Method = options.TauSquared,
            Confidence = options.Confidence,
            WeightPercents = Percents(data, variances, tauSquared, sums.Weight),
        };
    }

    /// <summary>Pools all studies but one, for each study in turn: does one study carry the result?</summary>
    /// <param name="estimates">As in <see cref="Fit"/>, at least three.</param>
    /// <param name="variances">As in <see cref="Fit"/>.</param>
    /// <param name="options">As in <see cref="Fit"/>.</param>
    /// <param name="cancellation">Stops it with <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <returns>One pooled effect per study left out, in the order given; each is that of <see cref="Fit"/> without the study, to the last digits.</returns>
    /// <remarks>
    /// <b>Accuracy and cost.</b> As <see cref="Fit"/>. Where leaving a study out moves τ² by less than a thirty-second of it and the smallest variance, its sums come from
    /// one power series and the fit costs no pass over the studies.
    /// </remarks>
    /// <exception cref="AssumptionException">As <see cref="Fit"/>; <see cref="Violation.TooFew"/>: fewer than three studies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static IReadOnlyList<MetaStep> LeaveOneOut(
        ReadOnlySpan<double> estimates,
        ReadOnlySpan<double> variances,
        MetaAnalysisOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        options ??= new MetaAnalysisOptions();
        ConfidenceInterval.CheckedLevel(options.Confidence);
        return LeavingOut.Each(StudyData.Of(estimates, variances, fewest: 3), options, new LongWork(cancellation, progress));
    }

    /// <summary>Pools the first two studies, the first three, and so on: when did the evidence settle?</summary>
    /// <param name="estimates">As in <see cref="Fit"/>; the order is that of the accumulation, mostly by year.</param>
    /// <param name="variances">As in <see cref="Fit"/>.</param>
    /// <param name="options">As in <see cref="Fit"/>.</param>
    /// <param name="cancellation">Stops it with <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <returns>k − 1 steps; the last is that of <see cref="Fit"/>. metafor's <c>cumul</c> also gives a first step of one study, with τ² = 0.</returns>
    /// <exception cref="AssumptionException">As <see cref="Fit"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static IReadOnlyList<MetaStep> Cumulative(
        ReadOnlySpan<double> estimates,
        ReadOnlySpan<double> variances,
        MetaAnalysisOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        options ??= new MetaAnalysisOptions();
        ConfidenceInterval.CheckedLevel(options.Confidence);
        StudyData.Check(estimates, variances, 2);
        var work = new LongWork(cancellation, progress);
        var steps = new MetaStep[estimates.Length - 1];
        for (var count = 2; count <= estimates.Length; count++)
        {
            steps[count - 2] = MetaStep.Of(StudyData.Of(estimates[..count], variances[..count]), options);
            work.Report((count - 1.0) / steps.Length);
        }

        return steps;
    }

    private static double[] Percents(StudyData data, ReadOnlySpan<double> variances, double tauSquared, double weight)
    {
        var percents = new double[variances.Length];
        for (var i = 0; i < percents.Length; i++)
        {
            percents[i] = 100 / ((data.Scaled(variances[i]) + tauSquared) * weight);
        }

        return percents;
    }
}
