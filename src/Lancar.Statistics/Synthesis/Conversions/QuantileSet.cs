namespace Lancar.Statistics;

/// <summary>Which quantiles are given.</summary>
public enum QuantileSet
{
    /// <summary>Minimum, median, maximum.</summary>
    Range,

    /// <summary>First quartile, median, third quartile.</summary>
    Quartiles,

    /// <summary>All five.</summary>
    Five,

    /// <summary>Median, and the interquartile range as one width.</summary>
    Width,
}
