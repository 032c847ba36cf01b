namespace Lancar.Domain.Care.Protocols;

/// <summary>The protocols sites made for themselves. Only ever added to.</summary>
public interface ISiteProtocolStore
{
    /// <summary>Every published version of a site, by protocol in the order first published, then version.</summary>
    Task<IReadOnlyList<SiteProtocol>> OfSite(Guid siteId, CancellationToken cancellation = default);

    /// <summary>Publishes a version.</summary>
    /// <returns>False when the site has this version already, or it is not one more than its newest; nothing was written then.</returns>
    Task<bool> Publish(Guid siteId, Protocol protocol, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Notes who approved a version.</summary>
    /// <param name="siteId">The site.</param>
    /// <param name="id">The protocol.</param>
    /// <param name="version">Exactly this version.</param>
    /// <param name="signOff">An approval with name and day.</param>
    /// <param name="at">When it was noted.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False when there is no such version or it is approved already.</returns>
    Task<bool> Approve(Guid siteId, string id, int version, SignOff signOff, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Takes a version out of new plans.</summary>
    /// <returns>False when there is no such version or it is retired already.</returns>
    Task<bool> Retire(Guid siteId, string id, int version, DateTimeOffset at, CancellationToken cancellation = default);
}
