using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Linear mixed model for repeated measurements of the same subjects.</summary>
public static class LinearMixedModel
{
    private const double ExactFitBelow = 1e-13;

    /// <summary>
    /// Fits the mean of repeated measurements as a linear function of predictors, with an intercept (and on request a slope) of its own for every subject,
    /// normally distributed; each fixed effect is tested against the null hypothesis that it is 0.
    /// </summary>
    /// <param name="outcome">Measurements in their own unit, such as volumes of milk; all finite, in any order. Not changed.</param>
    /// <param name="predictors">Columns of the same measurements in the same order, each with its own name.</param>
    /// <param name="subjects">Whose measurement it is: one label per measurement; two subjects or more, some measured more than once.</param>
    /// <param name="options">Random slope, REML or ML, confidence; null for the defaults.</param>
    /// <returns>Fixed effects with Satterthwaite degrees of freedom (Kenward and Roger's on request), variances between and within subjects, whether the fit is singular.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> REML (ML on request) by Newton's steps with exact derivatives from the best of a grid of starts. Subjects may be measured at
    /// different times and a different number of times; what is missing must be missing for reasons that the model knows. Degrees of freedom 2 f² / (∇'A∇)
    /// with the observed information A⁻¹ of the variances; at the edge (singular fit) of those inside. Kenward and Roger's take the expected
    /// information of all variances and enlarge the standard errors.</para>
    /// <para><b>Source.</b> Laird, Ware (1982), Biometrics 38, 963–974; Bates et al. (2015), J. Stat. Softw. 67(1); Giesbrecht, Burns (1985), Biometrics
    /// 41, 477–486, and Fai, Cornelius (1996) for the degrees of freedom; Kenward, Roger (1997), Biometrics 53, 983–997.</para>
    /// <para><b>Accuracy and cost.</b> The gradient is nil to rounding: variances to about 1e-10 where they are well inside. The same bits for permuted rows.
    /// Per step the cube of the measurements of each subject: milliseconds for a study.</para>
    /// <para><b>Elsewhere.</b> R: <c>lmer</c> with lmerTest (stops where its optimiser does, 1e-4 to 1e-6 of the variances); SPSS MIXED agrees; pbkrtest for Kenward and Roger's.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.TooFew"/>: too few
    /// measurements, one subject, or no subject measured more often than it has random effects; <see cref="Violation.NoInformation"/>: the outcome does not vary or is fitted
    /// exactly; <see cref="Violation.Collinear"/>, which names the column; <see cref="Violation.NotConverged"/>.
    /// </exception>
    /// <exception cref="ArgumentException">Two predictors have one name; the random slope is none of them; the confidence is out of range; Kenward and Roger's with maximum likelihood.</exception>
    public static LinearMixedModelResult Fit(
        ReadOnlySpan<double> outcome, IReadOnlyList<Predictor> predictors, IReadOnlyList<string> subjects, LinearMixedModelOptions? options = null)
    {
        var chosen = (options ?? new LinearMixedModelOptions()).Checked();
        ArgumentNullException.ThrowIfNull(subjects);
        var observed = outcome.ToArray();
        var design = Design.Of(predictors, intercept: true, centred: true, 2, observed).ForIteration();
        var slope = chosen.RandomSlope is null ? -1 : Array.IndexOf(design.Names, chosen.RandomSlope, 1);
        if (chosen.RandomSlope is not null && slope < 0)
        {
            throw new ArgumentException("The random slope is not among the predictors.", nameof(options));
        }

        var y = design.Sorted(observed);
        var (centre, exponent) = ColumnScale.Apply(y, centred: true);
        var plain = LeastSquares.Of(design, y, ExactFitBelow);
        var likelihood = new MixedLikelihood(SubjectsOf(design, y, subjects, slope), !chosen.MaximumLikelihood);
        var maximum = MixedMaximum.Find(likelihood, slope < 0 ? 2 : 4, Math.Sqrt(plain.ResidualSquares / plain.Freedom));
        IMixedFreedom freedom = chosen.Freedom == FreedomMethod.KenwardRoger ? KenwardRogerFreedom.Of(maximum, likelihood) : SatterthwaiteFreedom.Of(maximum);
        return Report(design, maximum, freedom, new OutcomeScale(centre, exponent), slope, subjects.Distinct(StringComparer.Ordinal).Count(), chosen);
    }

