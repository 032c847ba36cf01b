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
