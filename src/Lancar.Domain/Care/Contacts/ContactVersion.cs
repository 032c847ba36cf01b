namespace Lancar.Domain.Care.Contacts;

/// <summary>What may change about how a mother is called and reached.</summary>
public enum ContactField
{
    /// <summary>Her name.</summary>
    Name,

    /// <summary>Her telephone number.</summary>
    Phone,

    /// <summary>Where she lives.</summary>
    Address,
}

/// <summary>One value of a field that no later event has replaced. More than one with different values is a conflict for a person to settle.</summary>
/// <param name="EventId">The event that gave it.</param>
/// <param name="Field">Of what.</param>
/// <param name="Value">The value; null when it was taken away.</param>
/// <param name="At">When it was given.</param>
public sealed record ContactVersion(Guid EventId, ContactField Field, string? Value, DateTimeOffset At);
