using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Mothers;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Mothers;

/// <summary>
/// Records read before, so that a list of mothers need not read every record's JSON again. The database is asked for the versions each time
/// and its word counts: a record of another version is read anew, whoever wrote it. Within a generation (<see cref="RecordGeneration"/>) a version is never
/// made twice, because a mother's events are only added; what was written in a transaction gets in here after its commit alone.
/// </summary>
internal sealed class RecordCache(Database database)
{
    /// <summary>A record takes some twenty kilobytes here.</summary>
    private const int Most = 4_000;

    private readonly ConcurrentDictionary<Guid, (MotherRecord Record, long Generation)> kept = new();

    /// <summary>The records of a selection, without their timelines.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="transaction">The transaction to ask in, or null.</param>
    /// <param name="condition">Which rows of <c>mother_records</c>, and their order.</param>
    /// <param name="values">The values of the condition.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<MotherRecord>> Read(
        DbConnection connection, DbTransaction? transaction, string condition, object values, CancellationToken cancellation)
    {
        var versions = (await connection.QueryAsync<VersionRow>(new CommandDefinition(
            $"select mother_id as Id, version as Version, {RecordGeneration.Column} as Generation from mother_records where {condition}", values, transaction, cancellationToken: cancellation)))
            .Select(row => (Id: Codec.Id(row.Id), row.Version, row.Generation)).ToList();
        var fresh = new Dictionary<Guid, MotherRecord>();
        var unread = versions.Where(row => Known(row.Id, row.Version, row.Generation) is null).Select(row => Codec.Text(row.Id)).ToList();
        if (unread.Count > 0)
        {
            foreach (var json in await connection.QueryAsync<string>(new CommandDefinition(
                $"select record from mother_records where {database.Among("mother_id", "@Unread")}", new { Unread = database.List(unread) }, transaction, cancellationToken: cancellation)))
            {
                var record = MotherRecordJson.Read(json) with { Timeline = [] };
                fresh[record.MotherId] = record;
            }

            // Made anew between the two questions, they are kept under the generation before and read once more: never the other way round.
            Keep(fresh.Values, versions[0].Generation);
        }

        // Between the two questions a record may have grown: the newer one is as good.
        return [.. versions.Select(row => fresh.GetValueOrDefault(row.Id) ?? Known(row.Id, row.Version, row.Generation)).OfType<MotherRecord>()];
    }

    /// <summary>Keeps records that stand in the database now.</summary>
    /// <param name="records">The records.</param>
    /// <param name="generation">The generation they were read in or written to.</param>
    public void Keep(IEnumerable<MotherRecord> records, long generation)
    {
        if (kept.Count > Most)
        {
            kept.Clear();
        }

        foreach (var record in records)
        {
            kept[record.MotherId] = (record, generation);
        }
    }

    private MotherRecord? Known(Guid id, long version, long generation) =>
        kept.TryGetValue(id, out var known) && known.Record.Version == version && known.Generation == generation ? known.Record : null;

    private sealed class VersionRow
    {
        public required string Id { get; init; }

        public required long Version { get; init; }

        public required long Generation { get; init; }
    }
}
