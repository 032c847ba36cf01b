using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Mothers;

/// <summary>Reads the projection of mothers.</summary>
internal sealed class MotherStore(Database database) : IMotherStore
{
    public async Task<MotherRecord?> Find(Guid motherId, CancellationToken cancellation = default) =>
        await database.Row<string>("select record from mother_records where mother_id = @Mother", new { Mother = Codec.Text(motherId) }, cancellation)
            is { } json ? MotherRecordJson.Read(json) : null;

    public async Task<IReadOnlyList<MotherRecord>> OfSite(Guid siteId, CancellationToken cancellation = default) =>
    [
        .. (await database.Rows<string>(
            "select record from mother_records where site_id = @Site order by mother_id", new { Site = Codec.Text(siteId) }, cancellation))
            .Select(MotherRecordJson.Read),
    ];

    public async Task<Guid?> OfStudyCode(Guid siteId, string studyCode, CancellationToken cancellation = default) =>
        Codec.IdOrNull(await database.Row<string>(
            "select mother_id from mother_records where site_id = @Site and study_code = @Code", new { Site = Codec.Text(siteId), Code = studyCode }, cancellation));

    public async Task<Guid?> OfSession(Guid sessionId, CancellationToken cancellation = default) =>
        Codec.IdOrNull(await database.Row<string>(
            $"select mother_id from events where session_id = @Session and type = '{CareEventType.SessionPrefix}opened'",
            new { Session = Codec.Text(sessionId) }, cancellation));
}
