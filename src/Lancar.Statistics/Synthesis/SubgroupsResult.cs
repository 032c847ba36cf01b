namespace Lancar.Statistics;

/// <summary>Subgroups of studies side by side. Made by <see cref="Subgroups.Compare"/>.</summary>
public sealed record SubgroupsResult
{
    /// <summary>Names of the subgroups in the order of first appearance.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The meta-analysis of each, in the same order.</summary>
    public required IReadOnlyList<MetaAnalysisResult> Results { get; init; }

    /// <summary>Q between the pooled effects.</summary>
    public required double QBetween { get; init; }

    /// <summary>Subgroups less one.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(χ² ≥ Q between).</summary>
    public required Probability P { get; init; }
}
