using System.Security.Claims;
using System.Text.Json;
using Lancar.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lancar.Server.Accounts;

/// <summary>Who is signed in, read from the claims of the cookie: no query per request.</summary>
public static class SignedIn
{
    internal const string SiteClaim = "lancar:site";
    internal const string MotherClaim = "lancar:mother";
    internal const string DisplayClaim = "lancar:display";

    /// <summary>The account of a signed-in caller.</summary>
    /// <param name="user">The caller.</param>
    /// <returns>The account, or null when nobody is signed in.</returns>
    public static Account? Account(this ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || !Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        return new Account(
            id,
            user.FindFirstValue(ClaimTypes.Name)!,
            user.FindFirstValue(DisplayClaim)!,
            Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
            Guid.Parse(user.FindFirstValue(SiteClaim)!),
            Guid.TryParse(user.FindFirstValue(MotherClaim), out var mother) ? mother : null);
    }

    /// <summary>The account of a caller whom a policy has already let in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Account RequireAccount(this ClaimsPrincipal user) =>
        user.Account() ?? throw new InvalidOperationException("This page is open to signed-in accounts only.");

    /// <summary>The account as it is now, not as it was at sign-in: a role taken away or a helper unlinked counts at once. Null when nobody is signed in or it is gone.</summary>
    /// <param name="user">The caller.</param>
    /// <param name="accounts">Where accounts stand.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Account?> Current(this ClaimsPrincipal user, IAccountStore accounts, CancellationToken cancellation) =>
        user.Account() is { } signedIn ? (await accounts.Find(signedIn.Id, cancellation))?.Account : null;

    /// <summary>The name others see.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayClaim) ?? "";

    /// <summary>The role as it stands in text keys and JSON: <c>midwife</c>, <c>helper</c> …</summary>
    public static string RoleCode(this ClaimsPrincipal user) => user.RequireAccount().Role.Code();

    /// <summary>The role as it stands in text keys and JSON.</summary>
    public static string Code(this Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
}

/// <summary>Puts an account into the claims of the sign-in cookie.</summary>
public sealed class SignedInClaims(UserManager<SignInUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<SignInUser>(users, options)
{
    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(SignInUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Account.Role.ToString()));
        identity.AddClaim(new Claim(SignedIn.DisplayClaim, user.Account.DisplayName));
        identity.AddClaim(new Claim(SignedIn.SiteClaim, user.Account.SiteId.ToString()));
        if (user.Account.MotherId is { } mother)
        {
            identity.AddClaim(new Claim(SignedIn.MotherClaim, mother.ToString()));
        }

        return identity;
    }
}
