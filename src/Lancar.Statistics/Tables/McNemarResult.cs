namespace Lancar.Statistics;

/// <summary>The outcome of McNemar's exact test; every ratio is gained over lost.</summary>
public sealed record McNemarResult
{
    /// <summary>Pairs that went from yes to no.</summary>
    public required long Lost { get; init; }

    /// <summary>Pairs that went from no to yes.</summary>
    public required long Gained { get; init; }

    /// <summary>Pairs that changed: lost plus gained.</summary>
    public long Discordant => Lost + Gained;

    /// <summary>True when no pair changed, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Discordant == 0;

    /// <summary>Exact two-sided p: min(1, 2 · the smaller tail).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>P(gained ≤ observed): small when yes became rarer.</summary>
    public required Probability PGainedLess { get; init; }

    /// <summary>P(gained ≥ observed): small when yes became more frequent.</summary>
    public required Probability PGainedGreater { get; init; }

    /// <summary>P(gained = observed).</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>Two-sided mid-p: 2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidP { get; init; }

    /// <summary>Paired odds ratio gained / lost; positive infinity when none was lost; null when no pair changed.</summary>
    public required double? OddsRatio { get; init; }

    /// <summary>Exact interval of the paired odds ratio (Clopper–Pearson on the share gained); 0 to infinity when no pair changed.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Mid-p interval of the paired odds ratio.</summary>
    public required ConfidenceInterval MidPInterval { get; init; }
}
