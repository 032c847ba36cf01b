namespace Lancar.Statistics;

/// <summary>Analysis of covariance for a trial with two groups measured before and after: the adjusted mean difference.</summary>
public static class Ancova
{
    private const string Before = "before";
    private const string Group = "first group";
    private static readonly double[] groupWeights = [0, 0, 1];

    /// <summary>
    /// Compares the outcomes after of two groups, adjusted for the measurement before; null hypothesis: the adjusted means are equal.
    /// </summary>
    /// <param name="firstBefore">Measurements before of the first group, such as those massaged; all finite. Not changed.</param>
    /// <param name="firstAfter">Measurements after of the same people in the same order, in the same unit or another.</param>
    /// <param name="secondBefore">Measurements before of the second group, such as the control.</param>
    /// <param name="secondAfter">Measurements after of the second group.</param>
    /// <param name="options">Variance (HC3 for unequal spreads; no clusters here) and confidence; null for the defaults. An intercept is always fitted.</param>
    /// <returns>The adjusted mean difference first minus second with interval and p, the slope, both adjusted means, and the check of parallel slopes.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Least squares of after on before and group (one slope for both). Adjusted means at the mean before of all people. In a
    /// randomised trial this is unbiased, and at least as precise as comparing changes or the values after (Vickers, Altman 2001). Without
    /// randomisation it adjusts for the measurement before alone, and not for what else differs between the groups.</para>
    /// <para><b>Parallel slopes.</b> The p of the product before × group stands beside the result as advice; it switches nothing.</para>
    /// <para><b>Source.</b> Vickers, Altman (2001), BMJ 323, 1123–1124; Frison, Pocock (1992), Stat. Med. 11, 1685–1704.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="LinearRegression"/>. With the groups exchanged the same figures with opposite signs.</para>
    /// <para><b>Elsewhere.</b> R: <c>lm(after ~ before + group)</c>; SPSS: UNIANOVA with a covariate, "estimated marginal means".</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.TooFew"/>: fewer
    /// than four people; <see cref="Violation.Collinear"/>: the measurements before do not vary, or only between the groups;
    /// <see cref="Violation.NoInformation"/>: the values after do not vary or are fitted exactly.
    /// </exception>
    /// <exception cref="ArgumentException">A cluster-robust variance, for which <see cref="LinearRegression"/> is the door; a confidence out of range.</exception>
    public static AncovaResult Compare(
        ReadOnlySpan<double> firstBefore,
        ReadOnlySpan<double> firstAfter,
        ReadOnlySpan<double> secondBefore,
        ReadOnlySpan<double> secondAfter,
        LinearRegressionOptions? options = null)
    {
        var chosen = (options ?? new LinearRegressionOptions()) with { Intercept = true };
        if (chosen.Variance is CoefficientVariance.ClusterCR1 or CoefficientVariance.ClusterCR2)
        {
            throw new ArgumentException("For clusters fit LinearRegression with the columns before and group.", nameof(options));
        }

        if (firstBefore.IsEmpty && firstAfter.IsEmpty || secondBefore.IsEmpty && secondAfter.IsEmpty)
        {
            throw new AssumptionException(Violation.Empty, "A group has no observation.");
        }

        SampleChecks.SameLength(firstBefore, firstAfter);
        SampleChecks.SameLength(secondBefore, secondAfter);
        double[] before = [.. firstBefore, .. secondBefore];
        double[] after = [.. firstAfter, .. secondAfter];
        var count = firstBefore.Length;
        // Halves either side of zero, so that exchanged groups give the same bits with the sign turned.
        var sign = Predictor.Of(Group, [.. before.Select((_, i) => i < count ? 0.5 : -0.5)]);
        var pre = Predictor.Of(Before, before);
        var fit = LinearRegression.Fit(after, [pre, sign], chosen);
        return Report(fit, pre, sign, before, after, count, chosen);
    }

    private static AncovaResult Report(
        LinearRegressionResult fit, Predictor pre, Predictor sign, double[] before, double[] after, int count, LinearRegressionOptions chosen)
    {
        var mean = Moments.Of(before).Mean;
        return new AncovaResult
        {
            FirstCount = count,
            SecondCount = before.Length - count,
            Difference = fit.Combination("adjusted mean difference, first minus second", groupWeights),
            Slope = fit.Coefficients[1],
            MeanBefore = mean,
            FirstAdjustedMean = fit.Combination("adjusted mean of the first group", [1, mean, 0.5]),
            SecondAdjustedMean = fit.Combination("adjusted mean of the second group", [1, mean, -0.5]),
            UnadjustedDifference = Moments.Of(after.AsSpan(0, count)).Mean - Moments.Of(after.AsSpan(count)).Mean,
            ParallelSlopes = ParallelOf(pre, sign, after, chosen),
            Fit = fit,
        };
    }

    private static Probability? ParallelOf(Predictor pre, Predictor sign, double[] after, LinearRegressionOptions chosen)
    {
        try
        {
            return LinearRegression.Fit(after, [pre, sign, pre.Times(sign)], chosen).Coefficients[3].PTwoSided;
        }
        catch (AssumptionException)
        {
            // Too few people, or a group whose measurements before do not vary: the check does not exist.
            return null;
        }
    }
}
