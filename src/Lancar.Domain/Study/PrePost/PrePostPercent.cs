namespace Lancar.Domain.Study.PrePost;

/// <summary>Percentages as tables print them.</summary>
public static class PrePostPercent
{
    /// <summary>
    /// A count as percent of a total, rounded to one decimal half away from zero in exact decimal arithmetic: 1 of 16 is 6.3,
    /// never the 6.2 that comes of rounding the double 6.25 to even. Our own checker accepts every number it gives.
    /// </summary>
    /// <param name="count">Part, 0 to <paramref name="total"/>.</param>
    /// <param name="total">Whole, at least 1.</param>
    public static decimal Of(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        return Math.Round(100m * count / total, 1, MidpointRounding.AwayFromZero);
    }
}
