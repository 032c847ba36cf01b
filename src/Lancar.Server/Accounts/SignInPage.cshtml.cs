using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Accounts;

/// <summary>Sign-in with user name and password; leads each role to its own first screen.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInPage(SignInManager<SignInUser> signIn, TimeProvider clock, Words words) : PageModel
{
    /// <summary>Why it did not work, in the reader's language, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed as user name.</summary>
    public string? UserName { get; private set; }

    /// <summary>Where to go afterwards; null leads to the role's first screen.</summary>
    public string? To { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet(string? to) => To = to;

    /// <summary>Tries to sign in. What was wrong is never told: a name that exists must not be told from one that does not.</summary>
    public async Task<IActionResult> OnPostAsync(string? userName, string? password, string? to)
    {
        (UserName, To) = (userName?.Trim(), to);
        var user = UserName is { Length: > 0 } ? await signIn.UserManager.FindByNameAsync(UserName) : null;
        var result = user is null || password is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await signIn.SignInWithClaimsAsync(user!, isPersistent: true, [FreshSignIn.At(clock.GetUtcNow())]);
            return LocalRedirect(Url.IsLocalUrl(to) ? to! : Policies.FirstScreen(user!.Account.Role));
        }

        if (user is null || result.IsLockedOut)
        {
            // Checking a password takes long: without the same work here, a quick answer would tell which names exist.
            _ = signIn.UserManager.PasswordHasher.HashPassword(user!, password ?? "");
        }

        Problem = words["sign-in.wrong"];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
