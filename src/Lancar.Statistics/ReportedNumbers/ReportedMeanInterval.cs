using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The limits a confidence interval of a mean can have, given printed mean, standard deviation and n.</summary>
/// <param name="Lower">Lower limit by Student's t at the printed values, for display.</param>
/// <param name="Upper">Upper limit by Student's t at the printed values, for display.</param>
/// <param name="LowerRange">Where the lower limit may lie, over all usual methods and roundings.</param>
/// <param name="UpperRange">Where the upper limit may lie.</param>
public readonly record struct ReportedMeanInterval(double Lower, double Upper, (double Least, double Greatest) LowerRange, (double Least, double Greatest) UpperRange)
{
    /// <summary>
    /// The t-interval mean ± t·SD/√n, with the room that rounding of mean and SD and the choice of method leave: normal or t
    /// quantile, the factor 2, divisor n−1 or n in the standard deviation.
    /// </summary>
    /// <param name="mean">Mean as printed.</param>
    /// <param name="standardDeviation">Standard deviation as printed.</param>
    /// <param name="n">Number of values, at least 2.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The limits by Student's t for display, and the ranges in which printed limits may lie.</returns>
    /// <remarks>Closed form; quantiles to about 1e-10. R's <c>t.test</c> and SPSS print the t-interval with divisor n−1.</remarks>
    /// <exception cref="ArgumentNullException">The mean or the standard deviation is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n is below 2 or the level is not between 0 and 1.</exception>
    public static ReportedMeanInterval Limits(ReportedNumber mean, ReportedNumber standardDeviation, long n, double level)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(standardDeviation);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var tail = (1 + level) / 2;
        var (t, z) = (StudentT.InvCDF(0, 1, n - 1, tail), Normal.InvCDF(0, 1, tail));
        var divisors = Math.Sqrt((double)n / (n - 1));
        // A factor of 2 stands in for 1.96 in hand computation; 1.96 itself is 0.002 % off z.
        var least = Math.Min(z, level == 0.95 ? 1.96 : z) / divisors;
        var greatest = Math.Max(t, level == 0.95 ? 2 : t) * divisors;
        var center = mean.StandsFor(PrintingRule.UsualRounding);
        var spread = standardDeviation.StandsFor(PrintingRule.UsualRounding);
        var root = Math.Sqrt(n);
        var (narrow, wide) = (least * Math.Max(0, spread.Lower.ToDouble()) / root, greatest * Math.Max(0, spread.Upper.ToDouble()) / root);
        var half = t * standardDeviation.Value.ToDouble() / root;
        var (low, high) = (center.Lower.ToDouble(), center.Upper.ToDouble());
        return new ReportedMeanInterval(
            mean.Value.ToDouble() - half,
            mean.Value.ToDouble() + half,
            (low - wide, high - narrow),
            (low + narrow, high + wide));
    }

    /// <summary>True when the printed lower limit is possible, its last digit one off at most.</summary>
    public bool LowerFits(ReportedNumber printed) => Meets(printed, LowerRange);

    /// <summary>True when the printed upper limit is possible, its last digit one off at most.</summary>
    public bool UpperFits(ReportedNumber printed) => Meets(printed, UpperRange);

    private static bool Meets(ReportedNumber printed, (double Least, double Greatest) range)
    {
        ArgumentNullException.ThrowIfNull(printed);
        var stands = printed.StandsFor(PrintingRule.OneUnit);
        var dust = (Math.Abs(range.Least) + Math.Abs(range.Greatest)) * RationalRange.DoubleDust;
        return stands.Lower.ToDouble() <= range.Greatest + dust && stands.Upper.ToDouble() >= range.Least - dust;
    }
}
