using System.Globalization;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Errors;

/// <summary>What a person sees when a page cannot be shown: what happened and the way on.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    private static readonly int[] Worded = [400, 403, 404, 413, 429, 500];

    /// <summary>The status of the answer.</summary>
    public int Status { get; private set; }

    /// <summary>The status whose words are shown.</summary>
    public string Shown { get; private set; } = "500";

    /// <summary>The way on: the first screen of the signed-in role, or the first page.</summary>
    public string Home { get; private set; } = "/";

    /// <summary>Shows the page; a form that failed is re-executed with its own method.</summary>
    public void OnGet(int status) => Show(status);

    /// <inheritdoc cref="OnGet"/>
    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Status = status;
        Shown = (Worded.Contains(status) ? status : status < 500 ? 404 : 500).ToString(CultureInfo.InvariantCulture);
        Home = User.Account() is { } account ? Policies.FirstScreen(account.Role) : "/";
    }
}
