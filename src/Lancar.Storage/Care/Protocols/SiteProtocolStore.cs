using System.Data.Common;
using System.Globalization;
using Dapper;
using Lancar.Domain.Care;
using Lancar.Domain.Care.Protocols;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Protocols;

/// <summary>Sites' own protocols in their tables. No row is ever changed; approval and retirement are rows beside it, one of each at most.</summary>
internal sealed class SiteProtocolStore(Database database) : ISiteProtocolStore
{
    public async Task<IReadOnlyList<SiteProtocol>> OfSite(Guid siteId, CancellationToken cancellation = default)
    {
        await using var connection = await database.Open(cancellation);
        return await SiteProtocolRow.Read(connection, null, "where p.site_id = @Site", new { Site = Codec.Text(siteId) }, cancellation);
    }

    public Task<bool> Publish(Guid siteId, Protocol protocol, DateTimeOffset at, CancellationToken cancellation = default) =>
        Add(async transaction =>
        {
            var values = new
            {
                Site = Codec.Text(siteId), protocol.Id, Version = (long)protocol.Version, Content = ProtocolJson.Write(protocol), At = Codec.Text(at),
            };
            var newest = await transaction.Connection!.ExecuteScalarAsync<long>(new CommandDefinition(
                "select coalesce(max(version), 0) from site_protocols where site_id = @Site and protocol_id = @Id", values, transaction, cancellationToken: cancellation));
            if (protocol.Version != newest + 1)
            {
                return (false, false);
            }

            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                "insert into site_protocols (site_id, protocol_id, version, content, published_at) values (@Site, @Id, @Version, @Content, @At)",
                values, transaction, cancellationToken: cancellation));
            return (true, true);
        }, cancellation);

    public Task<bool> Approve(Guid siteId, string id, int version, SignOff signOff, DateTimeOffset at, CancellationToken cancellation = default) =>
        signOff is { State: SignOffState.Approved, Approver: { Length: > 0 } approver, Date: { } day }
            ? Mark(siteId, id, version, SiteProtocolRow.Approved, at, approver, day.ToString(SiteProtocolRow.Day, CultureInfo.InvariantCulture), cancellation)
            : throw new ArgumentException("An approval has a name and a day.", nameof(signOff));

    public Task<bool> Retire(Guid siteId, string id, int version, DateTimeOffset at, CancellationToken cancellation = default) =>
        Mark(siteId, id, version, SiteProtocolRow.Retired, at, null, null, cancellation);

    private Task<bool> Mark(
        Guid siteId, string id, int version, string kind, DateTimeOffset at, string? approver, string? day, CancellationToken cancellation) =>
        Add(async transaction =>
        {
            var values = new { Site = Codec.Text(siteId), Id = id, Version = (long)version, Kind = kind, At = Codec.Text(at), Approver = approver, Day = day };
            var (published, marked) = await transaction.Connection!.QuerySingleAsync<(long, long)>(new CommandDefinition("""
                select (select count(*) from site_protocols where site_id = @Site and protocol_id = @Id and version = @Version),
                       (select count(*) from site_protocol_marks where site_id = @Site and protocol_id = @Id and version = @Version and kind = @Kind)
                """, values, transaction, cancellationToken: cancellation));
            if (published == 0 || marked > 0)
            {
                return (false, false);
            }

            await transaction.Connection!.ExecuteAsync(new CommandDefinition("""
                insert into site_protocol_marks (site_id, protocol_id, version, kind, at, approver, approved_on)
                values (@Site, @Id, @Version, @Kind, @At, @Approver, @Day)
                """, values, transaction, cancellationToken: cancellation));
            return (true, true);
        }, cancellation);

    /// <summary>Adds rows; false, too, when another writer was there with the same row first.</summary>
    private async Task<bool> Add(Func<DbTransaction, Task<(bool Commit, bool Added)>> work, CancellationToken cancellation)
    {
        try
        {
            return await database.Write(WriterLine.Rows, work, cancellation);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            return false;
        }
    }
}
