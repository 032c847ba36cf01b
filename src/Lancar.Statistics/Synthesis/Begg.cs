namespace Lancar.Statistics;

/// <summary>Begg and Mazumdar's rank test for funnel plot asymmetry.</summary>
public static class Begg
{
    /// <summary>
    /// Tests the null hypothesis that estimates and variances are not associated, by Kendall's tau between the variances and the
    /// standardised distances (y − fixed-effect mean) / √(v − 1/Σw).
    /// </summary>
    /// <param name="estimates">One effect per study, finite, at least three, in any order.</param>
    /// <param name="variances">The squared standard error of each, above 0.</param>
    /// <param name="confidence">Confidence of the interval of tau, strictly between 0 and 1.</param>
    /// <returns>Kendall's tau, positive when less precise studies have larger estimates, exact with ties.</returns>
    /// <remarks>
    /// <para><b>Source.</b> Begg and Mazumdar (1994), Biometrics 50, 1088–1101.</para>
    /// <para><b>Accuracy and cost.</b> That of <see cref="Kendall"/>. The test has little power below 25 studies.</para>
    /// <para><b>Elsewhere.</b> metafor: <c>ranktest</c>, the same without ties; with ties it falls back to the normal law.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>. <see cref="Violation.UnequalLengths"/>. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.OutOfRange"/>: a variance is 0 or negative. <see cref="Violation.TooFew"/>: fewer than three studies.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static KendallResult Test(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        var data = StudyData.Of(estimates, variances, fewest: 3);
        var sums = data.Sums(0);
        var distances = new double[estimates.Length];
        for (var i = 0; i < distances.Length; i++)
        {
            var variance = data.Scaled(variances[i]);
            // The effects are centred at the mean already; v − 1/Σw = v (Σw − w) / Σw without cancellation.
            distances[i] = data.ScaledEffect(estimates[i]) / Math.Sqrt(variance * sums.Others(1 / variance) / sums.Weight);
        }

        return Kendall.Test(distances, variances, new CorrelationOptions { Confidence = confidence });
    }
}
