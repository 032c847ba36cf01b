using System.Text.Json;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Events;

/// <summary>
/// Records what clients send: judges each event against what is stored and answers each with a receipt. Sending an event again changes
/// nothing. An event is stored whole, together with the mother's record, or not at all.
/// </summary>
/// <param name="events">The log.</param>
/// <param name="mothers">The read model judged against.</param>
public sealed class RecordEvents(IEventStore events, IMotherStore mothers)
{
    /// <summary>An event may be this far ahead of the server's clock.</summary>
    public static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Each conflict means that another event got in first, so this many in a row is a fault, not bad luck.</summary>
    private const int Attempts = 50;

    /// <summary>Judges and records events in the order given.</summary>
    /// <param name="account">Who sends them.</param>
    /// <param name="deviceId">The installation that sends them; an event of another installation is broken. Null when the caller is the server itself.</param>
    /// <param name="batch">The events as JSON.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="cancellation">Stops between events; what has a place in the log stays.</param>
    /// <returns>One receipt per event, in order.</returns>
    /// <exception cref="IOException">The store kept reporting that something else came first.</exception>
    public async Task<IReadOnlyList<Receipt>> Handle(
        Account account, Guid? deviceId, IReadOnlyList<JsonElement> batch, DateTimeOffset now, CancellationToken cancellation = default)
    {
        // Stored instants have milliseconds: cut here, so that what is judged now is what a rebuild will judge.
        var recordedAt = InstantText.Read(InstantText.Write(now));
        var receipts = new List<Receipt>(batch.Count);
        foreach (var json in batch)
        {
            var read = CareEventReader.Read(json);
            receipts.Add(!read.Succeeded ? Refused(IdOf(json), read.Error)
                : deviceId is not null && read.Value.DeviceId != deviceId ? Refused(IdOf(json), Error.Of("event.broken", "deviceId"))
                : await Record(account, read.Value, recordedAt, cancellation));
        }

        return receipts;
    }

    private async Task<Receipt> Record(Account account, CareEvent fact, DateTimeOffset recordedAt, CancellationToken cancellation)
    {
        var id = fact.Id.ToString("D");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await events.Find(fact.Id, cancellation) is { } known)
            {
                return known.Event.SaysTheSameAs(fact)
                    ? new Receipt(id, ReceiptStatus.Duplicate, known.Sequence, known.RecordedAt, null)
                    : Refused(id, Error.Of("event.id-reused", "id"));
            }

            var judged = await Judge(account, fact, recordedAt, cancellation);
            if (!judged.Succeeded)
            {
                // Refused because its own twin got in between the two looks: look again, it is a duplicate then.
                if (await events.Find(fact.Id, cancellation) is not null)
                {
                    continue;
                }

                return Refused(id, judged.Error);
            }

            if (await events.Append(fact, Author.Of(account), recordedAt, judged.Value, cancellation) is { } sequence)
            {
                return new Receipt(id, ReceiptStatus.Accepted, sequence, recordedAt, null);
            }
        }

        throw new IOException($"Event {id} could not be placed in {Attempts} attempts.");
    }

    private async Task<Result<MotherRecord>> Judge(Account account, CareEvent fact, DateTimeOffset recordedAt, CancellationToken cancellation)
    {
        if (fact.OccurredAt > recordedAt + FutureTolerance)
        {
            return Error.Of("event.from-future", "occurredAt");
        }

        if (!Access.MayRecord(account.Role, fact.Type))
        {
            return Error.Of("author.not-allowed", "type");
        }

        var record = await mothers.Find(fact.MotherId, cancellation);
        if (record is not null && !Access.MaySee(account, record))
        {
            return Error.Of("mother.unknown", "motherId");
        }

        if (await events.FindByDevice(fact.DeviceId, fact.DeviceSequence, cancellation) is not null)
        {
            return Error.Of("event.sequence-reused", "deviceSequence");
        }

        if (fact.Payload is CarePayload.InSession session
            && await mothers.OfSession(session.SessionId, cancellation) is { } owner && owner != fact.MotherId)
        {
            return Error.Of("session.id-reused", "payload.sessionId");
        }

        var next = MotherFold.Apply(record, fact, Author.Of(account), recordedAt);
        return next.Succeeded && fact.Payload is CarePayload.Registered
            && await mothers.OfStudyCode(next.Value.SiteId, next.Value.StudyCode, cancellation) is { } bearer && bearer != fact.MotherId
            ? Error.Of("mother.study-code-taken", "payload.studyCode")
            : next;
    }

    private static Receipt Refused(string? id, Error error) => new(id, ReceiptStatus.Refused, null, null, error);

    /// <summary>The id of an event that may be unreadable otherwise: the phone must know which one was refused.</summary>
    private static string? IdOf(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object ? null : json.EnumerateObject()
            .Where(member => JsonText.NameOf(member) == "id").Select(member => JsonText.Read(member.Value)).LastOrDefault(text => text is { Length: <= 100 });
}
