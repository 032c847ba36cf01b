using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Lancar.Storage.Databases;

/// <summary>SQLite in write-ahead mode: readers never wait; writers of this process form one queue, writers of other processes wait by busy timeout.</summary>
internal sealed class SqliteDatabase : Database
{
    private const int ConstraintError = 19;
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    private readonly string connectionString;
    private readonly SemaphoreSlim writer = new(1, 1);

    /// <summary>All writing of this process goes through one connection: another one would find its page cache stale after every write of the first.</summary>
    private SqliteConnection? writing;

    public SqliteDatabase(string connectionString)
    {
        HostSqlite.Require();
        this.connectionString = connectionString;
    }

    public override async Task<DbConnection> Open(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await connection.ExecuteAsync(new CommandDefinition(
                "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full;", cancellationToken: cancellation));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<T> Write<T>(WriterLine line, Func<DbTransaction, Task<(bool Commit, T Result)>> work, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            writing ??= (SqliteConnection)await Open(cancellation);

            // Not deferred: the write lock is taken now, so that what is read in here cannot change before the commit.
            await using var transaction = writing.BeginTransaction(deferred: false);
            var (commit, result) = await work(transaction);
            if (commit)
            {
                await transaction.CommitAsync(cancellation);
            }

            return result;
        }
        catch
        {
            // Whatever went wrong, the next writer begins afresh.
            await CloseWriting();
            throw;
        }
        finally
        {
            writer.Release();
        }
    }

    public override string Among(string column, string parameter) => $"{column} in (select value from json_each({parameter}))";

    public override object List<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: ConstraintError, SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    public override async ValueTask DisposeAsync()
    {
        await CloseWriting();
        using (var connection = new SqliteConnection(connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        writer.Dispose();
    }

    private async Task CloseWriting()
    {
        var closing = writing;
        writing = null;
        if (closing is not null)
        {
            await closing.DisposeAsync();
        }
    }
}
