namespace Lancar.Statistics;

/// <summary>One of many pooled effects: with a study left out, or with the studies up to one.</summary>
public sealed record MetaStep
{
    /// <summary>Number of studies pooled.</summary>
    public required int StudyCount { get; init; }

    /// <summary>The pooled effect.</summary>
    public required PooledEffect Pooled { get; init; }

    /// <summary>τ² of these studies, at least 0.</summary>
    public required double TauSquared { get; init; }

    internal static MetaStep Of(StudyData data, MetaAnalysisOptions options)
    {
        var (tauSquared, sums) = Statistics.TauSquared.Of(options.TauSquared, data, data.Sums(0));
        return Of(data, sums, tauSquared, options);
    }

    internal static MetaStep Of(StudyData data, WeightSums sums, double tauSquared, MetaAnalysisOptions options) => new()
    {
        StudyCount = data.Count,
        Pooled = Summary.Of(data, sums, tauSquared, options.Inference, options.Confidence, options.TauSquared != TauSquaredMethod.None),
        TauSquared = data.Variance(tauSquared),
    };
}
