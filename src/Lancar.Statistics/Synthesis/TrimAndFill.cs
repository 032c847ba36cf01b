namespace Lancar.Statistics;

/// <summary>Duval and Tweedie's trim-and-fill: what if the funnel plot lacks the mirror images of its most extreme studies?</summary>
public static class TrimAndFill
{
    private const int FewestStudies = 3;

    // Standard errors that differ by less differ by how they were worked out.
    private const double SameBelow = 1e-9;

    /// <summary>
    /// Estimates how many studies are missing on one side of the funnel, puts in the mirror images of as many on the other side, and pools again.
    /// </summary>
    /// <param name="estimates">One effect per study, finite, on an additive scale, in any order, at least three. Not changed.</param>
    /// <param name="variances">The squared standard error of each, in the same order, all above 0. Not changed.</param>
    /// <param name="options">Estimator L0, R0 or Q0, side, and the model; L0, the side found, REML with Hartung–Knapp unless given.</param>
    /// <returns>The number missing with its standard error (and p for R0), the studies put in, the pooled effect with and without them.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Rounds of pooling without the k₀ most extreme studies of the full side, ranking all distances from that centre, and estimating k₀
    /// anew, rounded to the nearest whole number (halves to even), until it stays. Equal distances are ranked in the order of the effects, the smaller
    /// effect (seen from the side that lacks studies) first. The side, unless given, is right when the slope on the standard errors is negative.</para>
    /// <para><b>Caution.</b> A sensitivity analysis, not a correction: the filled studies do not exist, asymmetry has other causes than unpublished studies,
    /// and with heterogeneity the method adds studies where none is missing (Terrin et al. 2003; Peters et al. 2007). Report both results.</para>
    /// <para><b>Source.</b> Duval and Tweedie (2000a), JASA 95, 89–98; (2000b), Biometrics 56, 455–463; standard errors from the first.</para>
    /// <para><b>Accuracy and cost.</b> The counts are exact given the pooled effects; ranks in O(k log k) per round, each k₀ tried once.</para>
    /// <para><b>Elsewhere.</b> metafor: <c>trimfill</c>, the same; equal effects of different precision keep their row order there, here the more precise
    /// stands first, and where its rounds go in a circle it stops after 100 with an error.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// As <see cref="MetaAnalysis.Fit"/>. <see cref="Violation.TooFew"/>: fewer than three studies. <see cref="Violation.NoInformation"/>: no side is given
    /// and all standard errors are equal (to a thousand-millionth of the largest); or Q0 does not exist. <see cref="Violation.NotConverged"/>: the rounds go in a circle.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static TrimAndFillResult Fit(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, TrimAndFillOptions? options = null)
    {
        options ??= new TrimAndFillOptions();
        ConfidenceInterval.CheckedLevel(options.Model.Confidence);
        StudyData.Check(estimates, variances, FewestStudies);
        var side = options.Side ?? SideOf(estimates, variances, options.Model.TauSquared);
        var sign = side == FunnelSide.Right ? -1 : 1;
        var (y, v) = Ordered(estimates, variances, sign);
        var (trimmed, rounds) = Trim(y, v, options);
        var observed = MetaAnalysis.Fit(estimates, variances, options.Model);
        StudyEffect[] filled = [.. Enumerable.Range(y.Length - trimmed.Missing, trimmed.Missing).Select(i => new StudyEffect(sign * (2 * trimmed.Centre - y[i]), v[i]))];
        return new TrimAndFillResult
        {
            Missing = trimmed.Missing,
            StandardError = trimmed.StandardError,
            P = options.Estimator == TrimAndFillEstimator.R0 ? Probability.Of(Math.ScaleB(1, -(trimmed.Missing + 1))) : null,
            Side = side,
            SideWasFound = options.Side is null,
            Estimator = options.Estimator,
            Filled = filled,
            Observed = observed,
            Adjusted = filled.Length == 0
                ? observed
                : MetaAnalysis.Fit(
                    [.. estimates, .. filled.Select(one => one.Estimate)], [.. variances, .. filled.Select(one => one.Variance)], options.Model),
            Rounds = rounds,
        };
    }

    private static FunnelSide SideOf(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, TauSquaredMethod method)
    {
        var errors = new double[variances.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Sqrt(variances[i]);
        }

        return errors.Max() - errors.Min() <= SameBelow * errors.Max()
            ? throw new AssumptionException(Violation.NoInformation, "All standard errors are equal, so that no side of the funnel can be found from them; name the side on which studies are suspected to be missing.")
            : MetaRegression.Slope(estimates, variances, Predictor.Of("standard error", errors), method) < 0 ? FunnelSide.Right : FunnelSide.Left;
    }

    // From the side that lacks studies to the full one; the order depends on the figures alone.
    private static (double[] Estimates, double[] Variances) Ordered(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, int sign)
    {
        var studies = new (double Estimate, double Variance)[estimates.Length];
        for (var i = 0; i < studies.Length; i++)
        {
            studies[i] = (sign * estimates[i], variances[i]);
        }

        Array.Sort(studies);
        return ([.. studies.Select(study => study.Estimate)], [.. studies.Select(study => study.Variance)]);
    }

    private static (Trimmed Trimmed, int Rounds) Trim(double[] y, double[] v, TrimAndFillOptions options)
    {
        var seen = new HashSet<int>();
        var missing = 0;
        while (seen.Add(missing))
        {
            var next = Trimmed.Of(y, Centre(y.AsSpan(0, y.Length - missing), v.AsSpan(0, y.Length - missing), options.Model), options.Estimator);
            if (next.Missing == missing)
            {
                return (next, seen.Count);
            }

            missing = next.Missing;
        }

        throw new AssumptionException(
            Violation.NotConverged, $"Trimming goes in a circle: {missing} missing studies lead to another number and back. Use another estimator (L0, R0 or Q0) and say so.");
    }

    // Of three studies two may be trimmed.
    private static double Centre(ReadOnlySpan<double> y, ReadOnlySpan<double> v, MetaAnalysisOptions model) =>
        y.Length == 1 ? y[0] : MetaAnalysis.Fit(y, v, model).Pooled.Estimate;
}
