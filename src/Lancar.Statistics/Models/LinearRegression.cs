using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Linear regression by least squares.</summary>
public static class LinearRegression
{
    /// <summary>Below so many clusters the result of a cluster-robust variance says that they are few (after Cameron and Miller 2015).</summary>
    public const int FewClustersBelow = 40;

    // Residuals below this share of the outcome's spread are rounding alone.
    private const double ExactFitBelow = 1e-13;

    /// <summary>
    /// Fits the mean of an outcome as a linear function of predictors; each coefficient is tested against the null hypothesis that it is 0.
    /// </summary>
    /// <param name="outcome">Observations in their own unit; all finite, more than there are coefficients. Not changed.</param>
    /// <param name="predictors">Columns of the same observations in the same order, each with its own name; none leaves the mean alone.</param>
    /// <param name="options">Variance, clusters, intercept, confidence; null for the defaults.</param>
    /// <returns>Coefficients with standard error, t, p and interval, R², residual standard deviation, F, residuals and leverages.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Least squares by Householder QR of the centred columns, not by normal equations. Standard errors classical unless
    /// asked for; HC0 to HC3 after White (1980) and MacKinnon, White (1985), judged by t with n − p degrees of freedom; clusters CR1 with
    /// G − 1 or CR2 with Satterthwaite's degrees of freedom. No preliminary test chooses between them.</para>
    /// <para><b>Source.</b> Long, Ervin (2000), Am. Stat. 54, 217–224; Bell, McCaffrey (2002), Survey Methodology 28, 169–181; Cameron,
    /// Miller (2015), J. Human Resources 50, 317–372.</para>
    /// <para><b>Accuracy and cost.</b> Coefficients to about 1e-12 relative for designs of ordinary condition; offsets and units of predictors
    /// cost no digits. The same bits for permuted rows. O(n log n + n p²).</para>
    /// <para><b>Elsewhere.</b> R: <c>lm</c>, <c>sandwich::vcovHC</c>, <c>vcovCL(type = "HC1")</c>, <c>clubSandwich::vcovCR(type = "CR2")</c>. R
    /// sets the coefficient of a collinear column to NA and goes on; here it is an error that names the column.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>;
    /// <see cref="Violation.TooFew"/>: not more observations than coefficients, or one cluster; <see cref="Violation.Collinear"/>: a column is constant or
    /// a combination of others, and is named; <see cref="Violation.NoInformation"/>: the outcome does not vary, is fitted without residual, or HC2
    /// or HC3 meet an observation of leverage 1.
    /// </exception>
    /// <exception cref="ArgumentException">Two predictors have one name; a cluster-robust variance without clusters; a confidence out of range.</exception>
    public static LinearRegressionResult Fit(
        ReadOnlySpan<double> outcome, IReadOnlyList<Predictor> predictors, LinearRegressionOptions? options = null)
    {
        var chosen = (options ?? new LinearRegressionOptions()).Checked();
        var observed = outcome.ToArray();
        var design = Design.Of(predictors, chosen.Intercept, chosen.Intercept, 1, observed);
        if (design.Count == 0)
        {
            throw new ArgumentException("A model has an intercept or a predictor.", nameof(predictors));
        }

        var y = design.Sorted(observed);
        var (centre, exponent) = ColumnScale.Apply(y, chosen.Intercept);
        var fit = LeastSquares.Of(design, y, ExactFitBelow);
        var (covariance, clusters) = CovarianceOf(design, fit, chosen);
        return Report(observed, design, fit, covariance, clusters, new OutcomeScale(centre, exponent), chosen);
    }

