namespace Lancar.Statistics;

/// <summary>One coefficient of a logistic or Cox regression: a logarithm of an odds ratio or hazard ratio.</summary>
public sealed record RatioCoefficient
{
    /// <summary>Name of the predictor, or "intercept".</summary>
    public required string Name { get; init; }

    /// <summary>Change of the log odds (log hazard) per unit of the predictor, the others held.</summary>
    public required double Estimate { get; init; }

    /// <summary>Standard error of <see cref="Estimate"/>, from the information.</summary>
    public required double StandardError { get; init; }

    /// <summary>Estimate / standard error.</summary>
    public required double Z { get; init; }

    /// <summary>P(|Z| ≥ |z|), Wald's test.</summary>
    public required Probability PWald { get; init; }

    /// <summary>e^estimate: the odds ratio (hazard ratio) per unit; for the intercept the odds where every predictor is 0.</summary>
    public required double Ratio { get; init; }

    /// <summary>Wald's interval of <see cref="Ratio"/>: e^(estimate ± z · standard error).</summary>
    public required ConfidenceInterval WaldInterval { get; init; }

    /// <summary>The profile-likelihood interval of <see cref="Ratio"/>, the better one in small samples; null for the intercept.</summary>
    public required ConfidenceInterval? ProfileInterval { get; init; }

    /// <summary>Twice the loss of (penalised) log-likelihood when the coefficient is 0, chi-square with one degree of freedom; null for the intercept.</summary>
    public required double? LikelihoodRatio { get; init; }

    /// <summary>p of <see cref="LikelihoodRatio"/>, the better one in small samples; null for the intercept.</summary>
    public required Probability? PLikelihoodRatio { get; init; }

    internal static RatioCoefficient Of(ILikelihood likelihood, LikelihoodMaximum maximum, int column, double estimate, double standardError, double confidence)
    {
        var design = likelihood.Design;
        GroupChecks.InRange(estimate, "coefficient " + design.Names[column]);
        GroupChecks.InRange(standardError, "standard error of " + design.Names[column]);
        var reach = NormalLaw.TwoSidedQuantile(confidence) * standardError;
        ConfidenceInterval? profile = null;
        double? ratio = null;
        if (column > 0 || !design.HasIntercept)
        {
            var profiled = new ProfileLimits(likelihood, maximum, column, standardError / design.Unscaled(column, 1));
            var (lower, upper) = profiled.Interval(confidence);
            profile = new ConfidenceInterval(Math.Exp(design.Unscaled(column, lower)), Math.Exp(design.Unscaled(column, upper)), confidence);
            ratio = profiled.LikelihoodRatio();
        }

        return new RatioCoefficient
        {
            Name = design.Names[column],
            Estimate = estimate,
            StandardError = standardError,
            Z = estimate / standardError,
            PWald = Probability.Of(NormalLaw.TwoSided(estimate / standardError)),
            Ratio = Math.Exp(estimate),
            WaldInterval = new ConfidenceInterval(Math.Exp(estimate - reach), Math.Exp(estimate + reach), confidence),
            ProfileInterval = profile,
            LikelihoodRatio = ratio,
            PLikelihoodRatio = ratio is { } statistic ? Probability.Of(ChiSquareLaw.UpperTail(statistic, 1)) : null,
        };
    }
}
