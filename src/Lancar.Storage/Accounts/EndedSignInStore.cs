using Dapper;
using Lancar.Domain.Accounts;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Accounts;

/// <summary>Ended sign-ins in their table; found by primary key, for it is asked with every request of somebody signed in.</summary>
internal sealed class EndedSignInStore(Database database) : IEndedSignInStore
{
    public Task End(Guid id, DateTimeOffset now, TimeSpan keptFor, CancellationToken cancellation = default) => database.Write(WriterLine.Rows, async transaction =>
        (true, await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            delete from ended_sign_ins where ended_at < @Forgotten;
            insert into ended_sign_ins (id, ended_at) values (@Id, @Now) on conflict (id) do nothing;
            """,
            new { Id = Codec.Text(id), Now = Codec.Text(now), Forgotten = Codec.Text(now - keptFor) }, transaction, cancellationToken: cancellation))), cancellation);

    public async Task<bool> HasEnded(Guid id, CancellationToken cancellation = default) =>
        await database.Row<string>("select id from ended_sign_ins where id = @Id", new { Id = Codec.Text(id) }, cancellation) is not null;
}
