namespace Lancar.Statistics;

/// <summary>How much a disagreement between two categories counts in a weighted kappa.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts the same: Cohen's kappa of categories without order.</summary>
    None,

    /// <summary>A disagreement counts by its distance in steps: 1 − |i − j| / (k − 1) (Cicchetti and Allison 1971).</summary>
    Linear,

    /// <summary>A disagreement counts by its squared distance: 1 − (i − j)² / (k − 1)² (Fleiss and Cohen 1973).</summary>
    Quadratic,
}
