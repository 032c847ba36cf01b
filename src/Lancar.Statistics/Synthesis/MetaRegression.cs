using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Meta-regression: the mean effect of studies as a linear function of what distinguishes them.</summary>
public static class MetaRegression
{
    /// <summary>
    /// Estimates how the mean effect depends on moderators and the variance τ² that remains between studies, and tests the null hypotheses that
    /// each coefficient is 0 and that all moderators' are.
    /// </summary>
    /// <param name="estimates">One effect per study, finite, on an additive scale (mean differences; logarithms of ratios), in any order. Not changed.</param>
    /// <param name="variances">The squared standard error of each, in the same order, all above 0. Not changed.</param>
    /// <param name="moderators">At least one, one value per study, none constant or a combination of the others. An intercept is added.</param>
    /// <param name="options">Estimator of τ², inference and confidence; restricted maximum likelihood with Knapp–Hartung at 0.95 unless given.</param>
    /// <returns>Coefficients, residual heterogeneity, R², the test of all moderators; predictions when asked for. τ² is never negative.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Weights 1 / (v + τ²). The maximum of the (restricted) likelihood is the global one on τ² ≥ 0. Paule–Mandel solves
    /// Q(τ²) = k − p, p coefficients. Knapp–Hartung multiplies the variances by Q(τ²) / (k − p), never below 1 in the ad-hoc form, and judges by t
    /// with k − p degrees of freedom and F. Every search ends in a bounded number of steps.</para>
    /// <para><b>Caution.</b> Studies are not randomised to values of a moderator: an association across studies is no effect, and none among the people in them.</para>
    /// <para><b>Source.</b> Berkey, Hoaglin, Mosteller and Colditz (1995), Stat. Med. 14, 395–411; Thompson and Sharp (1999), Stat. Med. 18, 2693–2708;
    /// Knapp and Hartung (2003), Stat. Med. 22, 2693–2710; Raudenbush (2009), Handbook of Research Synthesis, 295–315.</para>
    /// <para><b>Accuracy and cost.</b> τ² to 1e-9 relative where it is not below a millionth of the smallest variance. O(k p²) per step, some
    /// ten steps, no k × k matrix; the same bits for any order of rows. A precise study that alone fixes a coefficient costs no digits.</para>
    /// <para><b>Elsewhere.</b> metafor's <c>rma(yi, vi, mods = ~ x)</c> stops early unless <c>control = list(threshold = 1e-14, tol = 1e-14,
    /// maxiter = 1e4)</c> is given, searches locally, tests by Wald unless <c>test = "knha"</c>, and drops collinear moderators with a warning.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>. <see cref="Violation.UnequalLengths"/>. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.OutOfRange"/>: a variance is 0 or negative, or the units are so mixed that squares leave the range of a double.
    /// <see cref="Violation.TooFew"/>: not more studies than coefficients. <see cref="Violation.Collinear"/>: a moderator is constant or a combination of
    /// others, and is named.
    /// </exception>
    /// <exception cref="ArgumentException">There is no moderator; two have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static MetaRegressionResult Fit(
        ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, IReadOnlyList<Predictor> moderators, MetaAnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(moderators);
        if (moderators.Count == 0)
        {
            throw new ArgumentException("A meta-regression has a moderator; without one use MetaAnalysis.Fit.", nameof(moderators));
        }

        options ??= new MetaAnalysisOptions();
        ConfidenceInterval.CheckedLevel(options.Confidence);
        var data = ModeratedStudies.Of(estimates, variances, moderators);
        var atZero = data.Sums(0);
        var (tauSquared, sums) = TauSquared.Of(options.TauSquared, data, atZero);
        var alone = StudyData.Of(estimates, variances);
        var without = alone.Variance(TauSquared.Of(options.TauSquared, alone, alone.Sums(0)).TauSquared);
        return Report(data, atZero, sums, tauSquared, without, options);
    }

    /// <summary>The coefficient of one moderator alone, for what needs its sign only.</summary>
    internal static double Slope(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, Predictor moderator, TauSquaredMethod method)
    {
        var data = ModeratedStudies.Of(estimates, variances, [moderator]);
        var sums = TauSquared.Of(method, data, data.Sums(0)).Sums;
        return data.Start[1] + sums.Coefficients[1];
    }

    private static MetaRegressionResult Report(
        ModeratedStudies data, ModeratedSums atZero, ModeratedSums sums, double tauSquared, double without, MetaAnalysisOptions options)
    {
        var factor = Factor(options.Inference, sums.Q / data.Freedom);
        var plain = sums.Covariance();
        double[] solution = [.. data.Start.Zip(sums.Coefficients, (start, step) => start + step)];
        var inner = plain * factor;
        var freedom = options.Inference == MetaInference.Wald ? double.PositiveInfinity : data.Freedom;
        var (moderation, p) = Moderation(plain, solution, factor, freedom);
        var (coefficients, covariance) = Coefficients(data, inner, solution, freedom, options.Confidence);
        var residual = Heterogeneity.Of(data, atZero, tauSquared, data.Variance);
        return new MetaRegressionResult(data, inner, solution, tauSquared)
        {
            StudyCount = data.Count,
            Coefficients = coefficients,
            Covariance = covariance,
            Residual = residual,
            TauSquaredWithoutModerators = without,
            RSquared = options.TauSquared == TauSquaredMethod.None || without == 0 ? null : 100 * Math.Max(0, (without - residual.TauSquared) / without),
            Moderation = moderation,
            ModerationDegreesOfFreedom = data.Design.Count - 1,
            ModerationDenominatorDegreesOfFreedom = freedom,
            ModerationP = p,
            Method = options.TauSquared,
            Inference = options.Inference,
            Confidence = options.Confidence,
        };
    }

    private static double Factor(MetaInference inference, double q) =>
        inference switch
        {
            MetaInference.Wald => 1,
            MetaInference.HartungKnapp => q,
            MetaInference.HartungKnappAdHoc => Math.Max(1, q),
        };

    private static (MetaCoefficient[] Coefficients, IReadOnlyList<IReadOnlyList<double>> Covariance) Coefficients(
        ModeratedStudies data, Matrix<double> inner, double[] solution, double freedom, double confidence)
    {
        var map = data.Design.Back();
        var covariance = map * inner * map.Transpose();
        var estimates = map * Vector<double>.Build.Dense(solution);
        var coefficients = data.Design.Names
            .Select((name, j) => MetaCoefficient.Of(
                name,
                j == 0 ? data.EffectOf(estimates[0]) : data.Length(estimates[j]),
                data.Length(Math.Sqrt(Math.Max(0, covariance[j, j]))),
                freedom,
                confidence))
            .ToArray();
        return (coefficients, Weights.RowsOf(covariance.Map(data.Variance)));
    }

    private static (double? Statistic, Probability? P) Moderation(Matrix<double> plain, double[] solution, double factor, double freedom)
    {
        var count = solution.Length - 1;
        var wald = WaldTest.Of(plain.SubMatrix(1, count, 1, count), solution.AsSpan(1))
            ?? throw new AssumptionException(Violation.Collinear, "With these weights the moderators cannot be told apart: the studies that could are too imprecise. Leave a moderator out.");
        if (factor == 0)
        {
            return wald > 0 ? (double.PositiveInfinity, Probability.Of(0)) : (null, null);
        }

        var statistic = wald / factor;
        return double.IsPositiveInfinity(freedom)
            ? (statistic, Probability.Of(ChiSquareLaw.UpperTail(statistic, count)))
            : (statistic / count, Probability.Of(FLaw.Upper(statistic / count, count, freedom)));
    }
}
