using Dapper;
using Lancar.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lancar.Tests.Storage;

/// <summary>The contract on SQLite: a new file each.</summary>
public sealed class SqliteStorageTests : StorageContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("lancar-sqlite-").FullName;

    protected override StorageOptions Options => new(StorageKind.Sqlite, $"Data Source={Path.Combine(folder, "lancar.db")}");

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_hosts_library_is_recent_enough()
    {
        using var connection = new SqliteConnection(Options.ConnectionString);
        connection.Open();
        Assert.True(Version.Parse(connection.ExecuteScalar<string>("select sqlite_version()")!) >= new Version(3, 37));
        Assert.Equal("wal", connection.ExecuteScalar<string>("pragma journal_mode"));
    }

    protected override int Tamper(string sql)
    {
        using var connection = new SqliteConnection(Options.ConnectionString);
        connection.Open();
        return connection.Execute(sql);
    }
}

/// <summary>The contract on PostgreSQL: a new database each, on one private server.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class PostgresStorageTests(PrivatePostgres server) : StorageContract
{
    private readonly string connectionString = server.NewDatabase();

    protected override StorageOptions Options => new(StorageKind.Postgres, connectionString);

    protected override int Tamper(string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection.Execute(sql);
    }
}
