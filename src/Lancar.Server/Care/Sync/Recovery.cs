using System.Security.Cryptography;
using System.Text.Json;
using Lancar.Domain.Kernel;
using Lancar.Server.Accounts;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Lancar.Server.Care.Sync;

/// <summary>
/// Gives out the secret under which a phone lays its data key a second time, so that a forgotten PIN does not cost the facts that were not
/// sent. The server keeps nothing: the secret travels inside a ticket only the server can open, which the phone keeps. The server never sees the key
/// itself, and the secret alone opens nothing without the phone.
/// </summary>
internal static class Recovery
{
    private const int SecretBytes = 32;
    private const int LongestBody = 4_096;

    /// <summary>Without a ticket: a new secret with its ticket. With one: its secret again, only to the same account and only after a fresh sign-in; that stands in the audit.</summary>
    public static async Task<IResult> Give(HttpContext context, IDataProtectionProvider protection, Audited audited, TimeProvider clock, CancellationToken cancellation)
    {
        var account = context.User.RequireAccount();
        if (PhoneHeaders.Refusal(context.Request, account.Id) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        context.Response.Headers.CacheControl = "no-store";
        var protector = protection.CreateProtector("Lancar.PhoneRecovery", account.Id.ToString());
        if (await ReadTicket(context.Request, cancellation) is not { } ticket)
        {
            return Problems.Result(Error.Of("recovery.broken"));
        }

        if (ticket.Length == 0)
        {
            var secret = RandomNumberGenerator.GetBytes(SecretBytes);
            return Results.Json(new { ticket = Convert.ToBase64String(protector.Protect(secret)), secret = Convert.ToBase64String(secret) });
        }

        if (!FreshSignIn.IsFresh(context.User, clock.GetUtcNow()))
        {
            return Problems.Result(Error.Of("recovery.not-allowed"));
        }

        if (Opened(protector, ticket) is not { } again)
        {
            return Problems.Result(Error.Of("recovery.broken"));
        }

        await audited.Note(account, Audited.RecoveryGiven, account.Id, cancellation);
        return Results.Json(new { ticket, secret = Convert.ToBase64String(again) });
    }

    /// <summary>The secret in a ticket; null when it is another account's or none.</summary>
    private static byte[]? Opened(IDataProtector protector, string ticket)
    {
        try
        {
            return protector.Unprotect(Convert.FromBase64String(ticket));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The ticket; empty when the phone has none yet; null when the body cannot be read.</summary>
    private static async Task<string?> ReadTicket(HttpRequest request, CancellationToken cancellation)
    {
        if (await BoundedBody.Read(request, LongestBody, cancellation) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var body = JsonDocument.Parse(bytes);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("ticket", out var ticket)
                ? ticket.ValueKind switch { JsonValueKind.String => ticket.GetString(), JsonValueKind.Null => "", _ => null }
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
