using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Accounts;

/// <summary>Sign-in with user name and password; leads each role to its own first screen.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInPage(PasswordSignIn signIn, Words words) : PageModel
{
    /// <summary>Why it did not work, in the reader's language, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed as user name.</summary>
    public string? UserName { get; private set; }

    /// <summary>Where to go afterwards; null leads to the role's first screen.</summary>
    public string? To { get; private set; }

    /// <summary>Shows the form. On the way to a private page its address names that page: search engines are not to keep such addresses.</summary>
    public void OnGet(string? to)
    {
        To = to;
        if (to is not null)
        {
            Response.Headers["X-Robots-Tag"] = "noindex";
        }
    }

    /// <summary>Tries to sign in.</summary>
    public async Task<IActionResult> OnPostAsync(string? userName, string? password, string? to)
    {
        (UserName, To) = (userName?.Trim(), to);
        if (await signIn.Try(UserName, password) is { } account)
        {
            return LocalRedirect(Url.IsLocalUrl(to) ? to! : Policies.FirstScreen(account.Role));
        }

        Problem = words["sign-in.wrong"];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
