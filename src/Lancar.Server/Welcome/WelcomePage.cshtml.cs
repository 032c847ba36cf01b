using Lancar.Server.Accounts;
using Lancar.Server.Demo;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Welcome;

/// <summary>The first page: what Lancar is, and in demo mode a door for each kind of person.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class WelcomePage(DemoMode demo, SignInManager<SignInUser> signIn) : PageModel
{
    /// <summary>Whether this is a demo.</summary>
    public DemoMode Demo => demo;

    /// <summary>The doors of the demo.</summary>
    public IReadOnlyList<DemoDoor> Doors => DemoMode.Doors;

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Walks in as one of the demo people, in demo mode only.</summary>
    /// <param name="who">User name of a demo account.</param>
    public async Task<IActionResult> OnPostWalkInAsync(string? who)
    {
        // Only the four demo accounts, and only while they have the demo password: a real account can never be entered this way.
        if (!demo.On || DemoMode.Doors.All(door => door.UserName != who) || await signIn.UserManager.FindByNameAsync(who!) is not { } user)
        {
            return NotFound();
        }

        var result = await signIn.PasswordSignInAsync(user, demo.Password, isPersistent: true, lockoutOnFailure: false);
        return result.Succeeded ? LocalRedirect(Policies.FirstScreen(user.Account.Role)) : LocalRedirect("/sign-in");
    }
}
