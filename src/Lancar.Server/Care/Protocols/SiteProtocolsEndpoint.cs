using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Protocols;
using Lancar.Server.Accounts;
using Lancar.Server.Care.Sync;
using Lancar.Server.Hosting;

namespace Lancar.Server.Care.Protocols;

/// <summary>Hands a phone the protocols its account's site published. They are not part of the content everybody may read.</summary>
internal static class SiteProtocolsEndpoint
{
    /// <summary>Maps <c>GET /api/protocols</c>.</summary>
    public static void MapSiteProtocols(this IEndpointRouteBuilder api) => api.MapGet("/protocols", Send).RequireAuthorization();

    private static async Task<IResult> Send(HttpContext context, IAccountStore accounts, ISiteProtocolStore protocols, CancellationToken cancellation)
    {
        if (await context.User.Current(accounts, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        // On a shared phone somebody of another site may have signed in meanwhile: nobody is given another's protocols.
        if (PhoneHeaders.Refusal(context.Request, account.Id) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        var all = Access.CaseloadOf(account) is null ? [] : await protocols.OfSite(account.SiteId, cancellation);
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["protocols"] = new JsonArray([.. all.Select(one => Of(one, all))]) }.ToJsonString(SyncJson.Options));
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-store";
        return context.Request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json; charset=utf-8");
    }

    private static JsonNode Of(SiteProtocol one, IReadOnlyList<SiteProtocol> all)
    {
        var json = JsonNode.Parse(ProtocolJson.Write(one.Protocol))!.AsObject();
        json["offered"] = one.IsOffered(all);
        return json;
    }
}
