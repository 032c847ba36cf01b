using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;

namespace Lancar.Domain.Care.Events;

/// <summary>An accepted event with its place in its mother's stream.</summary>
/// <param name="Stored">The event with what the server added.</param>
/// <param name="Version">Its place in the stream, from 1: the version of the record it made.</param>
public readonly record struct PlacedEvent(StoredEvent Stored, int Version);

/// <summary>
/// The log while one writer has it for itself. Whole batches are asked about at once, because each question is a way to the database and back.
/// </summary>
public interface IEventWriter
{
    /// <summary>The accepted events among these ids.</summary>
    Task<IReadOnlyList<StoredEvent>> Find(IReadOnlyCollection<Guid> ids);

    /// <summary>
    /// Which of these places of a device's own sequence are taken by this author, and by which event. Each author has places of their own on a
    /// device: nobody can take another's.
    /// </summary>
    Task<IReadOnlyDictionary<long, Guid>> OfDevice(Guid authorId, Guid deviceId, IReadOnlyCollection<long> sequences);

    /// <summary>The records of these mothers, without their timelines; who is not registered is missing.</summary>
    Task<IReadOnlyDictionary<Guid, MotherRecord>> Mothers(IReadOnlyCollection<Guid> ids);

    /// <summary>The mothers whose sessions these are; a session never opened is missing.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> OwnersOf(IReadOnlyCollection<Guid> sessionIds);

    /// <summary>The mother who bears this study code at this site, or null.</summary>
    Task<Guid?> BearerOf(Guid siteId, string studyCode);

    /// <summary>Every version of the protocols of these ids that the site published, retired ones too.</summary>
    Task<IReadOnlyList<Protocol>> Protocols(Guid siteId, IReadOnlyCollection<string> ids);

    /// <summary>The greatest sequence given so far; 0 in an empty log. The next event bears the next number.</summary>
    Task<long> LastSequence();

    /// <summary>Adds events and writes the records they made.</summary>
    /// <param name="events">In the order of their sequence, which goes on from <see cref="LastSequence"/> without gaps.</param>
    /// <param name="grownRecords">One record for each mother of these events, with all of them folded in.</param>
    /// <exception cref="IOException">A stored record is not the one these events were judged against.</exception>
    Task Append(IReadOnlyList<PlacedEvent> events, IReadOnlyCollection<MotherRecord> grownRecords);
}
