using System.Data.Common;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Storage.Databases;
using Dapper;

namespace Lancar.Storage.Accounts;

/// <summary>Accounts in their table.</summary>
internal sealed class AccountStore(Database database) : IAccountStore
{
    private const string Columns = """
        id as Id, user_name as UserName, display_name as DisplayName, role as Role, site_id as SiteId, mother_id as MotherId, password_hash as PasswordHash,
        security_stamp as SecurityStamp, lockout_enabled as LockoutEnabled, lockout_end as LockoutEnd, access_failed_count as AccessFailedCount, version as Version
        """;

    public async Task<AccountRecord?> Find(Guid id, CancellationToken cancellation = default) =>
        (await database.Row<Row>($"select {Columns} from accounts where id = @Id", new { Id = Codec.Text(id) }, cancellation))?.ToRecord();

    public async Task<AccountRecord?> FindByUserName(string userName, CancellationToken cancellation = default) =>
        (await database.Row<Row>($"select {Columns} from accounts where normalized_user_name = @Name", new { Name = Normalized(userName) }, cancellation))?.ToRecord();

    public async Task<IReadOnlyList<Account>> All(CancellationToken cancellation = default) =>
        [.. (await database.Rows<Row>($"select {Columns} from accounts", null, cancellation)).Select(row => row.ToRecord().Account).OrderBy(account => account.UserName, StringComparer.OrdinalIgnoreCase)];

    public Task<bool> Create(Account account, Credentials credentials, CancellationToken cancellation = default) => Write(
        """
        insert into accounts (id, user_name, normalized_user_name, display_name, role, site_id, mother_id, password_hash, security_stamp,
          lockout_enabled, lockout_end, access_failed_count, version)
        values (@Id, @UserName, @NormalizedUserName, @DisplayName, @Role, @SiteId, @MotherId, @PasswordHash, @SecurityStamp,
          @LockoutEnabled, @LockoutEnd, @AccessFailedCount, 1)
        """,
        new(account, credentials, 1), cancellation);

    public Task<bool> Update(AccountRecord record, CancellationToken cancellation = default) => Write(
        """
        update accounts set user_name = @UserName, normalized_user_name = @NormalizedUserName, display_name = @DisplayName, role = @Role,
          site_id = @SiteId, mother_id = @MotherId, password_hash = @PasswordHash, security_stamp = @SecurityStamp,
          lockout_enabled = @LockoutEnabled, lockout_end = @LockoutEnd, access_failed_count = @AccessFailedCount, version = @Version + 1
        where id = @Id and version = @Version
        """,
        record, cancellation);

    public Task<bool> Delete(Guid id, CancellationToken cancellation = default) => Execute("delete from accounts where id = @Id", new { Id = Codec.Text(id) }, cancellation);

    private static string Normalized(string userName) => userName.Trim().ToUpperInvariant();

    private Task<bool> Write(string sql, AccountRecord record, CancellationToken cancellation) => Execute(sql, new
    {
        Id = Codec.Text(record.Account.Id),
        record.Account.UserName,
        NormalizedUserName = Normalized(record.Account.UserName),
        record.Account.DisplayName,
        Role = Codec.Word(record.Account.Role),
        SiteId = Codec.Text(record.Account.SiteId),
        MotherId = Codec.Text(record.Account.MotherId),
        record.Credentials.PasswordHash,
        record.Credentials.SecurityStamp,
        LockoutEnabled = record.Credentials.LockoutEnabled ? 1L : 0L,
        LockoutEnd = Codec.Text(record.Credentials.LockoutEnd),
        AccessFailedCount = (long)record.Credentials.AccessFailedCount,
        Version = (long)record.Version,
    }, cancellation);

    private async Task<bool> Execute(string sql, object values, CancellationToken cancellation)
    {
        try
        {
            return await database.Write(WriterLine.Rows, async transaction =>
                (true, await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellation)) == 1), cancellation);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string UserName { get; init; }

        public required string DisplayName { get; init; }

        public required string Role { get; init; }

        public required string SiteId { get; init; }

        public required string? MotherId { get; init; }

        public required string? PasswordHash { get; init; }

        public required string SecurityStamp { get; init; }

        public required long LockoutEnabled { get; init; }

        public required string? LockoutEnd { get; init; }

        public required long AccessFailedCount { get; init; }

        public required long Version { get; init; }

        public AccountRecord ToRecord() => new(
            new(Codec.Id(Id), UserName, DisplayName, Codec.Enum<Role>(Role), Codec.Id(SiteId), Codec.IdOrNull(MotherId)),
            new(PasswordHash, SecurityStamp, LockoutEnabled == 1, LockoutEnd is null ? null : InstantText.Read(LockoutEnd), (int)AccessFailedCount),
            (int)Version);
    }
}
