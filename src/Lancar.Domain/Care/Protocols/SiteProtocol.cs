namespace Lancar.Domain.Care.Protocols;

/// <summary>
/// One published version of a protocol a site made for itself. Its content never changes; that it was approved or retired is said beside it, once.
/// </summary>
/// <param name="SiteId">The site; no other sees it.</param>
/// <param name="Content">The protocol as published, a draft.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Approved">Who approved it and on which day; null while it is a draft.</param>
/// <param name="RetiredAt">When it was taken out of new plans; null while it is offered.</param>
public sealed record SiteProtocol(Guid SiteId, Protocol Content, DateTimeOffset PublishedAt, SignOff? Approved, DateTimeOffset? RetiredAt)
{
    private const string Opening = "own-";

    /// <summary>The protocol with the approval it has now.</summary>
    public Protocol Protocol => Approved is null ? Content : Content with { SignOff = Approved };

    /// <summary>A name for a new protocol, unlike that of any other site or preset.</summary>
    public static string NewId() => Opening + Guid.CreateVersion7().ToString("N");

    /// <summary>The id of one of a site's protocols as the audit names it; null when no site can have made it.</summary>
    /// <param name="id">As in <see cref="Protocol.Id"/>.</param>
    public static Guid? Subject(string id) =>
        id.StartsWith(Opening, StringComparison.Ordinal) && Guid.TryParseExact(id[Opening.Length..], "N", out var subject) ? subject : null;

    /// <summary>True when it can be planned anew: the newest version of its protocol, and not retired.</summary>
    /// <param name="all">All versions of the site.</param>
    public bool IsOffered(IEnumerable<SiteProtocol> all) =>
        RetiredAt is null && all.All(other => other.Content.Id != Content.Id || other.Content.Version <= Content.Version);
}
