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

    /// <summary>The sequence of the last event anybody can see; 0 while there is none.</summary>
    Task<long> LastSequence(CancellationToken cancellation = default);

    /// <summary>
    /// Opens the log to one writer: nobody else adds an event until the work is done. What the work adds is kept whole when it ends well,
    /// and not at all when it throws.
    /// </summary>
    /// <param name="work">Reads, judges and adds through the writer it is given, once.</param>
    /// <param name="cancellation">Gives up waiting; nothing is written then.</param>
    /// <exception cref="IOException">The tables contradict what was added (somebody changed them by hand): nothing was written.</exception>
    Task<T> Write<T>(Func<IEventWriter, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>Makes every mother's record anew from the events.</summary>
    /// <returns>The number of mothers.</returns>
    Task<int> Rebuild(CancellationToken cancellation = default);
}
