namespace Lancar.Domain.Care.Measurements;

/// <summary>Ages at which something applies: from a full hour since birth on, and before another. Day 1 is the first 24 hours.</summary>
/// <param name="FromHour">First hour, 0 or more.</param>
/// <param name="BeforeHour">First hour at which it no longer applies; null for ever.</param>
internal readonly record struct AgeWindow(long FromHour, long? BeforeHour)
{
    /// <summary>Hours of a day of life.</summary>
    public const long HoursPerDay = 24;

    private const long MsPerHour = 3_600_000;

    /// <summary>True when the age lies in it, to the millisecond.</summary>
    public bool Holds(HoursSinceBirth age) => age.Milliseconds >= FromHour * MsPerHour && !(age.Milliseconds >= BeforeHour * MsPerHour);
}
