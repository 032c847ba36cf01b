using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Events;

/// <summary>What became of an event.</summary>
public enum ReceiptStatus
{
    /// <summary>Recorded now.</summary>
    Accepted,

    /// <summary>The same event was recorded before; nothing changed.</summary>
    Duplicate,

    /// <summary>Not recorded, with a reason; the client parks it.</summary>
    Refused,
}

/// <summary>The answer to one event; the client may forget the event only when it has one.</summary>
/// <param name="Id">The event's id as sent; null when it could not be read.</param>
/// <param name="Status">Accepted, duplicate or refused.</param>
/// <param name="Sequence">The server's order; null when refused.</param>
/// <param name="RecordedAt">When it was recorded; null when refused.</param>
/// <param name="Error">Why it was refused; otherwise null.</param>
public sealed record Receipt(string? Id, ReceiptStatus Status, long? Sequence, DateTimeOffset? RecordedAt, Error? Error);
