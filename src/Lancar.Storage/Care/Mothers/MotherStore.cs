using Lancar.Domain.Care.Mothers;
using Lancar.Storage.Care.Events;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Mothers;

/// <summary>Reads the projection of mothers.</summary>
internal sealed class MotherStore(Database database, RecordCache cache) : IMotherStore
{
    public async Task<MotherRecord?> Find(Guid motherId, CancellationToken cancellation = default)
    {
        if (await database.Row<string>("select record from mother_records where mother_id = @Mother", new { Mother = Codec.Text(motherId) }, cancellation) is not { } json)
        {
            return null;
        }

        var record = MotherRecordJson.Read(json);
        var events = await database.Rows<EventRow>(
            $"select {EventRow.Columns} from events where mother_id = @Mother and stream_version <= @Version order by sequence",
            new { Mother = Codec.Text(motherId), Version = (long)record.Version }, cancellation);
        return record with
        {
            Timeline = [.. events.Select(row => row.ToStoredEvent()).Select(stored => MotherFold.Line(stored.Event, stored.Author, stored.RecordedAt))],
        };
    }

    public async Task<IReadOnlyDictionary<Guid, MotherRecord>> Of(IReadOnlyCollection<Guid> motherIds, CancellationToken cancellation = default)
    {
        if (motherIds.Count == 0)
        {
            return new Dictionary<Guid, MotherRecord>();
        }

        await using var connection = await database.Open(cancellation);
        return (await cache.Read(connection, null, database.Among("mother_id", "@Ids"), new { Ids = database.List(motherIds.Select(Codec.Text)) }, cancellation))
            .ToDictionary(record => record.MotherId);
    }

    public async Task<IReadOnlyList<MotherRecord>> OfSite(Guid siteId, CancellationToken cancellation = default)
    {
        await using var connection = await database.Open(cancellation);
        return await cache.Read(connection, null, "site_id = @Site order by mother_id", new { Site = Codec.Text(siteId) }, cancellation);
    }
}
