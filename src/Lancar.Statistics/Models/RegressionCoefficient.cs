namespace Lancar.Statistics;

/// <summary>One coefficient of a linear model, or a linear combination of coefficients.</summary>
public sealed record RegressionCoefficient
{
    // Below it the t law has no quantile that a double can hold.
    private const double LeastFreedom = 1e-6;

    /// <summary>Name of the predictor, or "intercept".</summary>
    public required string Name { get; init; }

    /// <summary>Change of the mean outcome per unit of the predictor, the others held, in the unit of the outcome.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Estimate / standard error.</summary>
    public required double T { get; init; }

    /// <summary>Degrees of freedom of the t law it is judged by.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>P(|T| ≥ |t|).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>Estimate ± t quantile · standard error.</summary>
    public required ConfidenceInterval Interval { get; init; }

    internal static RegressionCoefficient Of(string name, double estimate, double standardError, double freedom, double confidence)
    {
        GroupChecks.InRange(estimate, "coefficient " + name);
        GroupChecks.InRange(standardError, "standard error of " + name);
        if (standardError == 0)
        {
            throw new AssumptionException(
                Violation.NoInformation, $"The standard error of {name} is 0: too few observations or clusters tell about it. Leave it out or use another variance.", name);
        }

        if (!(freedom > LeastFreedom))
        {
            throw new AssumptionException(
                Violation.NoInformation, $"The degrees of freedom of {name} are next to 0: the data do not tell how sure it is. Leave predictors out, or measure more subjects.", name);
        }

        var t = estimate / standardError;
        var reach = StudentLaw.TwoSidedQuantile(confidence, freedom) * standardError;
        return new RegressionCoefficient
        {
            Name = name,
            Estimate = estimate,
            StandardError = standardError,
            T = t,
            DegreesOfFreedom = freedom,
            PTwoSided = Probability.Of(StudentLaw.TwoSided(t, freedom)),
            Interval = new ConfidenceInterval(estimate - reach, estimate + reach, confidence),
        };
    }
}
