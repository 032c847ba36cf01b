namespace Lancar.Statistics;

/// <summary>Choices of <see cref="MetaAnalysis"/>. Every one is echoed in the result.</summary>
public sealed record MetaAnalysisOptions
{
    /// <summary>How τ² is estimated; <see cref="TauSquaredMethod.RestrictedMaximumLikelihood"/> unless given.</summary>
    public TauSquaredMethod TauSquared { get; init; } = TauSquaredMethod.RestrictedMaximumLikelihood;

    /// <summary>How the pooled effect is tested; <see cref="MetaInference.HartungKnapp"/> unless given. Every other way stands in the result too: <see cref="MetaAnalysisResult.PooledBy"/>.</summary>
    public MetaInference Inference { get; init; } = MetaInference.HartungKnapp;

    /// <summary>Confidence of all intervals, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;
}
