using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Kernel;
using Lancar.Server.Accounts;
using Lancar.Server.Care.Measurements;
using Lancar.Server.Care.Protocols;
using Lancar.Server.Care.Triage;
using Lancar.Server.Demo;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lancar.Server.Care.Sync;

/// <summary>What phones talk to (<c>docs/api/events.md</c>): hand in facts, fetch the caseload, fetch the content.</summary>
public static class SyncEndpoints
{
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(1);
    private const int MostBytes = 1_048_576;
    private const int MostEvents = 200;

    /// <summary>
    /// Maps the endpoints. Facts and caseload ask for a signed-in account; the content is open, and so are asking who is signed in and signing out. The host puts rate limits on
    /// what this returns.
    /// </summary>
    public static RouteGroupBuilder MapCareSync(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapPost("/sync/events", Receive).TakesJson().RequireAuthorization().DisableAntiforgery();
        api.MapGet("/sync/account", WhoIsSignedIn).AllowAnonymous();
        api.MapGet("/sync/caseload", Send).RequireAuthorization();
        api.MapGet("/sync/roster", SendRoster).RequireAuthorization();
        api.MapGet("/sync/histories", SendHistories).RequireAuthorization();
        api.MapPost("/sync/recovery", Recovery.Give).TakesJson().RequireAuthorization().DisableAntiforgery();
        api.MapPost("/sync/sign-out", (Delegate)SignOut).AllowAnonymous().DisableAntiforgery();
        api.MapGet("/content", (HttpContext context) => ProductContent.Current.Answer(context)).AllowAnonymous();
        api.MapSiteWords();
        api.MapSiteProtocols();
        return api;
    }

    private static async Task<IResult> Receive(
        HttpContext context, IAccountStore accounts, RecordEvents record, TimeProvider clock, CancellationToken cancellation)
    {
        if (await context.User.Current(accounts, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        // On a shared phone somebody else may have signed in since the facts were recorded: nobody signs for another.
        if (PhoneHeaders.Refusal(context.Request, account.Id) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        if (await BoundedBody.Read(context.Request, MostBytes, cancellation) is not { } body)
        {
            return Problems.Result(Error.Of("sync.too-large"));
        }

        if (ReadEvents(body) is not { } events)
        {
            return Problems.Result(Error.Of("sync.broken"));
        }

        if (events.Count > MostEvents)
        {
            return Problems.Result(Error.Of("sync.too-large"));
        }

        var receipts = await record.Handle(account, PhoneHeaders.DeviceOf(context.Request), events, clock.GetUtcNow(), cancellation);
        return Results.Json(new { receipts = receipts.Select(SyncJson.Of) }, SyncJson.Options);
    }

    private static async Task<IResult> WhoIsSignedIn(
        HttpContext context, IAccountStore accounts, DemoMode demo, ReferralFacility facility, CancellationToken cancellation)
    {
        var account = await context.User.Current(accounts, cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new JsonObject { ["account"] = account is null ? null : SyncJson.Of(account, demo.On, facility) }, SyncJson.Options);
    }

    private static async Task<IResult> Send(
        HttpContext context, IAccountStore accounts, ReadCaseload read, DemoMode demo, ReferralFacility facility, Audited audited, TimeProvider clock,
        CancellationToken cancellation, [FromQuery(Name = "after")] string cursor = "0")
    {
        if (await context.User.Current(accounts, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
        {
            return Problems.Result(Error.Of("sync.broken", "after"));
        }

        var caseload = await read.Handle(account, after, clock.GetUtcNow(), cancellation);
        // A phone that keeps up fetches only what is new. Whoever fetches from the beginning, or what is older, sees many at once: that stands in the audit.
        var old = clock.GetUtcNow() - NewFor;
        if (after == 0 || caseload.Events.Any(stored => stored.RecordedAt < old))
        {
            await audited.Note(account, Audited.CaseloadFetched, account.MotherId ?? account.SiteId, cancellation);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(SyncJson.Of(caseload, account, demo.On, facility), SyncJson.Options);
    }

    private static async Task<IResult> SendRoster(
        HttpContext context, IAccountStore accounts, ReadHistories read, DemoMode demo, ReferralFacility facility, TimeProvider clock, CancellationToken cancellation)
    {
        if (await context.User.Current(accounts, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        var roster = await read.Roster(account, clock.GetUtcNow(), cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(SyncJson.Of(roster, account, demo.On, facility), SyncJson.Options);
    }

    private static async Task<IResult> SendHistories(
        HttpContext context, IAccountStore accounts, ReadHistories read, DemoMode demo, ReferralFacility facility, Audited audited, TimeProvider clock,
        CancellationToken cancellation, [FromQuery(Name = "mother")] string[] named)
    {
        if (await context.User.Current(accounts, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        var mother = named.Select(text => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty).ToList();
        if (mother.Count == 0 || mother.Contains(Guid.Empty))
        {
            return Problems.Result(Error.Of("sync.broken", "mother"));
        }

        var histories = await read.Of(account, mother, clock.GetUtcNow(), cancellation);
        if (histories.Events.Count > 0)
        {
            await audited.Note(account, Audited.CaseloadFetched, account.MotherId ?? account.SiteId, cancellation);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(SyncJson.Of(histories, account, demo.On, facility), SyncJson.Options);
    }

    /// <summary>
    /// Ends the sign-in of the account that left the phone, perhaps hours ago and without a network. Whoever signed in since stays signed in.
    /// </summary>
    private static async Task<IResult> SignOut(HttpContext context)
    {
        if (PhoneHeaders.DeviceOf(context.Request) is null)
        {
            return Problems.Result(Error.Of("sync.device-missing"));
        }

        if (context.User.Account() is { } signedIn && PhoneHeaders.AreOf(context.Request, signedIn.Id))
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }

        return Results.NoContent();
    }

    private static IReadOnlyList<JsonElement>? ReadEvents(ReadOnlyMemory<byte> body)
    {
        try
        {
            // Not disposed: the events live in it until they are judged, and it holds nothing but memory.
            // A list named twice is no list: readers do not agree on which of them counts.
            return JsonDocument.Parse(body).RootElement is { ValueKind: JsonValueKind.Object } root
                && root.EnumerateObject().Where(member => member.NameEquals("events")).ToList() is [{ Value: { ValueKind: JsonValueKind.Array } events }]
                ? [.. events.EnumerateArray()]
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a member's name is no text (half a surrogate pair).
            return null;
        }
    }
}
