using System.Security.Claims;
using Lancar.Domain.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Accounts;

/// <summary>
/// Every sign-in bears an id of its own in its cookie. Signing out takes the cookie from one browser only; noting the id as ended makes every copy
/// of it worthless, and leaves the other sign-ins of the account alone.
/// </summary>
public static class SignInId
{
    internal const string ClaimName = "lancar:sign-in";

    /// <summary>A cookie renewed by a call that was still running when its sign-in ended lasts a little longer than those made before.</summary>
    private static readonly TimeSpan KeptFor = SignInSetup.CookieLasts + TimeSpan.FromDays(1);

    /// <summary>Gives a new sign-in its id, and ends the one it takes the place of: on a shared phone that is somebody else's.</summary>
    internal static async Task Begin(CookieSigningInContext context)
    {
        await End(context.HttpContext);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(ClaimName, Guid.CreateVersion7().ToString()));
    }

    /// <summary>Notes the sign-in of the caller as ended.</summary>
    internal static Task End(CookieSigningOutContext context) => End(context.HttpContext);

    /// <summary>
    /// Refuses the cookie of an ended sign-in, then holds it against the account. A cookie without an id was made before there were ids: it could
    /// never be ended, and every use would prolong it, so it is refused; its owner signs in once more.
    /// </summary>
    internal static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (Of(context.Principal) is not { } id || await Ended(context.HttpContext).HasEnded(id, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    private static async Task End(HttpContext context)
    {
        if (Of(context.User) is { } id)
        {
            // Not given up when the caller hangs up: a phone that asked to be signed out may be gone the next moment.
            var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            await Ended(context).End(id, now, KeptFor, CancellationToken.None);
        }
    }

    private static Guid? Of(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(ClaimName), out var id) ? id : null;

    private static IEndedSignInStore Ended(HttpContext context) => context.RequestServices.GetRequiredService<IEndedSignInStore>();
}
