using System.Text.Json;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Events;

/// <summary>One row of the log as the databases give it.</summary>
internal sealed class EventRow
{
    public const string Columns = """
        sequence as Sequence, id as Id, device_id as DeviceId, device_sequence as DeviceSequence, mother_id as MotherId, type as Type,
        schema_version as SchemaVersion, occurred_at as OccurredAt, recorded_at as RecordedAt, corrects as Corrects, payload as Payload,
        author_id as AuthorId, author_role as AuthorRole, author_name as AuthorName, author_site as AuthorSite
        """;

    public required long Sequence { get; init; }

    public required string Id { get; init; }

    public required string DeviceId { get; init; }

    public required long DeviceSequence { get; init; }

    public required string MotherId { get; init; }

    public required string Type { get; init; }

    public required long SchemaVersion { get; init; }

    public required string OccurredAt { get; init; }

    public required string RecordedAt { get; init; }

    public required string? Corrects { get; init; }

    public required string Payload { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorRole { get; init; }

    public required string AuthorName { get; init; }

    public required string AuthorSite { get; init; }

    public StoredEvent ToStoredEvent()
    {
        var occurredAt = InstantText.Read(OccurredAt);
        using var payload = JsonDocument.Parse(Payload);
        var typed = CareEventReader.ReadPayload(Type, occurredAt, payload.RootElement);
        if (!typed.Succeeded)
        {
            throw new InvalidDataException($"Event {Id} was accepted and cannot be read now: {typed.Error.Code} at {typed.Error.Where}.");
        }

        return new(
            new(Codec.Id(Id), Type, (int)SchemaVersion, Codec.Id(DeviceId), DeviceSequence, occurredAt, Codec.Id(MotherId), Codec.IdOrNull(Corrects), typed.Value, Payload),
            Sequence,
            InstantText.Read(RecordedAt),
            new(Codec.Id(AuthorId), Codec.Enum<Role>(AuthorRole), AuthorName, Codec.Id(AuthorSite)));
    }
}
