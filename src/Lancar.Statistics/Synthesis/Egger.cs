namespace Lancar.Statistics;

/// <summary>Egger's regression test for funnel plot asymmetry.</summary>
public static class Egger
{
    /// <summary>
    /// Tests the null hypothesis that small and large studies have the same mean effect: the weighted regression of the estimates on
    /// their standard errors has slope 0.
    /// </summary>
    /// <param name="estimates">One effect per study, finite, at least three, in any order.</param>
    /// <param name="variances">The squared standard error of each, above 0, not all equal.</param>
    /// <param name="confidence">Confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>The slope (bias), its test, and the limit estimate of an infinitely precise study.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Weights 1 / v, residual variance estimated, t with k − 2 degrees of freedom: the same as regressing
    /// estimate / SE on 1 / SE, whose intercept is the slope here. With fewer than ten studies the test has little power, and
    /// asymmetry has other causes than unpublished studies.</para>
    /// <para><b>Source.</b> Egger, Davey Smith, Schneider and Minder (1997), BMJ 315, 629–634.</para>
    /// <para><b>Accuracy and cost.</b> 1e-12 relative for well spread standard errors; O(k), the same bits for any order of rows.</para>
    /// <para><b>Elsewhere.</b> metafor: <c>regtest(model = "lm")</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>. <see cref="Violation.UnequalLengths"/>. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.OutOfRange"/>: a variance is 0 or negative. <see cref="Violation.TooFew"/>: fewer than three studies.
    /// <see cref="Violation.NoInformation"/>: all variances are equal, so that there is no slope; or all points lie exactly on the line with slope 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static EggerResult Test(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        var data = StudyData.Of(estimates, variances, fewest: 3);
        var errors = new double[data.Count];
        var effects = new double[data.Count];
        (errors[0], effects[0]) = (Math.Sqrt(data.LeadVariance), data.LeadEffect);
        for (var i = 1; i < data.Count; i++)
        {
            (errors[i], effects[i]) = (Math.Sqrt(data.Variances[i - 1]), data.Effects[i - 1]);
        }

        if (data.LargestVariance == data.LeadVariance)
        {
            throw new AssumptionException(Violation.NoInformation, "All standard errors are equal, so that nothing can depend on them; Egger's test needs studies of different precision.");
        }

        return Regress(data, effects, errors, confidence);
    }

    private static EggerResult Regress(StudyData data, double[] effects, double[] errors, double confidence)
    {
        var (weight, meanError, meanEffect) = Means(effects, errors);
        var (spread, product) = (new CompensatedSum(), new CompensatedSum());
        for (var i = 0; i < errors.Length; i++)
        {
            var (w, x) = (1 / (errors[i] * errors[i]), errors[i] - meanError);
            spread.Add(w * x * x);
            product.Add(w * x * (effects[i] - meanEffect));
        }

        var slope = product.Value / spread.Value;
        var scatter = new CompensatedSum();
        for (var i = 0; i < errors.Length; i++)
        {
            var residual = (effects[i] - meanEffect - slope * (errors[i] - meanError)) / errors[i];
            scatter.Add(residual * residual);
        }

        var freedom = errors.Length - 2;
        var error = Math.Sqrt(scatter.Value / freedom / spread.Value);
        if (error == 0 && slope == 0)
        {
            throw new AssumptionException(Violation.NoInformation, "All estimates are equal: slope and scatter are both 0.");
        }

        var t = error > 0 ? slope / error : Math.Sign(slope) * double.PositiveInfinity;
        var reach = StudentReach.Of(confidence, freedom);
        var limitError = data.Length(Math.Sqrt(scatter.Value / freedom * (1 / weight + meanError * meanError / spread.Value)));
        var limit = data.EffectOf(meanEffect - slope * meanError);
        return new EggerResult
        {
            StudyCount = errors.Length,
            Slope = slope,
            StandardError = error,
            T = t,
            DegreesOfFreedom = freedom,
            P = Probability.Of(StudentLaw.TwoSided(t, freedom)),
            Interval = new ConfidenceInterval(slope - reach * error, slope + reach * error, confidence),
            LimitEstimate = limit,
            LimitInterval = new ConfidenceInterval(limit - reach * limitError, limit + reach * limitError, confidence),
        };
    }

    private static (double Weight, double MeanError, double MeanEffect) Means(double[] effects, double[] errors)
    {
        var (weight, error, effect) = (new CompensatedSum(), new CompensatedSum(), new CompensatedSum());
        for (var i = 0; i < errors.Length; i++)
        {
            var w = 1 / (errors[i] * errors[i]);
            weight.Add(w);
            error.Add(w * errors[i]);
            effect.Add(w * effects[i]);
        }

        return (weight.Value, error.Value / weight.Value, effect.Value / weight.Value);
    }
}
