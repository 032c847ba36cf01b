namespace Lancar.Domain.Care.Mothers;

/// <summary>The read model of mothers: what <see cref="MotherFold"/> made of their events, updated in the same transaction as each event.</summary>
public interface IMotherStore
{
    /// <summary>The record of a mother, or null.</summary>
    Task<MotherRecord?> Find(Guid motherId, CancellationToken cancellation = default);

    /// <summary>The records of a site, by mother id (which is the order of registration on the phones).</summary>
    Task<IReadOnlyList<MotherRecord>> OfSite(Guid siteId, CancellationToken cancellation = default);

    /// <summary>The mother who bears this study code at this site, or null.</summary>
    Task<Guid?> OfStudyCode(Guid siteId, string studyCode, CancellationToken cancellation = default);

    /// <summary>The mother whose session this is, or null when no such session was opened.</summary>
    Task<Guid?> OfSession(Guid sessionId, CancellationToken cancellation = default);
}
