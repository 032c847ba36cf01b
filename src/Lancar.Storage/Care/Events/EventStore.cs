using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;
using Lancar.Storage.Care.Mothers;
using Lancar.Storage.Care.Protocols;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Events;

/// <summary>The log in its table. A mother is one stream: its versions are unique, so two writers can never both add the next event.</summary>
internal sealed class EventStore(Database database, RecordCache records) : IEventStore
{
    public async Task<StoredEvent?> Find(Guid id, CancellationToken cancellation = default) =>
        (await database.Row<EventRow>($"select {EventRow.Columns} from events where id = @Id", new { Id = Codec.Text(id) }, cancellation))?.ToStoredEvent();

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

    public async Task<long> LastSequence(CancellationToken cancellation = default) =>
        (await database.Rows<long>("select coalesce(max(sequence), 0) from events", null, cancellation)).Single();

    public async Task<T> Write<T>(Func<IEventWriter, Task<T>> work, CancellationToken cancellation = default)
    {
        try
        {
            var (result, written) = await database.Write(WriterLine.Events, async transaction =>
            {
                await using var writer = new EventWriter(database, records, transaction, cancellation);
                return (true, (await work(writer), writer.Written));
            }, cancellation);
            records.Keep(written.Records, written.Generation);
            return result;
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            throw new IOException("The log holds a row that the records do not know of: nothing was written. Make the records anew (lancar storage rebuild).", exception);
        }
    }

    public Task<int> Rebuild(CancellationToken cancellation = default) => database.Write(WriterLine.Events, async transaction =>
        (true, await MakeAnew(transaction, cancellation)), cancellation);

    /// <summary>Makes the records anew when another version of Lancar wrote them: it may have known less of a mother, or judged otherwise.</summary>
    public Task<int> BringUpToDate(CancellationToken cancellation) => database.Write(WriterLine.Events, async transaction =>
        await RecordGeneration.IsCurrent(transaction, cancellation) ? (false, 0) : (true, await MakeAnew(transaction, cancellation)), cancellation);

    private static async Task<int> MakeAnew(DbTransaction transaction, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        await RecordGeneration.Begin(transaction, cancellation);
        await connection.ExecuteAsync(new CommandDefinition("delete from mother_records", transaction: transaction, cancellationToken: cancellation));
        var mothers = (await connection.QueryAsync<string>(new CommandDefinition(
            "select distinct mother_id from events order by mother_id", transaction: transaction, cancellationToken: cancellation))).ToList();
        var shelves = (await SiteProtocolRow.Read(connection, transaction, "", null, cancellation))
            .GroupBy(published => published.SiteId).ToDictionary(site => site.Key, site => new ProtocolShelf([.. site.Select(published => published.Content)]));
        foreach (var mother in mothers)
        {
            var events = Stored(await connection.QueryAsync<EventRow>(new CommandDefinition(
                $"select {EventRow.Columns} from events where mother_id = @Mother order by sequence", new { Mother = mother }, transaction, cancellationToken: cancellation)));
            await MotherRecordTable.Insert(transaction, MotherFold.Of(events, shelves.GetValueOrDefault(events[0].Author.SiteId))!, cancellation);
        }

        return mothers.Count;
    }

    private static IReadOnlyList<StoredEvent> Stored(IEnumerable<EventRow> rows) => [.. rows.Select(row => row.ToStoredEvent())];
}
