namespace Lancar.Statistics;

/// <summary>
/// A two-sided confidence interval. The limits belong to it. A limit may be infinite (an odds ratio from a table with a
/// zero cell has no upper limit), never NaN.
/// </summary>
public readonly record struct ConfidenceInterval
{
    /// <summary>An interval with its confidence.</summary>
    /// <param name="lower">Lower limit, possibly negative infinity.</param>
    /// <param name="upper">Upper limit, not below <paramref name="lower"/>, possibly positive infinity.</param>
    /// <param name="level">The confidence asked for, between 0 and 1, both excluded: 0.95.</param>
    /// <exception cref="ArgumentException">A limit is NaN or the lower limit is above the upper.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not strictly between 0 and 1.</exception>
    public ConfidenceInterval(double lower, double upper, double level)
    {
        if (double.IsNaN(lower) || double.IsNaN(upper) || lower > upper)
        {
            throw new ArgumentException($"Limits {lower} and {upper} do not bound an interval.", nameof(lower));
        }

        Lower = lower;
        Upper = upper;
        Level = CheckedLevel(level);
    }

    /// <summary>Lower limit.</summary>
    public double Lower { get; }

    /// <summary>Upper limit.</summary>
    public double Upper { get; }

    /// <summary>The confidence asked for. A discrete law may attain more; then the result says so beside the interval.</summary>
    public double Level { get; }

    /// <summary>True when the value lies within the limits, which belong to the interval.</summary>
    /// <param name="value">A value on the scale of the limits.</param>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    internal static double CheckedLevel(double level) =>
        level is > 0 and < 1
            ? level
            : throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies strictly between 0 and 1.");
}
