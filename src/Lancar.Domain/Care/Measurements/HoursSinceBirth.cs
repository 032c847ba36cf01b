using System.Text.Json.Serialization;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Time since the birth of the baby, exact to the millisecond. Every outcome carries it, because milk rises by itself in those days.</summary>
public readonly record struct HoursSinceBirth : IComparable<HoursSinceBirth>
{
    private const double MsPerHour = 3_600_000;
    private const long MsPerDay = 86_400_000;

    [JsonConstructor]
    private HoursSinceBirth(long milliseconds) => Milliseconds = milliseconds;

    /// <summary>Whole milliseconds since birth, never negative.</summary>
    public long Milliseconds { get; }

    /// <summary>Hours since birth.</summary>
    public double Hours => Milliseconds / MsPerHour;

    /// <summary>Day of life counted from 1: the first 24 hours are day 1.</summary>
    public int DayOfLife => (int)(Milliseconds / MsPerDay) + 1;

    /// <summary>The time from birth to a later moment.</summary>
    /// <exception cref="ArgumentException">The moment lies before the birth; callers refuse such facts first.</exception>
    public static HoursSinceBirth Between(DateTimeOffset birthAt, DateTimeOffset at) => at < birthAt
        ? throw new ArgumentException("The moment lies before the birth.", nameof(at))
        : new((long)(at - birthAt).TotalMilliseconds);

    /// <summary>A stored number of milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public static HoursSinceBirth OfMilliseconds(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        return new(milliseconds);
    }

    /// <inheritdoc/>
    public int CompareTo(HoursSinceBirth other) => Milliseconds.CompareTo(other.Milliseconds);
}
