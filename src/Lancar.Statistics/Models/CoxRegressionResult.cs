namespace Lancar.Statistics;

/// <summary>A fitted Cox regression.</summary>
public sealed record CoxRegressionResult
{
    /// <summary>How ties were treated.</summary>
    public required TieHandling Ties { get; init; }

    /// <summary>Whether Firth's penalty was used.</summary>
    public required bool Firth { get; init; }

    /// <summary>Number of observations.</summary>
    public required int Count { get; init; }

    /// <summary>Number of events.</summary>
    public required int EventCount { get; init; }

    /// <summary>The coefficients in the order of the predictors, with hazard ratios: above 1, the event comes earlier with a larger value.</summary>
    public required IReadOnlyList<RatioCoefficient> Coefficients { get; init; }

    /// <summary>Covariance of the estimates (log hazard ratios), row by row: the inverse information.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Covariance { get; init; }

    /// <summary>The partial log-likelihood at the estimates, without penalty.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>The partial log-likelihood with every coefficient 0.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>The likelihood-ratio test of all predictors (penalised with Firth's penalty); the best of the three in small samples.</summary>
    public required ChiSquareStatistic LikelihoodRatio { get; init; }

    /// <summary>Wald's test of all predictors.</summary>
    public required ChiSquareStatistic Wald { get; init; }

    /// <summary>The score test of all predictors, of the likelihood without penalty; for one yes/no predictor and no ties the log-rank test.</summary>
    public required ChiSquareStatistic Score { get; init; }

    /// <summary>
    /// The check of proportional hazards, one per predictor: the score test that its log hazard ratio changes with 1 − S(t) (Grambsch and Therneau
    /// 1994). A small p says that one hazard ratio does not tell the whole story. Advice. Null where it does not exist.
    /// </summary>
    public required IReadOnlyList<ChiSquareStatistic?> ProportionalHazards { get; init; }

    /// <summary>The same check of all predictors at once; null where it does not exist.</summary>
    public required ChiSquareStatistic? ProportionalHazardsOverall { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        "Cox regression, " + Ties switch { TieHandling.Efron => "ties by Efron", TieHandling.Breslow => "ties by Breslow" }
        + (Firth ? ", Firth's penalty; Wald and penalised profile-likelihood intervals" : "; Wald and profile-likelihood intervals");
}
