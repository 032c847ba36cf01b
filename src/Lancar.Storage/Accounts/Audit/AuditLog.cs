using Dapper;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Events;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Accounts.Audit;

/// <summary>The audit chain in its table.</summary>
internal sealed class AuditLog(Database database) : IAuditLog
{
    private const string Columns =
        "sequence as Sequence, at as At, who as Who, role as Role, action as Action, subject as Subject, previous_hash as PreviousHash, hash as Hash";

    public Task<AuditEntry> Append(
        DateTimeOffset at, string who, string role, string action, string subject, CancellationToken cancellation = default) =>
        database.Write(WriterLine.Audit, async transaction =>
        {
            var connection = transaction.Connection!;
            var last = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
                $"select {Columns} from audit order by sequence desc limit 1", transaction: transaction, cancellationToken: cancellation));
            var sequence = (last?.Sequence ?? 0) + 1;
            var previous = last?.Hash ?? AuditChain.Start;
            var moment = InstantText.Read(InstantText.Write(at));
            var entry = new AuditEntry(sequence, moment, who, role, action, subject, previous,
                AuditChain.Hash(previous, sequence, moment, who, role, action, subject));
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into audit (sequence, at, who, role, action, subject, previous_hash, hash)
                values (@Sequence, @At, @Who, @Role, @Action, @Subject, @PreviousHash, @Hash)
                """,
                new { entry.Sequence, At = Codec.Text(entry.At), entry.Who, entry.Role, entry.Action, entry.Subject, entry.PreviousHash, entry.Hash },
                transaction, cancellationToken: cancellation));
            return (true, entry);
        }, cancellation);

    public async Task<IReadOnlyList<AuditEntry>> Newest(int limit, CancellationToken cancellation = default) =>
        [.. (await database.Rows<Row>($"select {Columns} from audit order by sequence desc limit @Limit", new { Limit = limit }, cancellation)).Select(row => row.ToEntry())];

    public async Task<AuditEntry?> At(long sequence, CancellationToken cancellation = default) =>
        (await database.Row<Row>($"select {Columns} from audit where sequence = @Sequence", new { Sequence = sequence }, cancellation))?.ToEntry();

    public async Task<IReadOnlyList<AuditEntry>> OfSubject(string subject, int limit, CancellationToken cancellation = default) =>
        [.. (await database.Rows<Row>($"select {Columns} from audit where subject = @Subject order by sequence desc limit @Limit", new { Subject = subject, Limit = limit }, cancellation)).Select(row => row.ToEntry())];

    public async Task<AuditVerdict> Verify(CancellationToken cancellation = default)
    {
        await using var connection = await database.Open(cancellation);
        return AuditChain.Verify(connection.Query<Row>($"select {Columns} from audit order by sequence", buffered: false).Select(row => row.ToEntry()));
    }

    private sealed class Row
    {
        public required long Sequence { get; init; }

        public required string At { get; init; }

        public required string Who { get; init; }

        public required string Role { get; init; }

        public required string Action { get; init; }

        public required string Subject { get; init; }

        public required string PreviousHash { get; init; }

        public required string Hash { get; init; }

        public AuditEntry ToEntry() => new(Sequence, InstantText.Read(At), Who, Role, Action, Subject, PreviousHash, Hash);
    }
}
