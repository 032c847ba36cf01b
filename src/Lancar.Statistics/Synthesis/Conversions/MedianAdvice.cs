namespace Lancar.Statistics;

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
