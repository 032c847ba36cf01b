using System.Data.Common;
using System.Globalization;
using Dapper;
using Lancar.Domain.Care;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Protocols;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Protocols;

/// <summary>One published version with what was said of it since.</summary>
internal sealed class SiteProtocolRow
{
    public const string Approved = "approved";
    public const string Retired = "retired";

    /// <summary>The day of an approval as it stands in the table.</summary>
    public const string Day = "yyyy-MM-dd";

    private const string Select = $"""
        select p.site_id as SiteId, p.content as Content, p.published_at as PublishedAt, a.approver as Approver, a.approved_on as ApprovedOn, r.at as RetiredAt
        from site_protocols p
        left join site_protocol_marks a on a.site_id = p.site_id and a.protocol_id = p.protocol_id and a.version = p.version and a.kind = '{Approved}'
        left join site_protocol_marks r on r.site_id = p.site_id and r.protocol_id = p.protocol_id and r.version = p.version and r.kind = '{Retired}'
        """;

    public required string SiteId { get; init; }

    public required string Content { get; init; }

    public required string PublishedAt { get; init; }

    public required string? Approver { get; init; }

    public required string? ApprovedOn { get; init; }

    public required string? RetiredAt { get; init; }

    /// <summary>The versions that fulfil a condition; ids are made in the order of time.</summary>
    public static async Task<IReadOnlyList<SiteProtocol>> Read(
        DbConnection connection, DbTransaction? transaction, string condition, object? values, CancellationToken cancellation) =>
    [
        .. (await connection.QueryAsync<SiteProtocolRow>(new CommandDefinition(
            $"{Select} {condition} order by p.site_id, p.protocol_id, p.version", values, transaction, cancellationToken: cancellation))).Select(row => row.ToProtocol()),
    ];

    private SiteProtocol ToProtocol() => new(
        Codec.Id(SiteId), ProtocolJson.Read(Content), InstantText.Read(PublishedAt),
        ApprovedOn is null ? null : new(SignOffState.Approved, Approver, DateOnly.ParseExact(ApprovedOn, Day, CultureInfo.InvariantCulture)),
        RetiredAt is null ? null : InstantText.Read(RetiredAt));
}
