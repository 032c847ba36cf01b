using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Events;

/// <summary>Whose events a caseload holds.</summary>
/// <param name="SiteId">All mothers of this site; null for one mother.</param>
/// <param name="MotherId">This mother alone; null for a site.</param>
public readonly record struct CaseloadScope(Guid? SiteId, Guid? MotherId)
{
    /// <summary>All mothers of a site.</summary>
    public static CaseloadScope OfSite(Guid siteId) => new(siteId, null);

    /// <summary>One mother.</summary>
    public static CaseloadScope OfMother(Guid motherId) => new(null, motherId);
}

/// <summary>The append-only log of care facts.</summary>
public interface IEventStore
{
    /// <summary>The accepted event of this id, or null.</summary>
    Task<StoredEvent?> Find(Guid id, CancellationToken cancellation = default);

    /// <summary>The accepted event at this place of a device's own sequence, or null.</summary>
    Task<Guid?> FindByDevice(Guid deviceId, long deviceSequence, CancellationToken cancellation = default);

    /// <summary>All events of a mother in the order of their sequence.</summary>
    Task<IReadOnlyList<StoredEvent>> OfMother(Guid motherId, CancellationToken cancellation = default);

    /// <summary>
    /// The events after a sequence, in order. Sequences become visible in their order, so a reader who goes on from the last one it saw
    /// never misses an event.
    /// </summary>
    /// <param name="scope">Whose events.</param>
    /// <param name="types">Only these types.</param>
    /// <param name="sequence">After this sequence; 0 from the beginning.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<IReadOnlyList<StoredEvent>> After(
        CaseloadScope scope, IReadOnlyCollection<string> types, long sequence, int limit, CancellationToken cancellation = default);

    /// <summary>Adds an event and replaces the mother's record, both or neither.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="author">Who recorded it.</param>
    /// <param name="recordedAt">When.</param>
    /// <param name="record">The record with the event folded in; its version is the event's place in the mother's stream.</param>
    /// <param name="cancellation">Gives up waiting; nothing is written then.</param>
    /// <returns>
    /// The new sequence, or null when something else came first (this event, another event of this mother, this place of the device's
    /// sequence, this session id or study code): nothing was written, judge again.
    /// </returns>
    Task<long?> Append(CareEvent fact, Author author, DateTimeOffset recordedAt, MotherRecord record, CancellationToken cancellation = default);

    /// <summary>Makes every mother's record anew from the events.</summary>
    /// <returns>The number of mothers.</returns>
    Task<int> Rebuild(CancellationToken cancellation = default);
}
