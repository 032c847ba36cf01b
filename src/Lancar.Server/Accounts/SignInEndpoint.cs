using System.Text.Json;
using Lancar.Domain.Kernel;
using Lancar.Server.Care.Sync;
using Lancar.Server.Care.Triage;
using Lancar.Server.Demo;
using Lancar.Server.Hosting;

namespace Lancar.Server.Accounts;

/// <summary>Sign-in for a program that shows no page. It counts against the same rate limit and the same lockout as the page.</summary>
public static class SignInEndpoint
{
    private const int LongestBody = 4_096;
    private const int LongestName = 64;
    private const int LongestPassword = 200;

    /// <summary>Maps <c>POST /api/sign-in</c>.</summary>
    public static IEndpointConventionBuilder MapSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/sign-in", SignIn).TakesJson().AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.SignIn);

    private static async Task<IResult> SignIn(
        HttpContext context, PasswordSignIn signIn, DemoMode demo, ReferralFacility facility, CancellationToken cancellation)
    {
        // A foreign page cannot send this header, so it cannot sign anybody in under a stranger's name.
        if (PhoneHeaders.DeviceOf(context.Request) is null)
        {
            return Problems.Result(Error.Of("sync.device-missing"));
        }

        if (await Read(context.Request, cancellation) is not var (userName, password))
        {
            return Problems.Result(Error.Of("sign-in.broken"));
        }

        context.Response.Headers.CacheControl = "no-store";
        return await signIn.Try(userName.Trim(), password) is { } account
            ? Results.Json(new { account = SyncJson.Of(account, demo.On, facility) }, SyncJson.Options)
            : Problems.Result(Error.Of("sign-in.wrong"));
    }

    /// <summary>User name and password; null when the body is not what the contract says.</summary>
    private static async Task<(string UserName, string Password)?> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (await BoundedBody.Read(request, LongestBody, cancellation) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var body = JsonDocument.Parse(bytes);
            return Text(body.RootElement, "userName", LongestName) is { } userName && Text(body.RootElement, "password", LongestPassword) is { } password
                ? (userName, password) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name, int longest) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
        && field.GetString() is { Length: > 0 } text && text.Length <= longest ? text : null;
}