    private static List<MixedSubject> SubjectsOf(Design design, double[] y, IReadOnlyList<string> labels, int slope)
    {
        if (labels.Count != design.Rows)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"There are {labels.Count} subject labels for {design.Rows} measurements.");
        }

        var groups = Enumerable.Range(0, design.Rows)
            .GroupBy(i => labels[design.Order[i]], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToArray())
            .ToList();
        var effects = slope < 0 ? 1 : 2;
        if (groups.Count < 2 || !groups.Exists(rows => rows.Length > effects))
        {
            throw new AssumptionException(
                Violation.TooFew,
                groups.Count < 2
                    ? "A mixed model needs at least two subjects. For one, use LinearRegression."
                    : $"No subject is measured more than {effects} time{(effects == 1 ? "" : "s")}: what differs between subjects cannot be told from what differs within. "
                        + (effects == 1 ? "Use LinearRegression." : "Leave the random slope out."));
        }

        return groups.ConvertAll(rows => new MixedSubject(
            Vector<double>.Build.Dense(rows.Length, i => y[rows[i]]),
            Matrix<double>.Build.Dense(rows.Length, design.Count, (i, j) => design.Columns[j][rows[i]]),
            Matrix<double>.Build.Dense(rows.Length, effects, (i, j) => j == 0 ? 1 : design.Columns[slope][rows[i]])));
    }

    private static LinearMixedModelResult Report(
        Design design, MixedMaximum maximum, IMixedFreedom freedom, OutcomeScale scale, int slope, int subjects, LinearMixedModelOptions chosen)
    {
        var back = design.Back() * scale.Factor;
        var covariance = back * freedom.Covariance * back.Transpose();
        var estimates = back * maximum.Point.Estimates;
        estimates[0] += scale.Centre;
        var map = design.Back();
        var variances = MixedRoots.Variances(maximum.Roots);
        var (intercept, sloping, correlation) = Between(back, variances, slope);
        var residual = Math.Sqrt(variances[^1]) * scale.Factor;
        double free = design.Rows - (chosen.MaximumLikelihood ? 0 : design.Count);
        var deviance = maximum.Point.Deviance + free * 2 * Math.Log(scale.Factor)
            - (chosen.MaximumLikelihood ? 0 : 2 * Enumerable.Range(0, design.Count).Sum(j => Math.Log(design.Unscaled(j, 1))));
        RegressionCoefficient[] coefficients =
        [
            .. design.Names.Select((name, j) => RegressionCoefficient.Of(
                name, estimates[j], Math.Sqrt(covariance[j, j]), freedom.For(map.Row(j)), chosen.Confidence)),
        ];
        return new LinearMixedModelResult
        {
            Count = design.Rows,
            SubjectCount = subjects,
            Coefficients = coefficients,
            Covariance = Weights.RowsOf(covariance),
            Combinations = new(coefficients, covariance, weights => freedom.For(Vector<double>.Build.DenseOfArray(weights) * map), chosen.Confidence),
            JointOf = rows => freedom.Joint(Matrix<double>.Build.DenseOfRowArrays(rows) * map),
            Freedom = chosen.Freedom,
            InterceptStandardDeviation = intercept,
            SlopeStandardDeviation = sloping,
            Correlation = correlation,
            ResidualStandardDeviation = residual,
            IntraclassCorrelation = slope < 0 ? variances[0] / (variances[0] + variances[1]) : null,
            LogLikelihood = -deviance / 2,
            MaximumLikelihood = chosen.MaximumLikelihood,
            IsSingular = maximum.IsSingular,
        };
    }

    // Intercept and slope of the prepared column, brought to the predictor as given.
    private static (double Intercept, double? Slope, double? Correlation) Between(Matrix<double> back, double[] variances, int slope)
    {
        if (slope < 0)
        {
            return (Math.Sqrt(variances[0]) * back[0, 0], null, null);
        }

        var map = Matrix<double>.Build.DenseOfArray(new[,] { { back[0, 0], back[0, slope] }, { 0, back[slope, slope] } });
        var g = map * Matrix<double>.Build.DenseOfArray(new[,] { { variances[0], variances[1] }, { variances[1], variances[2] } }) * map.Transpose();
        var (intercept, sloping) = (Math.Sqrt(Math.Max(0, g[0, 0])), Math.Sqrt(Math.Max(0, g[1, 1])));
        return (intercept, sloping, intercept * sloping > 0 ? Math.Clamp(g[0, 1] / (intercept * sloping), -1, 1) : null);
    }
}
