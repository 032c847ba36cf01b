namespace Lancar.Domain.Care.Mothers;

/// <summary>The read model of mothers: what <see cref="MotherFold"/> made of their events, updated in the same transaction as each event.</summary>
public interface IMotherStore
{
    /// <summary>The record of a mother with her timeline, or null.</summary>
    Task<MotherRecord?> Find(Guid motherId, CancellationToken cancellation = default);

    /// <summary>The records of these mothers without their timelines; who is not registered is missing.</summary>
    Task<IReadOnlyDictionary<Guid, MotherRecord>> Of(IReadOnlyCollection<Guid> motherIds, CancellationToken cancellation = default);

    /// <summary>The records of a site without their timelines, by mother id (which is the order of registration on the phones).</summary>
    Task<IReadOnlyList<MotherRecord>> OfSite(Guid siteId, CancellationToken cancellation = default);
}
