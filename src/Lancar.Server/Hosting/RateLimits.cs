using System.Globalization;
using System.Threading.RateLimiting;

namespace Lancar.Server.Hosting;

/// <summary>How often one caller may knock. A refusal is 429 with <c>Retry-After</c>.</summary>
public static class RateLimits
{
    /// <summary>Sign-in and first set-up: strict, per address, so that passwords cannot be tried in bulk.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Sync of care facts: generous, per account, so that a phone can empty a long outbox at once.</summary>
    public const string Sync = "sync";

    /// <summary>Files handed in for reading and checking: enough for a person, too few for a flood.</summary>
    public const string Upload = "upload";

    /// <summary>Adds the policies. <c>RateLimits:SignInPerMinute</c> (default 20), <c>RateLimits:SyncPerMinute</c> (600) and <c>RateLimits:UploadsPerMinute</c> (60) change them.</summary>
    public static IServiceCollection AddLancarRateLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter =
                    Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            Add(options, SignIn, configuration.GetValue("RateLimits:SignInPerMinute", 20), Address);
            Add(options, Sync, configuration.GetValue("RateLimits:SyncPerMinute", 600), AccountOrAddress);
            Add(options, Upload, configuration.GetValue("RateLimits:UploadsPerMinute", 60), AccountOrAddress);
        });

    private static void Add(
        Microsoft.AspNetCore.RateLimiting.RateLimiterOptions options, string policy, int perMinute, Func<HttpContext, string> caller) =>
        options.AddPolicy(policy, context => HttpMethods.IsGet(context.Request.Method) && policy != Sync
            // Looking at a form costs nothing; only sending it is counted.
            ? RateLimitPartition.GetNoLimiter("look")
            : RateLimitPartition.GetFixedWindowLimiter(caller(context), _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }));

    private static string Address(HttpContext context) => Caller(context.Connection.RemoteIpAddress);

    /// <summary>One caller, as far as an address tells: an IPv4 address, or the 64 bits of an IPv6 network, whose owner has all addresses inside it.</summary>
    /// <param name="address">The address; null counts all unknown callers as one.</param>
    public static string Caller(System.Net.IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) + "/64",
        _ => address.ToString(),
    };

    private static string AccountOrAddress(HttpContext context) =>
        context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? Address(context);
}
