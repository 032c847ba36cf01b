using System.Data.Common;
using Dapper;
using Npgsql;

namespace Lancar.Storage.Databases;

/// <summary>PostgreSQL. Writers of one line, on however many servers, wait for each other by an advisory lock that is held until after the commit.</summary>
internal sealed class PostgresDatabase(string connectionString) : Database
{
    /// <summary>"Lancar" in the first half of the lock's key keeps it apart from locks of other programs on the same database.</summary>
    private const int LockSpace = 0x4C_41_4E_43;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    public override async Task<DbConnection> Open(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation);

    public override async Task<T> Write<T>(WriterLine line, Func<DbTransaction, Task<(bool Commit, T Result)>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (line != WriterLine.Rows)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_xact_lock(@Space, @Line)", new { Space = LockSpace, Line = (int)line }, transaction, cancellationToken: cancellation));
        }

        var (commit, result) = await work(transaction);
        if (commit)
        {
            await transaction.CommitAsync(cancellation);
        }

        return result;
    }

    public override string Among(string column, string parameter) => $"{column} = any({parameter})";

    public override object List<T>(IEnumerable<T> values) => values.ToArray();

    public override bool IsUniqueViolation(DbException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
