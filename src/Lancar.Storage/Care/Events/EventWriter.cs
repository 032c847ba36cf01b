using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;
using Lancar.Storage.Care.Mothers;
using Lancar.Storage.Care.Protocols;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Events;

/// <summary>The log inside the transaction of its only writer.</summary>
internal sealed class EventWriter(Database database, RecordCache records, DbTransaction transaction, CancellationToken cancellation) : IEventWriter, IAsyncDisposable
{
    private readonly Dictionary<Guid, MotherRecord> written = [];
    private EventInsert? insert;
    private long generation;

    /// <summary>The records as they stand once this transaction is committed, and the generation they belong to.</summary>
    public (IReadOnlyCollection<MotherRecord> Records, long Generation) Written => (written.Values, generation);

    public async Task<IReadOnlyList<StoredEvent>> Find(IReadOnlyCollection<Guid> ids) =>
    [
        .. (await Rows<EventRow>($"select {EventRow.Columns} from events where {database.Among("id", "@Ids")}", new { Ids = Texts(ids) }))
            .Select(row => row.ToStoredEvent()),
    ];

    public async Task<IReadOnlyDictionary<long, Guid>> OfDevice(Guid authorId, Guid deviceId, IReadOnlyCollection<long> sequences) => (await Rows<PlaceRow>(
        $"select device_sequence as Sequence, id as Id from events where author_id = @Author and device_id = @Device and {database.Among("device_sequence", "@Sequences")}",
        new { Author = Codec.Text(authorId), Device = Codec.Text(deviceId), Sequences = database.List(sequences) })).ToDictionary(row => row.Sequence, row => Codec.Id(row.Id));

    public async Task<IReadOnlyDictionary<Guid, MotherRecord>> Mothers(IReadOnlyCollection<Guid> ids) =>
        (await records.Read(transaction.Connection!, transaction, database.Among("mother_id", "@Ids"), new { Ids = Texts(ids) }, cancellation))
            .ToDictionary(record => record.MotherId);

    public async Task<IReadOnlyDictionary<Guid, Guid>> OwnersOf(IReadOnlyCollection<Guid> sessionIds) => sessionIds.Count == 0 ? new Dictionary<Guid, Guid>() : (await Rows<OwnerRow>(
        $"select session_id as Session, mother_id as Mother from events where type = '{CareEventType.SessionPrefix}opened' and {database.Among("session_id", "@Ids")}",
        new { Ids = Texts(sessionIds) })).ToDictionary(row => Codec.Id(row.Session), row => Codec.Id(row.Mother));

    public async Task<Guid?> BearerOf(Guid siteId, string studyCode) => Codec.IdOrNull(await transaction.Connection!.QuerySingleOrDefaultAsync<string>(
        new CommandDefinition("select mother_id from mother_records where site_id = @Site and study_code = @Code",
            new { Site = Codec.Text(siteId), Code = studyCode }, transaction, cancellationToken: cancellation)));

    public async Task<IReadOnlyList<Protocol>> Protocols(Guid siteId, IReadOnlyCollection<string> ids) =>
    [
        .. (await SiteProtocolRow.Read(transaction.Connection!, transaction, $"where p.site_id = @Site and {database.Among("p.protocol_id", "@Ids")}",
            new { Site = Codec.Text(siteId), Ids = database.List(ids) }, cancellation)).Select(published => published.Content),
    ];

    public Task<long> LastSequence() => transaction.Connection!.ExecuteScalarAsync<long>(
        new CommandDefinition("select coalesce(max(sequence), 0) from events", transaction: transaction, cancellationToken: cancellation));

    public async Task Append(IReadOnlyList<PlacedEvent> events, IReadOnlyCollection<MotherRecord> grownRecords)
    {
        if (insert is null)
        {
            generation = await RecordGeneration.Require(transaction, cancellation);
            insert = await EventInsert.Prepare(transaction, cancellation);
        }

        var grown = new Dictionary<Guid, int>();
        foreach (var placed in events)
        {
            await insert.Add(placed, cancellation);
            grown[placed.Stored.Event.MotherId] = grown.GetValueOrDefault(placed.Stored.Event.MotherId) + 1;
        }

        foreach (var record in grownRecords)
        {
            if (!await MotherRecordTable.Replace(transaction, record, record.Version - grown[record.MotherId], cancellation))
            {
                throw new IOException($"The stored record of mother {record.MotherId} is not the one her events were judged against: nothing was written.");
            }

            written[record.MotherId] = record with { Timeline = [] };
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (insert is not null)
        {
            await insert.DisposeAsync();
        }
    }

    private object Texts(IEnumerable<Guid> ids) => database.List(ids.Select(Codec.Text));

    private Task<IEnumerable<TRow>> Rows<TRow>(string question, object values) =>
        transaction.Connection!.QueryAsync<TRow>(new CommandDefinition(question, values, transaction, cancellationToken: cancellation));

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
