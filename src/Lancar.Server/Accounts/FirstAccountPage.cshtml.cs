using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Accounts;

/// <summary>Makes the first account of a new server; gone once there is one.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class FirstAccountPage(FirstAccount first, Words words) : PageModel
{
    /// <summary>What has to be mended, in the reader's language.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>User name as typed.</summary>
    public string? UserName { get; private set; }

    /// <summary>Name shown to others as typed.</summary>
    public string? ShownName { get; private set; }

    /// <summary>Shows the form while there is no account.</summary>
    public IActionResult OnGet() => first.Open ? Page() : NotFound();

    /// <summary>Makes the account and leads to sign-in.</summary>
    public async Task<IActionResult> OnPostAsync(string? word, string? userName, string? displayName, string? password)
    {
        if (!first.Open)
        {
            return NotFound();
        }

        (UserName, ShownName) = (userName?.Trim().ToLowerInvariant(), displayName?.Trim());
        var errors = string.IsNullOrEmpty(ShownName) ? ["DisplayName"] : await first.Create(word ?? "", UserName ?? "", ShownName, password ?? "");
        if (errors.Count == 0)
        {
            return LocalRedirect("/sign-in");
        }

        Problems = [.. errors.Select(code => AccountProblems.Say(code, words)).Distinct()];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
