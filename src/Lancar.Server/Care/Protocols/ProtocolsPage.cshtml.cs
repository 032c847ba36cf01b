using Lancar.Domain.Care.Protocols;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Protocols;

/// <summary>The protocol library: what the site offers of its own, and every preset, each with version, sign-off, sources, evidence, and what is not known.</summary>
[Authorize(Policies.Study)]
public sealed class ProtocolsPage(ISiteProtocolStore protocols) : PageModel
{
    /// <summary>Every preset.</summary>
    public static IReadOnlyList<Protocol> Library => ProtocolLibrary.All;

    /// <summary>The site's own that can be planned now.</summary>
    public IReadOnlyList<Protocol> Own { get; private set; } = [];

    /// <summary>Opens the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await protocols.OfSite(User.RequireAccount().SiteId, cancellation);
        Own = [.. all.Where(one => one.IsOffered(all)).Select(one => one.Protocol)];
    }
}
