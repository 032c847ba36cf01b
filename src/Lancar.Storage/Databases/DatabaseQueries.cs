using Dapper;

namespace Lancar.Storage.Databases;

/// <summary>Reading on a connection of one's own.</summary>
internal static class DatabaseQueries
{
    /// <summary>All rows of a query.</summary>
    public static async Task<IReadOnlyList<TRow>> Rows<TRow>(this Database database, string sql, object? values, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        return [.. await connection.QueryAsync<TRow>(new CommandDefinition(sql, values, cancellationToken: cancellation))];
    }

    /// <summary>The only row of a query, or null.</summary>
    public static async Task<TRow?> Row<TRow>(this Database database, string sql, object? values, CancellationToken cancellation)
        where TRow : class =>
        (await database.Rows<TRow>(sql, values, cancellation)).SingleOrDefault();
}
