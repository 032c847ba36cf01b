namespace Lancar.Statistics;

/// <summary>A statistic the bootstrap computes itself, quicker than a function given by the caller.</summary>
public enum BootstrapStatistic
{
    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>The median: the middle observation or the mean of the two in the middle. Its exact law needs no resampling: <see cref="MedianBootstrapLaw"/>.</summary>
    Median,
}
