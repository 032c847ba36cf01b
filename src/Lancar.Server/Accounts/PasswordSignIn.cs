using Lancar.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Accounts;

/// <summary>The one way a password signs somebody in, for the page and for programs alike: same lockout, same cookie, same silence about what was wrong.</summary>
public sealed class PasswordSignIn(SignInManager<SignInUser> signIn, TimeProvider clock)
{
    /// <summary>Tries to sign in and sets the cookie.</summary>
    /// <returns>The account, or null: what was wrong is never told, so that a name that exists cannot be told from one that does not.</returns>
    public async Task<Account?> Try(string? userName, string? password)
    {
        // No password is a wrong one, and counts as one.
        var typed = password ?? "";
        var user = userName is { Length: > 0 } ? await signIn.UserManager.FindByNameAsync(userName) : null;
        var canBeChecked = user?.Credentials.PasswordHash is not null && !await signIn.UserManager.IsLockedOutAsync(user);
        if (!canBeChecked)
        {
            // Checking a password takes long: without the same work here, a quick answer would tell which names exist.
            _ = signIn.UserManager.PasswordHasher.HashPassword(user!, typed);
            return null;
        }

        if (!(await signIn.CheckPasswordSignInAsync(user!, typed, lockoutOnFailure: true)).Succeeded)
        {
            return null;
        }

        await signIn.SignInWithClaimsAsync(user!, isPersistent: true, [FreshSignIn.At(clock.GetUtcNow())]);
        return user!.Account;
    }
}
