namespace Lancar.Statistics;

/// <summary>Standardised mean differences of pairs, first minus second.</summary>
public sealed record PairedEffects
{
    /// <summary>Number of pairs.</summary>
    public required int PairCount { get; init; }

    /// <summary>Mean of the differences first − second, in the unit of the data.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>Standard deviation of the differences.</summary>
    public required double DifferenceStandardDeviation { get; init; }

    /// <summary>Standard deviation of the first observations.</summary>
    public required double FirstStandardDeviation { get; init; }

    /// <summary>Standard deviation of the second observations.</summary>
    public required double SecondStandardDeviation { get; init; }

    /// <summary>Pearson's correlation of the pairs; null when one side is constant.</summary>
    public required double? Correlation { get; init; }

    /// <summary>d_z: mean difference / standard deviation of the differences (Lakens 2013, eq. 6). Exact interval. What power analyses of pairs ask for.</summary>
    public required EffectSize Dz { get; init; }

    /// <summary>d_z times J(n − 1). Null for two pairs, where J does not exist.</summary>
    public required EffectSize? HedgesGz { get; init; }

    /// <summary>d_av: mean difference / mean of the two standard deviations (Lakens 2013, eq. 10). Null when both sides are constant.</summary>
    public required EffectSize? Dav { get; init; }

    /// <summary>d_av times J(n − 1). Null for two pairs, and where d_av does not exist.</summary>
    public required EffectSize? HedgesGav { get; init; }

    /// <summary>d_rm: d_z √(2 (1 − r)) (Lakens 2013, eq. 9), comparable with d of two groups. Null when r does not exist or d_z is infinite.</summary>
    public required EffectSize? Drm { get; init; }

    /// <summary>d_rm times J(n − 1). Null for two pairs, and where d_rm does not exist.</summary>
    public required EffectSize? HedgesGrm { get; init; }
}