    private static (Matrix<double> Covariance, ClusterSandwich? Clusters) CovarianceOf(Design design, LeastSquares fit, LinearRegressionOptions chosen)
    {
        switch (chosen.Variance)
        {
            case CoefficientVariance.Classical:
                var inverse = design.Qr.Inverse();
                return (inverse * inverse.Transpose() * (fit.ResidualSquares / fit.Freedom), null);
            case CoefficientVariance.ClusterCR1 or CoefficientVariance.ClusterCR2:
                var clusters = ClusterSandwich.Of(design, chosen.Clusters!, fit.Residuals, chosen.Variance == CoefficientVariance.ClusterCR2);
                return (clusters.Covariance(), clusters);
            default:
                return (Sandwich.Robust(design, fit.Residuals, fit.Leverages, chosen.Variance), null);
        }
    }

    private static LinearRegressionResult Report(
        double[] observed, Design design, LeastSquares fit, Matrix<double> inner, ClusterSandwich? clusters, OutcomeScale scale, LinearRegressionOptions chosen)
    {
        var back = design.Back() * scale.Factor;
        var covariance = back * inner * back.Transpose();
        var estimates = back * Vector<double>.Build.Dense(fit.Coefficients);
        if (design.HasIntercept)
        {
            estimates[0] += scale.Centre;
        }

        var map = design.Back().Transpose();
        double FreedomOf(double[] weights) => chosen.Variance switch
        {
            CoefficientVariance.ClusterCR1 => clusters!.Count - 1,
            CoefficientVariance.ClusterCR2 => clusters!.Freedom(map * Vector<double>.Build.Dense(weights)),
            _ => fit.Freedom,
        };

        var coefficients = design.Names
            .Select((name, j) => RegressionCoefficient.Of(
                name, estimates[j], Math.Sqrt(Math.Max(0, covariance[j, j])), FreedomOf(Weights.Unit(design.Count, j)), chosen.Confidence))
            .ToArray();
        var residuals = design.Unsorted([.. fit.Residuals.Select(residual => residual * scale.Factor)]);
        double n = design.Rows;
        var wald = WaldOf(design, fit, inner, clusters, chosen);
        return new LinearRegressionResult
        {
            Variance = chosen.Variance,
            Count = design.Rows,
            ClusterCount = clusters?.Count,
            Coefficients = coefficients,
            Covariance = Weights.RowsOf(covariance),
            ResidualStandardDeviation = Math.Sqrt(fit.ResidualSquares / fit.Freedom) * scale.Factor,
            ResidualDegreesOfFreedom = fit.Freedom,
            RSquared = fit.RSquared,
            AdjustedRSquared = 1 - (1 - fit.RSquared) * (n - (design.HasIntercept ? 1 : 0)) / fit.Freedom,
            F = wald?.F,
            FDegreesOfFreedomNumerator = design.Count - (design.HasIntercept ? 1 : 0),
            FDegreesOfFreedomDenominator = clusters is null ? fit.Freedom : clusters.Count - 1,
            P = wald?.P,
            Fitted = [.. observed.Zip(residuals, (value, residual) => value - residual)],
            Residuals = residuals,
            Leverages = design.Unsorted(fit.Leverages),
            Combinations = new(coefficients, covariance, FreedomOf, chosen.Confidence),
        };
    }

    // b' V⁻¹ b / q of all but the intercept. It is the same on the prepared columns, whose scales are alike.
    private static (double F, Probability P)? WaldOf(Design design, LeastSquares fit, Matrix<double> covariance, ClusterSandwich? clusters, LinearRegressionOptions chosen)
    {
        var first = design.HasIntercept ? 1 : 0;
        var q = design.Count - first;
        if (q == 0 || chosen.Variance == CoefficientVariance.ClusterCR2 || clusters is not null && clusters.Count - 1 < q)
        {
            return null;
        }

        if (WaldTest.Of(covariance.SubMatrix(first, q, first, q), fit.Coefficients.AsSpan(first)) is not { } statistic)
        {
            return null;
        }

        var f = statistic / q;
        return (f, Probability.Of(FLaw.Upper(f, q, clusters is null ? fit.Freedom : clusters.Count - 1)));
    }
}
