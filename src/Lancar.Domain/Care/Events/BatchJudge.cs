using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Events;

/// <summary>
/// Judges the events of one request one after the other, each against what is stored and what the ones before it changed. It has the log
/// for itself meanwhile, so nothing can change between judging and storing. Each record is read and written once, however many events it grows by.
/// </summary>
internal sealed class BatchJudge
{
    private readonly IEventWriter log;
    private readonly Account account;
    private readonly Author author;
    private readonly DateTimeOffset recordedAt;
    private readonly Dictionary<Guid, StoredEvent> known;
    private readonly Dictionary<(Guid Device, long Sequence), Guid> places = [];
    private readonly Dictionary<Guid, MotherRecord> mothers;
    private readonly Dictionary<Guid, Guid> owners;
    private readonly Dictionary<(Guid Site, string Code), Guid> newCodes = [];
    private readonly List<PlacedEvent> added = [];
    private readonly ProtocolShelf protocols;
    private long sequence;

    private BatchJudge(
        IEventWriter log, Account account, DateTimeOffset recordedAt, IEnumerable<StoredEvent> known,
        IReadOnlyDictionary<Guid, MotherRecord> mothers, IReadOnlyDictionary<Guid, Guid> owners, ProtocolShelf protocols, long sequence)
    {
        (this.log, this.account, this.recordedAt, this.protocols, this.sequence) = (log, account, recordedAt, protocols, sequence);
        (author, this.known) = (Author.Of(account), known.ToDictionary(stored => stored.Event.Id));
        (this.mothers, this.owners) = (new(mothers), new(owners));
    }

    /// <summary>Asks the log for all that is known of these events.</summary>
    public static async Task<BatchJudge> Of(IEventWriter log, Account account, DateTimeOffset recordedAt, IReadOnlyList<CareEvent> facts)
    {
        var judge = new BatchJudge(
            log, account, recordedAt,
            await log.Find(Distinct(facts.Select(fact => fact.Id))),
            await log.Mothers(Distinct(facts.Select(fact => fact.MotherId))),
            await log.OwnersOf(Distinct(facts.Select(fact => fact.Payload).OfType<CarePayload.InSession>().Select(session => session.SessionId))),
            await Protocols(log, account, facts),
            await log.LastSequence());
        foreach (var device in facts.GroupBy(fact => fact.DeviceId))
        {
            foreach (var (place, id) in await log.OfDevice(account.Id, device.Key, [.. device.Select(fact => fact.DeviceSequence).Distinct()]))
            {
                judge.places[(device.Key, place)] = id;
            }
        }

        return judge;
    }

    /// <summary>The presets, and those of the author's site that these events name. A mother is seen by her own site alone, so it is hers too.</summary>
    private static async Task<ProtocolShelf> Protocols(IEventWriter log, Account account, IReadOnlyList<CareEvent> facts)
    {
        var named = facts.Select(ProtocolOf).OfType<string>().Where(id => !ProtocolShelf.Presets.Knows(id)).Distinct().ToList();
        return named.Count == 0 ? ProtocolShelf.Presets : new(await log.Protocols(account.SiteId, named));
    }

    private static string? ProtocolOf(CareEvent fact) => fact.Payload switch
    {
        PlanMade plan => plan.Terms.ProtocolId,
        MassageRecalled recalled => recalled.ProtocolId,
        CarePayload.InSession { Happened: SessionEvent.Opened opened } => opened.ProtocolId,
        _ => null,
    };

    /// <summary>The answer to an event that is not recorded.</summary>
    public static Receipt Refused(string? id, Error error) => new(id, ReceiptStatus.Refused, null, null, error);

    /// <summary>Judges one event; an accepted one counts for those after it.</summary>
    public async Task<Receipt> Record(CareEvent fact)
    {
        var id = fact.Id.ToString("D");
        if (known.TryGetValue(fact.Id, out var twin))
        {
            return twin.Event.SaysTheSameAs(fact)
                ? new Receipt(id, ReceiptStatus.Duplicate, twin.Sequence, twin.RecordedAt, null)
                : Refused(id, Error.Of("event.id-reused", "id"));
        }

        var judged = await Judge(fact);
        if (!judged.Succeeded)
        {
            return Refused(id, judged.Error);
        }

        Add(fact, judged.Value);
        if (fact is { Payload: CarePayload.Registered, Corrects: not null })
        {
            // A correction may free a study code for those behind it: the table must know.
            await Keep();
        }

        return new Receipt(id, ReceiptStatus.Accepted, sequence, recordedAt, null);
    }

    /// <summary>Hands what was accepted to the log.</summary>
    public async Task Keep()
    {
        if (added.Count == 0)
        {
            return;
        }

        await log.Append(added, [.. Distinct(added.Select(placed => placed.Stored.Event.MotherId)).Select(id => mothers[id])]);
        added.Clear();
        newCodes.Clear();
    }

    private async Task<Result<MotherRecord>> Judge(CareEvent fact)
    {
        if (fact.OccurredAt > recordedAt + RecordEvents.FutureTolerance)
        {
            return Error.Of("event.from-future", "occurredAt");
        }

        if (!Access.MayRecord(account.Role, fact.Type))
        {
            return Error.Of("author.not-allowed", "type");
        }

        var record = mothers.GetValueOrDefault(fact.MotherId);
        if (record is not null && !Access.MaySee(account, record))
        {
            return Error.Of("mother.unknown", "motherId");
        }

        if (places.ContainsKey((fact.DeviceId, fact.DeviceSequence)))
        {
            return Error.Of("event.sequence-reused", "deviceSequence");
        }

        if (fact.Payload is CarePayload.InSession session && owners.TryGetValue(session.SessionId, out var owner) && owner != fact.MotherId)
        {
            return Error.Of("session.id-reused", "payload.sessionId");
        }

        var next = MotherFold.Apply(record, fact, author, recordedAt, protocols);
        // Asked here and not in the fold: what was accepted before this was asked must still be read.
        if (next.Succeeded && fact.Payload is CarePayload.Registered { Identity.Babies: var babies } && babies < record?.BabiesToldOf())
        {
            return Error.Of("mother.fewer-babies-than-told", "payload.babies");
        }

        return next.Succeeded && fact.Payload is CarePayload.Registered && await BearerOf(next.Value) is { } bearer && bearer != fact.MotherId
            ? Error.Of("mother.study-code-taken", "payload.studyCode")
            : next;
    }

    private async Task<Guid?> BearerOf(MotherRecord next) =>
        newCodes.TryGetValue((next.SiteId, next.StudyCode), out var bearer) ? bearer : await log.BearerOf(next.SiteId, next.StudyCode);

    private void Add(CareEvent fact, MotherRecord next)
    {
        var stored = new StoredEvent(fact, ++sequence, recordedAt, author);
        added.Add(new(stored, next.Version));
        known[fact.Id] = stored;
        places[(fact.DeviceId, fact.DeviceSequence)] = fact.Id;
        mothers[fact.MotherId] = next;
        switch (fact.Payload)
        {
            case CarePayload.Registered:
                newCodes[(next.SiteId, next.StudyCode)] = fact.MotherId;
                break;
            case CarePayload.InSession session:
                owners[session.SessionId] = fact.MotherId;
                break;
        }
    }

    private static IReadOnlyCollection<Guid> Distinct(IEnumerable<Guid> ids) => [.. ids.Distinct()];
}
