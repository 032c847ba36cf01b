namespace Lancar.Statistics;

/// <summary>Choices of <see cref="TrimAndFill"/>. Every one is echoed in the result.</summary>
public sealed record TrimAndFillOptions
{
    /// <summary>How missing studies are counted; <see cref="TrimAndFillEstimator.L0"/> unless given.</summary>
    public TrimAndFillEstimator Estimator { get; init; } = TrimAndFillEstimator.L0;

    /// <summary>The side on which studies are missing; found by the sign of the regression of the estimates on their standard errors unless given.</summary>
    public FunnelSide? Side { get; init; }

    /// <summary>The model that is trimmed, filled and refitted: estimator of τ² (<see cref="TauSquaredMethod.None"/> for the fixed effect), inference, confidence.</summary>
    public MetaAnalysisOptions Model { get; init; } = new();
}
