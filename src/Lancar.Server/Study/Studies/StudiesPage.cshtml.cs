using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Study.Studies;

/// <summary>The studies of the site.</summary>
[Authorize(Policies.Study)]
public sealed class StudiesPage(ReadStudies studies) : PageModel
{
    /// <summary>The studies shown.</summary>
    public IReadOnlyList<KeptStudy> Shown { get; private set; } = [];

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The order: <c>new</c> or <c>title</c>.</summary>
    public string Sort { get; private set; } = "new";

    /// <summary>Makes the list.</summary>
    /// <param name="q">Part of a title.</param>
    /// <param name="sort">The order.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task OnGetAsync(string? q, string? sort, CancellationToken cancellation)
    {
        (Query, Sort) = (q?.Trim() ?? "", sort == "title" ? "title" : "new");
        var found = (await studies.All(User.RequireAccount(), cancellation))
            .Where(kept => kept.Definition.Title.Contains(Query, StringComparison.OrdinalIgnoreCase));
        Shown = [.. Sort == "title" ? found.OrderBy(kept => kept.Definition.Title, StringComparer.OrdinalIgnoreCase) : found];
    }
}
