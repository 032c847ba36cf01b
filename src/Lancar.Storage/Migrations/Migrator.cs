using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Migrations;

/// <summary>
/// Brings the tables up to date: numbered scripts, embedded here, each applied once and recorded with its hash, all missing ones in one
/// transaction. A script is never edited after it was released; a change is a new script.
/// </summary>
internal static class Migrator
{
    private const string Folder = "migrations/";

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a newer Lancar, or a released script was edited.</exception>
    public static Task Apply(Database database, DateTimeOffset now, CancellationToken cancellation) =>
        database.Write(WriterLine.Migrations, async transaction =>
        {
            var connection = transaction.Connection!;
            await Execute(transaction, "create table if not exists migrations (name text not null primary key, hash text not null, applied_at text not null)", null, cancellation);
            var applied = (await connection.QueryAsync<Row>(new CommandDefinition(
                "select name as Name, hash as Hash from migrations", transaction: transaction, cancellationToken: cancellation)))
                .ToDictionary(row => row.Name, row => row.Hash, StringComparer.Ordinal);
            var known = Scripts();
            if (applied.Keys.FirstOrDefault(name => known.All(script => script.Name != name)) is { } newer)
            {
                throw new InvalidOperationException($"The database holds migration {newer}, which this version of Lancar does not know. Update Lancar.");
            }

            foreach (var (name, sql, hash) in known)
            {
                if (applied.TryGetValue(name, out var recorded))
                {
                    if (recorded != hash)
                    {
                        throw new InvalidOperationException($"Migration {name} is not the one this database was made with.");
                    }

                    continue;
                }

                await Execute(transaction, sql, null, cancellation);
                await Execute(transaction, "insert into migrations (name, hash, applied_at) values (@Name, @Hash, @AppliedAt)",
                    new { Name = name, Hash = hash, AppliedAt = Codec.Text(now) }, cancellation);
            }

            return (true, true);
        }, cancellation);

    private static Task<int> Execute(DbTransaction transaction, string sql, object? values, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellation));

    private static List<(string Name, string Sql, string Hash)> Scripts()
    {
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var sql = reader.ReadToEnd();
                return (Path.GetFileNameWithoutExtension(name), sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
            }),
        ];
    }

    private sealed class Row
    {
        public required string Name { get; init; }

        public required string Hash { get; init; }
    }
}
