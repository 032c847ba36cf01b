namespace Lancar.Statistics;

/// <summary>Standard deviations from standard errors. What else is printed leads to a standard error first: <see cref="StandardErrorFrom"/>.</summary>
/// <remarks>
/// Of one mean: interval → <see cref="StandardErrorFrom.Interval"/> with n − 1 degrees of freedom → <see cref="StandardError"/>. Of two
/// groups: t, F, p or interval of the difference → <see cref="StandardErrorFrom"/> → <see cref="DifferenceError"/>.
/// </remarks>
public static class DeviationFrom
{
    /// <summary>The standard deviation behind the standard error of one mean: s = SE √n.</summary>
    /// <param name="error">Standard error of the mean of one group; above 0.</param>
    /// <param name="count">People of the group, at least 2.</param>
    /// <returns>The standard deviation, in the unit of the mean.</returns>
    /// <remarks>Source: Cochrane Handbook 6.4, 6.5.2.2. RevMan's calculator does the same, without the range.</remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: not above 0. <see cref="Violation.TooFew"/>: n below 2.</exception>
    public static ReportedValue StandardError(ReportedValue error, int count) =>
        CheckedError(error).Map(value => value * Math.Sqrt(CheckedCount(count)));

    /// <summary>The common standard deviation of two groups behind the standard error of their difference: s = SE / √(1/n₁ + 1/n₂).</summary>
    /// <param name="error">Standard error of the difference of two independent means; above 0.</param>
    /// <param name="first">People of the first group, at least 2.</param>
    /// <param name="second">People of the second group, at least 2.</param>
    /// <returns>One standard deviation, to be used for both groups: their average, not that of either.</returns>
    /// <remarks>Source: Cochrane Handbook 6.4, 6.5.2.3; RevMan's calculator does the same, without the range. Not for the same people measured twice.</remarks>
    /// <exception cref="AssumptionException">As <see cref="StandardError"/>.</exception>
    public static ReportedValue DifferenceError(ReportedValue error, int first, int second) =>
        CheckedError(error).Map(value => value / Math.Sqrt(1.0 / CheckedCount(first) + 1.0 / CheckedCount(second)));

    internal static int CheckedCount(int count) =>
        count >= 2 ? count : throw new AssumptionException(Violation.TooFew, "A standard deviation needs at least two people in the group; check the count.");

    private static ReportedValue CheckedError(ReportedValue error) => error.Above0("standard error", "check its sign and look for more digits");
}
