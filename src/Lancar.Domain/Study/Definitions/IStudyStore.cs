namespace Lancar.Domain.Study.Definitions;

/// <summary>A study as kept: its definition is the Study room's own JSON.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Definition">Design, outcome, windows, as JSON text.</param>
/// <param name="CreatedAt">When it was defined, UTC.</param>
public sealed record StudyDefinition(Guid Id, string Title, string Definition, DateTimeOffset CreatedAt);

/// <summary>Where studies are kept.</summary>
public interface IStudyStore
{
    /// <summary>The study of this id, or null.</summary>
    Task<StudyDefinition?> Find(Guid id, CancellationToken cancellation = default);

    /// <summary>All studies, oldest first.</summary>
    Task<IReadOnlyList<StudyDefinition>> All(CancellationToken cancellation = default);

    /// <summary>Adds a study.</summary>
    /// <returns>False when the id is taken; nothing changed.</returns>
    Task<bool> Create(StudyDefinition study, CancellationToken cancellation = default);
}
