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

    /// <summary>exp(log(gained / lost) ± z · √(1/lost + 1/gained)); null when none was lost or none gained.</summary>
    public required ConfidenceInterval? WaldInterval { get; init; }

    /// <summary>McNemar's chi-square (gained − lost)² / (gained + lost), one degree of freedom; null when no pair changed.</summary>
    public required ChiSquareTest? ChiSquare { get; init; }

    /// <summary>The same with Edwards's continuity correction (1948), |gained − lost| less 1 but not below 0, as R prints it; null when no pair changed.</summary>
    public required ChiSquareTest? ChiSquareCorrected { get; init; }

    /// <summary>Difference of the shares, after less before; null when only the changed pairs were given.</summary>
    public required PairedRiskDifference? RiskDifference { get; init; }

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        HasNoInformation
            ? "no information: no pair changed, p = 1 by definition"
            : "McNemar's exact test on the changed pairs (binomial with probability 1/2); two-sided p = twice the smaller tail, at most 1; "
              + "odds ratio = gained over lost";
}
