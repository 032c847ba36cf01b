using Lancar.Domain.Kernel;

namespace Lancar.Server.Hosting;

/// <summary>
/// The two headers with which a phone calls. A foreign page can make a browser send the cookie, but not these: asking for them keeps such pages out.
/// </summary>
internal static class PhoneHeaders
{
    /// <summary>Which installation calls.</summary>
    public const string Device = "X-Lancar-Device";

    /// <summary>For whom it calls: on a shared phone somebody else may be signed in meanwhile.</summary>
    public const string Account = "X-Lancar-Account";

    /// <summary>The installation, or null when the header is missing or no id.</summary>
    public static Guid? DeviceOf(HttpRequest request) => Read(request, Device);

    /// <summary>True when the call is for this account.</summary>
    public static bool AreOf(HttpRequest request, Guid account) => Read(request, Account) == account;

    /// <summary>Why a call is not taken for this account: <c>sync.device-missing</c>, <c>sync.account-missing</c>, <c>sync.other-account</c>; null when it is.</summary>
    /// <param name="request">The call.</param>
    /// <param name="account">Who is signed in.</param>
    public static Error? Refusal(HttpRequest request, Guid account) =>
        DeviceOf(request) is null ? Error.Of("sync.device-missing")
        : Read(request, Account) is null ? Error.Of("sync.account-missing")
        : AreOf(request, account) ? null : Error.Of("sync.other-account");

    private static Guid? Read(HttpRequest request, string header) => Guid.TryParseExact(request.Headers[header], "D", out var id) ? id : null;
}
