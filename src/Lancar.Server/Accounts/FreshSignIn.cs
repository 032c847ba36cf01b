using System.Globalization;
using System.Security.Claims;

namespace Lancar.Server.Accounts;

/// <summary>
/// Remembers in the sign-in cookie when the password was typed. The moment outlives the checks in which the account's claims are read anew
/// (every <see cref="SignInSetup.CheckedEvery"/>) and never moves.
/// </summary>
public static class FreshSignIn
{
    /// <summary>For so long after the password was typed a sign-in counts as fresh.</summary>
    public static readonly TimeSpan For = TimeSpan.FromMinutes(10);

    internal const string ClaimName = "lancar:signed-in-at";

    /// <summary>The claim of a sign-in at a moment.</summary>
    public static Claim At(DateTimeOffset now) => new(ClaimName, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>True when the password was typed a short while ago.</summary>
    public static bool IsFresh(ClaimsPrincipal user, DateTimeOffset now) =>
        long.TryParse(user.FindFirstValue(ClaimName), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) is var age && age >= -TimeSpan.FromSeconds(1) && age < For;
}
