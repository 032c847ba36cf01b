namespace Lancar.Statistics;

/// <summary>One coefficient of a meta-regression, on the scale of the estimates given.</summary>
public sealed record MetaCoefficient
{
    /// <summary>Name of the moderator, or "intercept".</summary>
    public required string Name { get; init; }

    /// <summary>Change of the mean effect per unit of the moderator, the others held; of the intercept, the mean effect where all moderators are 0.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its standard error; 0 when the moderators fit all effects exactly and the Knapp–Hartung error follows their scatter.</summary>
    public required double StandardError { get; init; }

    /// <summary>Estimate / standard error; infinite when the error is 0, null when both are 0.</summary>
    public required double? Statistic { get; init; }

    /// <summary>Degrees of freedom of Student's t; infinite for the normal law.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p of the null hypothesis that the coefficient is 0; null when the statistic is 0 / 0.</summary>
    public required Probability? P { get; init; }

    /// <summary>Its interval.</summary>
    public required ConfidenceInterval Interval { get; init; }

    internal static MetaCoefficient Of(string name, double estimate, double error, double freedom, double confidence)
    {
        GroupChecks.InRange(estimate, "coefficient " + name);
        GroupChecks.InRange(error, "standard error of " + name);
        var statistic = error > 0 ? estimate / error : estimate == 0 ? (double?)null : Math.Sign(estimate) * double.PositiveInfinity;
        var reach = StudentReach.Of(confidence, freedom) * error;
        return new MetaCoefficient
        {
            Name = name,
            Estimate = estimate,
            StandardError = error,
            Statistic = statistic,
            DegreesOfFreedom = freedom,
            P = statistic is { } found ? Probability.Of(StudentLaw.TwoSided(found, freedom)) : null,
            Interval = new ConfidenceInterval(estimate - reach, estimate + reach, confidence),
        };
    }
}
