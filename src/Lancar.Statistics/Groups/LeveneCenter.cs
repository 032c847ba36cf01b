namespace Lancar.Statistics;

/// <summary>What the distances of <see cref="Levene"/> are measured from.</summary>
public enum LeveneCenter
{
    /// <summary>The group's median (Brown and Forsythe): holds its level also for skewed data.</summary>
    Median,

    /// <summary>The group's mean (Levene's original; what SPSS prints first): too often significant for skewed data.</summary>
    Mean,

    /// <summary>The mean of what is left when a tenth of the group is cut off at either end (Brown and Forsythe).</summary>
    TrimmedMean,
}
