using System.Diagnostics;
using Lancar.Storage;
using Microsoft.Data.Sqlite;

namespace Lancar.Benchmarks.Care;

/// <summary>
/// The baseline: the rows that stand in the database after the facts were taken in, written by one prepared statement into an empty one with
/// the same tables and settings, one transaction for each batch. No rule, no HTTP, no JSON, no lock to wait for.
/// </summary>
internal static class DirectRows
{
    /// <summary>Seconds for event and record rows, and for the event rows alone.</summary>
    /// <param name="data">The folder of the database the facts were taken into.</param>
    /// <param name="skip">Events of the warm-up, which stand first.</param>
    /// <param name="batch">Rows of one transaction.</param>
    /// <param name="now">The moment noted with the tables.</param>
    public static async Task<(double Both, double Events)> Time(string data, int skip, int batch, DateTimeOffset now)
    {
        var source = Path.Combine(data, "lancar.db");
        var events = Rows(source, $"select * from events where sequence > {skip} order by sequence");
        var records = Rows(source, $"select * from mother_records where mother_id in (select mother_id from events where sequence > {skip})");
        // Once to warm up, then what counts.
        _ = await Write(data, "warm", now, batch, ("events", events));
        var both = await Write(data, "both", now, batch, ("events", events), ("mother_records", records));
        return (both, await Write(data, "events", now, batch, ("events", events)));
    }

    private static async Task<double> Write(string data, string name, DateTimeOffset now, int batch, params (string Table, List<object[]> Rows)[] tables)
    {
        var file = "Data Source=" + Path.Combine(data, name + ".db");
        await (await LancarStorage.Open(new StorageOptions(StorageKind.Sqlite, file), now)).DisposeAsync();
        using var connection = new SqliteConnection(file + ";Pooling=False");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full;");
        var clock = Stopwatch.StartNew();
        foreach (var (table, rows) in tables)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = $"insert into {table} values ({string.Join(", ", rows[0].Index().Select(cell => "@c" + cell.Index))})";
            foreach (var (index, _) in rows[0].Index())
            {
                insert.Parameters.Add(new SqliteParameter { ParameterName = "@c" + index });
            }

            foreach (var chunk in rows.Chunk(batch))
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                insert.Transaction = transaction;
                foreach (var row in chunk)
                {
                    for (var i = 0; i < row.Length; i++)
                    {
                        insert.Parameters[i].Value = row[i];
                    }

                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
            }
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static List<object[]> Rows(string file, string query)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
