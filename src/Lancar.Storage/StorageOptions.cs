namespace Lancar.Storage;

/// <summary>Which database.</summary>
public enum StorageKind
{
    /// <summary>Embedded, one file, one server: the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later, for many users and many servers.</summary>
    Postgres,
}

/// <summary>Where facts are kept.</summary>
/// <param name="Kind">Which database. Default: SQLite.</param>
/// <param name="ConnectionString">
/// SQLite: <c>Data Source=path/lancar.db</c> (the folder must exist; memory databases are not supported, because every operation opens
/// its own connection). PostgreSQL: an Npgsql connection string.
/// </param>
public sealed record StorageOptions(StorageKind Kind, string ConnectionString);
