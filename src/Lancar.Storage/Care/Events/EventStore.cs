using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Storage.Care.Mothers;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Events;

/// <summary>The log in its table. A mother is one stream: its versions are unique, so two writers can never both add the next event.</summary>
internal sealed class EventStore(Database database) : IEventStore
{
    public async Task<StoredEvent?> Find(Guid id, CancellationToken cancellation = default) =>
        (await database.Row<EventRow>($"select {EventRow.Columns} from events where id = @Id", new { Id = Codec.Text(id) }, cancellation))?.ToStoredEvent();

    public async Task<Guid?> FindByDevice(Guid deviceId, long deviceSequence, CancellationToken cancellation = default) =>
        Codec.IdOrNull(await database.Row<string>(
            "select id from events where device_id = @Device and device_sequence = @Sequence",
            new { Device = Codec.Text(deviceId), Sequence = deviceSequence }, cancellation));

    public async Task<IReadOnlyList<StoredEvent>> OfMother(Guid motherId, CancellationToken cancellation = default) =>
        Stored(await database.Rows<EventRow>(
            $"select {EventRow.Columns} from events where mother_id = @Mother order by sequence", new { Mother = Codec.Text(motherId) }, cancellation));

    public async Task<IReadOnlyList<StoredEvent>> After(
        CaseloadScope scope, IReadOnlyCollection<string> types, long sequence, int limit, CancellationToken cancellation = default)
    {
        if (types.Count == 0 || scope is { SiteId: null, MotherId: null })
        {
            return [];
        }

        // One parameter each: the two databases agree on no way to pass a list.
        var values = new DynamicParameters(new { After = sequence, Site = Codec.Text(scope.SiteId), Mother = Codec.Text(scope.MotherId), Limit = limit });
        foreach (var (index, type) in types.Index())
        {
            values.Add("Type" + index, type);
        }

        var wanted = string.Join(", ", types.Index().Select(item => "@Type" + item.Index));
        var whose = scope.MotherId is null ? "mother_id in (select mother_id from mother_records where site_id = @Site)" : "mother_id = @Mother";
        return Stored(await database.Rows<EventRow>(
            $"select {EventRow.Columns} from events where sequence > @After and type in ({wanted}) and {whose} order by sequence limit @Limit",
            values, cancellation));
    }

    public async Task<long?> Append(CareEvent fact, Author author, DateTimeOffset recordedAt, MotherRecord record, CancellationToken cancellation = default)
    {
        try
        {
            return await database.Write(WriterLine.Events, async transaction =>
            {
                var sequence = await Insert(transaction, fact, author, recordedAt, record.Version, cancellation);
                return await MotherRecordTable.Replace(transaction, record, cancellation) ? (true, sequence) : (false, (long?)null);
            }, cancellation);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            return null;
        }
    }

    public Task<int> Rebuild(CancellationToken cancellation = default) => database.Write(WriterLine.Events, async transaction =>
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition("delete from mother_records", transaction: transaction, cancellationToken: cancellation));
        var mothers = (await connection.QueryAsync<string>(new CommandDefinition(
            "select distinct mother_id from events order by mother_id", transaction: transaction, cancellationToken: cancellation))).ToList();
        foreach (var mother in mothers)
        {
            var events = Stored(await connection.QueryAsync<EventRow>(new CommandDefinition(
                $"select {EventRow.Columns} from events where mother_id = @Mother order by sequence", new { Mother = mother }, transaction, cancellationToken: cancellation)));
            await MotherRecordTable.Insert(transaction, MotherFold.Of(events)!, cancellation);
        }

        return (true, mothers.Count);
    }, cancellation);

    private static async Task<long?> Insert(
        DbTransaction transaction, CareEvent fact, Author author, DateTimeOffset recordedAt, int version, CancellationToken cancellation) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into events (
              sequence, id, device_id, device_sequence, stream_id, stream_version, mother_id, session_id, type, schema_version,
              occurred_at, recorded_at, corrects, payload, author_id, author_role, author_name, author_site)
            values (
              (select coalesce(max(sequence), 0) + 1 from events), @Id, @DeviceId, @DeviceSequence, @StreamId, @StreamVersion, @MotherId, @SessionId,
              @Type, @SchemaVersion, @OccurredAt, @RecordedAt, @Corrects, @Payload, @AuthorId, @AuthorRole, @AuthorName, @AuthorSite)
            returning sequence
            """,
            new
            {
                Id = Codec.Text(fact.Id),
                DeviceId = Codec.Text(fact.DeviceId),
                fact.DeviceSequence,
                StreamId = Codec.Text(fact.MotherId),
                StreamVersion = (long)version,
                MotherId = Codec.Text(fact.MotherId),
                SessionId = fact.Payload is CarePayload.InSession session ? Codec.Text(session.SessionId) : null,
                fact.Type,
                SchemaVersion = (long)fact.Schema,
                OccurredAt = Codec.Text(fact.OccurredAt),
                RecordedAt = Codec.Text(recordedAt),
                Corrects = Codec.Text(fact.Corrects),
                Payload = fact.PayloadText,
                AuthorId = Codec.Text(author.Id),
                AuthorRole = Codec.Word(author.Role),
                AuthorName = author.Name,
                AuthorSite = Codec.Text(author.SiteId),
            },
            transaction,
            cancellationToken: cancellation));

    private static IReadOnlyList<StoredEvent> Stored(IEnumerable<EventRow> rows) => [.. rows.Select(row => row.ToStoredEvent())];
}
