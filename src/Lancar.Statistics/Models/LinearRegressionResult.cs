namespace Lancar.Statistics;

/// <summary>A fitted linear regression.</summary>
public sealed record LinearRegressionResult
{
    /// <summary>How the standard errors were obtained.</summary>
    public required CoefficientVariance Variance { get; init; }

    /// <summary>Number of observations.</summary>
    public required int Count { get; init; }

    /// <summary>Number of clusters; null where none were used.</summary>
    public required int? ClusterCount { get; init; }

    /// <summary>The coefficients: intercept first where there is one, then the predictors in the order given.</summary>
    public required IReadOnlyList<RegressionCoefficient> Coefficients { get; init; }

    /// <summary>Covariance of the coefficients, row by row, by <see cref="Variance"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Covariance { get; init; }

    /// <summary>Residual standard deviation √(RSS / (n − p)), in the unit of the outcome.</summary>
    public required double ResidualStandardDeviation { get; init; }

    /// <summary>n − p, with p coefficients.</summary>
    public required int ResidualDegreesOfFreedom { get; init; }

    /// <summary>Share of the variation about the mean that is explained; without intercept, of the sum of squares about 0.</summary>
    public required double RSquared { get; init; }

    /// <summary>1 − (1 − R²)(n − 1)/(n − p) (n for n − 1 without intercept); may be below 0.</summary>
    public required double AdjustedRSquared { get; init; }

    /// <summary>
    /// Wald F of all predictors at once, with the same covariance as the coefficients (for the classical one the F of the analysis of
    /// variance). Null without predictors, for CR2, and where the clusters are too few for it.
    /// </summary>
    public required double? F { get; init; }

    /// <summary>Numerator degrees of freedom of F: the number of predictors.</summary>
    public required int FDegreesOfFreedomNumerator { get; init; }

    /// <summary>Denominator degrees of freedom of F: n − p, or clusters − 1.</summary>
    public required double FDegreesOfFreedomDenominator { get; init; }

    /// <summary>P(F ≥ f); null where F is.</summary>
    public required Probability? P { get; init; }

    /// <summary>Fitted values in the order of the data.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>Observed less fitted, in the order of the data.</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>Leverages h, in the order of the data; they sum to p.</summary>
    public required IReadOnlyList<double> Leverages { get; init; }

    /// <summary>True with cluster-robust errors from fewer than <see cref="LinearRegression.FewClustersBelow"/> clusters: CR1 is then too small.</summary>
    public bool HasFewClusters => ClusterCount < LinearRegression.FewClustersBelow;

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        "ordinary least squares by QR; " + Variance switch
        {
            CoefficientVariance.Classical => "classical standard errors (one variance taken for granted)",
            CoefficientVariance.HC0 => "heteroscedasticity-robust standard errors HC0",
            CoefficientVariance.HC1 => "heteroscedasticity-robust standard errors HC1",
            CoefficientVariance.HC2 => "heteroscedasticity-robust standard errors HC2",
            CoefficientVariance.HC3 => "heteroscedasticity-robust standard errors HC3",
            CoefficientVariance.ClusterCR1 => $"cluster-robust standard errors CR1, {ClusterCount} clusters, t with {ClusterCount - 1} degrees of freedom"
                + (HasFewClusters ? "; so few clusters make CR1 too small, CR2 is the remedy" : ""),
            CoefficientVariance.ClusterCR2 => $"cluster-robust standard errors CR2 (Bell, McCaffrey 2002), {ClusterCount} clusters, t with Satterthwaite degrees of freedom",
        };

    internal LinearCombinations Combinations { get; init; } = null!;

    /// <summary>A linear combination of the coefficients, such as a predicted mean or a difference of two categories.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weights">One weight per coefficient, the intercept's first where there is one; not all 0.</param>
    /// <returns>Estimate, standard error, t, p and interval with the confidence of the fit.</returns>
    /// <exception cref="ArgumentException">Not one weight per coefficient, or a weight is not finite, or all are 0.</exception>
    public RegressionCoefficient Combination(string name, ReadOnlySpan<double> weights) => Combinations.Of(name, weights);
}
