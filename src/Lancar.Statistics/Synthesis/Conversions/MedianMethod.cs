namespace Lancar.Statistics;

/// <summary>How mean and standard deviation are estimated from quantiles.</summary>
public enum MedianMethod
{
    /// <summary>
    /// The default. Mean with the optimal weights of Luo et al. (2018), equations 7, 11, 15; standard deviation by Wan et al. (2014),
    /// equations 9 and 16, and from all five numbers by Shi et al. (2020), equation 10.
    /// </summary>
    LuoWanShi,

    /// <summary>As <see cref="LuoWanShi"/>, but with the exact expected normal order statistics in place of Blom's approximation.</summary>
    LuoWanShiExact,

    /// <summary>Wan et al. (2014) throughout: (a + 2m + b)/4, (q₁ + m + q₃)/3, (a + 2q₁ + 2m + 2q₃ + b)/8; equations 9, 16 and 13.</summary>
    Wan,

    /// <summary>
    /// Hozo et al. (2005), minimum, median and maximum only: (a + 2m + b)/4 up to n = 25, then the median; equation 16 up to n = 15,
    /// range/4 up to n = 70, then range/6. To check older reviews.
    /// </summary>
    Hozo,
}

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

/// <summary>What is to be done with a median.</summary>
public enum MedianAdvice
{
    /// <summary>Skewness was not detected. That is not evidence of a normal law, least of all with few people.</summary>
    Convert,

    /// <summary>Skewness was detected: not to be converted. Pool the medians, or leave the study out of the pooled mean and say so.</summary>
    UseMedians,

    /// <summary>Whether skewness is detected depends on how the printed digits were rounded; show the result with and without the study.</summary>
    RoundingDecides,

    /// <summary>Skewness cannot be tested from these figures; show the result with and without the study.</summary>
    Untested,
}
