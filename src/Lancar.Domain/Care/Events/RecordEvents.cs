using System.Text.Json;
using Lancar.Domain.Accounts;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Events;

/// <summary>
/// Records what clients send: judges each event against what is stored and answers each with a receipt. Sending an event again changes
/// nothing. The events of one request are stored together with the records they made, all that were accepted or none.
/// </summary>
/// <param name="events">The log.</param>
public sealed class RecordEvents(IEventStore events)
{
    /// <summary>An event may be this far ahead of the server's clock.</summary>
    public static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Judges and records events in the order given.</summary>
    /// <param name="account">Who sends them.</param>
    /// <param name="deviceId">The installation that sends them; an event of another installation is broken. Null when the caller is the server itself.</param>
    /// <param name="batch">The events as JSON.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="cancellation">Gives up; nothing of the batch is recorded then.</param>
    /// <returns>One receipt per event, in order.</returns>
    /// <exception cref="IOException">The store's tables contradict each other; nothing of the batch was recorded.</exception>
    public async Task<IReadOnlyList<Receipt>> Handle(
        Account account, Guid? deviceId, IReadOnlyList<JsonElement> batch, DateTimeOffset now, CancellationToken cancellation = default)
    {
        // Stored instants have milliseconds: cut here, so that what is judged now is what a rebuild will judge.
        var recordedAt = InstantText.Read(InstantText.Write(now));

        // Read before the log is asked for: nobody waits for another phone's JSON.
        var read = batch.Select(json => (Id: IdOf(json), Fact: Read(json, deviceId))).ToList();
        var facts = read.Where(item => item.Fact.Succeeded).Select(item => item.Fact.Value).ToList();
        if (facts.Count == 0)
        {
            return [.. read.Select(item => BatchJudge.Refused(item.Id, item.Fact.Error!))];
        }

        return await events.Write<IReadOnlyList<Receipt>>(async log =>
        {
            var judge = await BatchJudge.Of(log, account, recordedAt, facts);
            var receipts = new List<Receipt>(read.Count);
            foreach (var (id, fact) in read)
            {
                receipts.Add(fact.Succeeded ? await judge.Record(fact.Value) : BatchJudge.Refused(id, fact.Error));
            }

            await judge.Keep();
            return receipts;
        }, cancellation);
    }

    private static Result<CareEvent> Read(JsonElement json, Guid? deviceId)
    {
        var read = CareEventReader.Read(json);
        return read.Succeeded && deviceId is not null && read.Value.DeviceId != deviceId ? Error.Of("event.broken", "deviceId") : read;
    }

    /// <summary>The id of an event that may be unreadable otherwise: the phone must know which one was refused.</summary>
    private static string? IdOf(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object ? null : json.EnumerateObject()
            .Where(member => JsonText.NameOf(member) == "id").Select(member => JsonText.Read(member.Value)).LastOrDefault(text => text is { Length: <= 100 });
}
