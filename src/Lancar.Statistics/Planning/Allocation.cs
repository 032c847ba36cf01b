namespace Lancar.Statistics;

/// <summary>How people are divided between two arms.</summary>
public static class Allocation
{
    private const double Most = 1000;

    internal static double Checked(double secondPerFirst) =>
        !double.IsFinite(secondPerFirst) ? throw new AssumptionException(Violation.NotFinite, "The allocation is not a finite number.")
        : secondPerFirst is >= 1 / Most and <= Most ? secondPerFirst
        : throw new AssumptionException(Violation.OutOfRange, "The second arm has between a thousandth and a thousand times the people of the first.");

    /// <summary>The people of the second arm: so many for each of the first, rounded up, at least two.</summary>
    /// <param name="first">People of the first arm, at least 1.</param>
    /// <param name="secondPerFirst">People of the second arm for each of the first, from 0.001 to 1,000.</param>
    /// <returns>A whole number; a product that is whole but for the last bits of a double (10 × 1.1) is not rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Nobody is in the first arm.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>: the allocation is not finite, or outside its range.
    /// </exception>
    public static long SecondArm(long first, double secondPerFirst)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var exact = first * Checked(secondPerFirst);
        return Math.Max(2, (long)Math.Ceiling(exact - 1e-9 * exact));
    }

    internal static long[] Arms(long first, double secondPerFirst) => [first, SecondArm(first, secondPerFirst)];
}
