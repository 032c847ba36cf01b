namespace Lancar.Statistics;

/// <summary>A quantity pooled over completed data sets.</summary>
public sealed record RubinsRulesResult
{
    /// <summary>Number of completed data sets.</summary>
    public required int Count { get; init; }

    /// <summary>Mean of the estimates.</summary>
    public required double Estimate { get; init; }

    /// <summary>Root of within + (1 + 1/m) between.</summary>
    public required double StandardError { get; init; }

    /// <summary>Degrees of freedom by Barnard and Rubin; infinite when nothing was lost and the complete data had infinitely many.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Estimate / standard error.</summary>
    public required double T { get; init; }

    /// <summary>P(|T| ≥ |t|).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>Estimate ± t quantile · standard error.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Mean of the squared standard errors.</summary>
    public required double WithinVariance { get; init; }

    /// <summary>Variance of the estimates, divisor m − 1.</summary>
    public required double BetweenVariance { get; init; }

    /// <summary>Relative increase in variance by the missing values, (1 + 1/m) between / within.</summary>
    public required double RelativeIncrease { get; init; }

    /// <summary>Fraction of missing information.</summary>
    public required double FractionMissing { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => $"pooled over {Count} completed data sets by Rubin's rules, degrees of freedom by Barnard and Rubin (1999)";
}
