namespace Lancar.Statistics;

/// <summary>A fitted logistic regression.</summary>
public sealed record LogisticRegressionResult
{
    /// <summary>What was maximised.</summary>
    public required LogisticMethod Method { get; init; }

    /// <summary>Number of observations.</summary>
    public required int Count { get; init; }

    /// <summary>Number of events.</summary>
    public required int EventCount { get; init; }

    /// <summary>The coefficients: intercept first, then the predictors in the order given, with their odds ratios.</summary>
    public required IReadOnlyList<RatioCoefficient> Coefficients { get; init; }

    /// <summary>Covariance of the estimates (log odds), row by row: the inverse information.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Covariance { get; init; }

    /// <summary>The log-likelihood at the estimates, without penalty.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>The likelihood-ratio test of all predictors at once (for Firth of the penalised likelihood, penalty kept whole); null without predictors.</summary>
    public required ChiSquareStatistic? LikelihoodRatio { get; init; }

    /// <summary>Fitted chances of the event, in the order of the data.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>Events per predictor, the rarer outcome counted; null without predictors. Below about 10 prefer Firth.</summary>
    public required double? EventsPerPredictor { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        Method switch
        {
            LogisticMethod.MaximumLikelihood => "logistic regression by maximum likelihood; Wald and profile-likelihood intervals",
            LogisticMethod.Firth => "logistic regression with Firth's penalty; Wald and penalised profile-likelihood intervals",
        };
}
