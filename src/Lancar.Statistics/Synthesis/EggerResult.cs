namespace Lancar.Statistics;

/// <summary>Egger's regression of estimates on standard errors. Made by <see cref="Egger.Test"/>.</summary>
public sealed record EggerResult
{
    /// <summary>Number of studies.</summary>
    public required int StudyCount { get; init; }

    /// <summary>The slope on the standard error, "bias": positive when less precise studies have larger estimates.</summary>
    public required double Slope { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Slope / standard error; infinite when every point lies on the line.</summary>
    public required double T { get; init; }

    /// <summary>Degrees of freedom, k − 2.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p.</summary>
    public required Probability P { get; init; }

    /// <summary>Interval of the slope.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>The estimate the line reaches at standard error 0.</summary>
    public required double LimitEstimate { get; init; }

    /// <summary>Its interval.</summary>
    public required ConfidenceInterval LimitInterval { get; init; }
}
