using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Study.Definitions;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Study.Definitions;

/// <summary>Studies in their table.</summary>
internal sealed class StudyStore(Database database) : IStudyStore
{
    private const string Columns = "id as Id, title as Title, definition as Definition, created_at as CreatedAt";

    public async Task<StudyDefinition?> Find(Guid id, CancellationToken cancellation = default) =>
        (await database.Row<Row>($"select {Columns} from studies where id = @Id", new { Id = Codec.Text(id) }, cancellation))?.ToDefinition();

    public async Task<IReadOnlyList<StudyDefinition>> All(CancellationToken cancellation = default) =>
        [.. (await database.Rows<Row>($"select {Columns} from studies order by created_at, id", null, cancellation)).Select(row => row.ToDefinition())];

    public async Task<bool> Create(StudyDefinition study, CancellationToken cancellation = default)
    {
        try
        {
            return await database.Write(WriterLine.Rows, async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    "insert into studies (id, title, definition, created_at) values (@Id, @Title, @Definition, @CreatedAt)",
                    new { Id = Codec.Text(study.Id), study.Title, study.Definition, CreatedAt = Codec.Text(study.CreatedAt) },
                    transaction, cancellationToken: cancellation));
                return (true, true);
            }, cancellation);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Title { get; init; }

        public required string Definition { get; init; }

        public required string CreatedAt { get; init; }

        public StudyDefinition ToDefinition() => new(Codec.Id(Id), Title, Definition, InstantText.Read(CreatedAt));
    }
}
