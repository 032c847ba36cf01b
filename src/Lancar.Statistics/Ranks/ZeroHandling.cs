namespace Lancar.Statistics;

/// <summary>What becomes of differences that are exactly zero.</summary>
public enum ZeroHandling
{
    /// <summary>Zeros are dropped before ranking (Wilcoxon 1945). R's <c>wilcox.test</c>, exactRankTests and SPSS do this.</summary>
    Wilcoxon,

    /// <summary>Zeros are ranked with the others, then dropped, so that they push the other ranks up (Pratt 1959). coin does this by default.</summary>
    Pratt,
}
