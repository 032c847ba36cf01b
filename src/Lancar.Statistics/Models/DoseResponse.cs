namespace Lancar.Statistics;

/// <summary>How a mean outcome changes with a dose, such as the minutes of massage delivered: a curve without thresholds.</summary>
public static class DoseResponse
{
    internal const string DoseName = "dose";

    /// <summary>Fits a straight line, a parabola or a natural spline in the dose; null hypotheses: no effect of the dose, and no bend.</summary>
    /// <param name="outcome">Observations in their own unit; all finite. Not changed.</param>
    /// <param name="doses">The dose of every observation, in one unit; all finite, not all equal. Not changed.</param>
    /// <param name="options">Shape, knots, adjusters, variance and clusters; null for the defaults.</param>
    /// <returns>The curve with intervals at any dose, the slope of the straight line, the tests of any effect and of non-linearity.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> <see cref="LinearRegression"/> on the terms of the dose and the adjusters. The dose is not cut into groups: cutting loses information and
    /// makes thresholds that are not there. Knots at the quantiles Harrell recommends (type 7). The test of non-linearity does not switch the
    /// shape. For repeated measurements of the same people use <see cref="RepeatedDose"/>, or give clusters. Doses that people chose
    /// themselves are no randomised doses: who is massaged for longer may differ in other ways.</para>
    /// <para><b>Source.</b> Harrell (2015), Regression Modeling Strategies, section 2.4; Royston, Altman, Sauerbrei (2006), Stat. Med. 25, 127–141.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="LinearRegression"/>.</para>
    /// <para><b>Elsewhere.</b> R: <c>rms::rcs</c>; <c>splines::ns</c> spans the same curves for the same knots.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// As <see cref="LinearRegression"/>; <see cref="Violation.NoInformation"/> also when the dose does not vary or too few different doses leave no place
    /// for the knots; <see cref="Violation.Collinear"/> when they leave none for a parabola.
    /// </exception>
    /// <exception cref="ArgumentException">An adjuster is called dose; a number of knots other than 3, 4 or 5; options of the regression out of range.</exception>
    public static DoseResponseResult Fit(ReadOnlySpan<double> outcome, ReadOnlySpan<double> doses, DoseResponseOptions? options = null)
    {
        var chosen = (options ?? new DoseResponseOptions()).Checked();
        if (outcome.IsEmpty && doses.IsEmpty)
        {
            SampleChecks.NotEmpty(outcome);
        }

        SampleChecks.SameLength(outcome, doses);
        SampleChecks.Finite(outcome);
        SampleChecks.Finite(doses);
        var basis = DoseBasis.Of(doses, chosen.Shape, chosen.Knots);
        double[][] rows = [.. doses.ToArray().Select(basis.Row)];
        var regression = chosen.Regression with { Intercept = true };
        var dose = Predictor.Of(DoseName, doses);
        Predictor[] terms =
        [
            dose,
            .. Enumerable.Range(1, rows[0].Length - 1).Select(j => Predictor.Of($"{DoseName}: bend {j}", [.. rows.Select(row => row[j])])),
            .. chosen.Adjusters,
        ];
        var fit = LinearRegression.Fit(outcome, terms, regression);
        var means = chosen.Adjusters.Select(adjuster => Moments.Of(adjuster.Numbers).Mean).ToArray();
        var count = rows[0].Length;
        return new DoseResponseResult
        {
            Shape = chosen.Shape,
            Knots = basis.Knots,
            LinearSlope = chosen.Shape == DoseShape.Linear ? fit.Coefficients[1] : LinearRegression.Fit(outcome, [dose, .. chosen.Adjusters], regression).Coefficients[1],
            AnyEffect = TestOf(fit, 1, count),
            Nonlinearity = TestOf(fit, 2, count - 1),
            Fit = fit,
            RowOf = at => [1, .. basis.Row(at), .. means],
        };
    }

    private static DoseTest? TestOf(LinearRegressionResult fit, int first, int count)
    {
        if (count == 0 || fit.Variance == CoefficientVariance.ClusterCR2)
        {
            return null;
        }

        double[] estimates = [.. fit.Coefficients.Skip(first).Take(count).Select(one => one.Estimate)];
        if (WaldTest.Of(fit.Combinations.Covariance.SubMatrix(first, count, first, count), estimates) is not { } statistic)
        {
            return null;
        }

        var (f, freedom) = (statistic / count, fit.FDegreesOfFreedomDenominator);
        return new DoseTest { F = f, DegreesOfFreedomNumerator = count, DegreesOfFreedomDenominator = freedom, P = Probability.Of(FLaw.Upper(f, count, freedom)) };
    }
}
