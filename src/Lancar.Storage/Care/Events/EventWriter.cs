using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Storage.Care.Mothers;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Events;

/// <summary>The log inside the transaction of its only writer.</summary>
internal sealed class EventWriter(DbTransaction transaction, CancellationToken cancellation) : IEventWriter, IAsyncDisposable
{
    private EventInsert? insert;

    public async Task<IReadOnlyList<StoredEvent>> Find(IReadOnlyCollection<Guid> ids) =>
        [.. (await Among<EventRow>($"select {EventRow.Columns} from events where id", ids.Select(Codec.Text))).Select(row => row.ToStoredEvent())];

    public async Task<IReadOnlyDictionary<long, Guid>> OfDevice(Guid deviceId, IReadOnlyCollection<long> sequences) =>
        (await Among<PlaceRow>(
            "select device_sequence as Sequence, id as Id from events where device_id = @Device and device_sequence", sequences.Select(sequence => (object)sequence),
            ("Device", Codec.Text(deviceId)))).ToDictionary(row => row.Sequence, row => Codec.Id(row.Id));

    public async Task<IReadOnlyDictionary<Guid, MotherRecord>> Mothers(IReadOnlyCollection<Guid> ids) =>
        (await Among<string>("select record from mother_records where mother_id", ids.Select(Codec.Text)))
            .Select(MotherRecordJson.Read).ToDictionary(record => record.MotherId);

    public async Task<IReadOnlyDictionary<Guid, Guid>> OwnersOf(IReadOnlyCollection<Guid> sessionIds) =>
        (await Among<OwnerRow>(
            $"select session_id as Session, mother_id as Mother from events where type = '{CareEventType.SessionPrefix}opened' and session_id", sessionIds.Select(Codec.Text)))
            .ToDictionary(row => Codec.Id(row.Session), row => Codec.Id(row.Mother));

    public async Task<Guid?> BearerOf(Guid siteId, string studyCode) => Codec.IdOrNull(await transaction.Connection!.QuerySingleOrDefaultAsync<string>(
        new CommandDefinition("select mother_id from mother_records where site_id = @Site and study_code = @Code",
            new { Site = Codec.Text(siteId), Code = studyCode }, transaction, cancellationToken: cancellation)));

    public Task<long> LastSequence() => transaction.Connection!.ExecuteScalarAsync<long>(
        new CommandDefinition("select coalesce(max(sequence), 0) from events", transaction: transaction, cancellationToken: cancellation));

    public async Task Append(IReadOnlyList<PlacedEvent> events, IReadOnlyCollection<MotherRecord> records)
    {
        insert ??= await EventInsert.Prepare(transaction, cancellation);
        var grown = new Dictionary<Guid, int>();
        foreach (var placed in events)
        {
            await insert.Add(placed, cancellation);
            grown[placed.Stored.Event.MotherId] = grown.GetValueOrDefault(placed.Stored.Event.MotherId) + 1;
        }

        foreach (var record in records)
        {
            if (!await MotherRecordTable.Replace(transaction, record, record.Version - grown[record.MotherId], cancellation))
            {
                throw new IOException($"The stored record of mother {record.MotherId} is not the one her events were judged against: nothing was written.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (insert is not null)
        {
            await insert.DisposeAsync();
        }
    }

    /// <summary>One parameter each: the two databases agree on no way to pass a list.</summary>
    private async Task<IEnumerable<TRow>> Among<TRow>(string question, IEnumerable<object> values, params (string Name, object Value)[] others)
    {
        var given = new DynamicParameters();
        var names = new List<string>();
        foreach (var value in values)
        {
            names.Add("@V" + names.Count);
            given.Add(names[^1], value);
        }

        foreach (var (name, value) in others)
        {
            given.Add(name, value);
        }

        return names.Count == 0 ? [] : await transaction.Connection!.QueryAsync<TRow>(
            new CommandDefinition($"{question} in ({string.Join(", ", names)})", given, transaction, cancellationToken: cancellation));
    }

    private sealed class PlaceRow
    {
        public required long Sequence { get; init; }

        public required string Id { get; init; }
    }

    private sealed class OwnerRow
    {
        public required string Session { get; init; }

        public required string Mother { get; init; }
    }
}
