using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Accounts;

/// <summary>Signs out. Only by a form: a link on a foreign page must not sign anybody out.</summary>
public sealed class SignOutPage(SignInManager<SignInUser> signIn) : PageModel
{
    /// <summary>Ends the sign-in and goes back to the first page.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
