using System.Data;
using System.Data.Common;
using Lancar.Domain.Care.Events;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Events;

/// <summary>The one statement that adds events: prepared once for a batch, run for each event.</summary>
internal sealed class EventInsert : IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "sequence", "id", "device_id", "device_sequence", "stream_id", "stream_version", "mother_id", "session_id", "type", "schema_version",
        "occurred_at", "recorded_at", "corrects", "payload", "author_id", "author_role", "author_name", "author_site",
    ];

    private static readonly string[] Numbers = ["sequence", "device_sequence", "stream_version", "schema_version"];

    private readonly DbCommand command;

    private EventInsert(DbCommand command) => this.command = command;

    public static async Task<EventInsert> Prepare(DbTransaction transaction, CancellationToken cancellation)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into events ({string.Join(", ", Columns)}) values ({string.Join(", ", Columns.Select(column => "@" + column))})";
        foreach (var column in Columns)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ("@" + column, Numbers.Contains(column) ? DbType.Int64 : DbType.String);
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync(cancellation);
        return new(command);
    }

    public async Task Add(PlacedEvent placed, CancellationToken cancellation)
    {
        var (fact, author) = (placed.Stored.Event, placed.Stored.Author);
        object?[] values =
        [
            placed.Stored.Sequence, Codec.Text(fact.Id), Codec.Text(fact.DeviceId), fact.DeviceSequence, Codec.Text(fact.MotherId), (long)placed.Version,
            Codec.Text(fact.MotherId), fact.Payload is CarePayload.InSession session ? Codec.Text(session.SessionId) : null, fact.Type, (long)fact.Schema,
            Codec.Text(fact.OccurredAt), Codec.Text(placed.Stored.RecordedAt), Codec.Text(fact.Corrects), fact.PayloadText,
            Codec.Text(author.Id), Codec.Word(author.Role), author.Name, Codec.Text(author.SiteId),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
