using Lancar.Domain.Care;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Kernel;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Protocols;

/// <summary>The site's own protocols, every version: approve one, take one out of new plans, begin another.</summary>
[Authorize(Policies.Protocols)]
public sealed class SiteProtocolsPage(ISiteProtocolStore protocols, Audited audited, TimeProvider time) : PageModel
{
    private const int LongestName = 80;
    private static readonly string[] Deeds = ["published", "approved", "retired"];

    /// <summary>Every version, the newest of each protocol first.</summary>
    public IReadOnlyList<SiteProtocol> All { get; private set; } = [];

    /// <summary>What was just done; null when nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>What has to be mended, or null.</summary>
    public Error? Problem { get; private set; }

    /// <summary>The version the problem is about, as the page names it.</summary>
    public string? Asked { get; private set; }

    /// <summary>Shows the protocols.</summary>
    /// <param name="done">One of <see cref="Deeds"/>, after a deed led back here.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task OnGetAsync(string? done, CancellationToken cancellation)
    {
        Done = Deeds.Contains(done) ? done : null;
        return Load(cancellation);
    }

    /// <summary>Notes that a named clinician of the site approved a version.</summary>
    public async Task<IActionResult> OnPostApproveAsync(string? id, int version, string? approver, bool hasRead, CancellationToken cancellation)
    {
        var name = approver?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || !hasRead)
        {
            return await Refuse("site-protocol.approver", $"{id}-{version}", cancellation);
        }

        var now = time.GetUtcNow();
        return await Mark("approved", Audited.ProtocolApproved, id, version, (account, protocol) => protocols.Approve(
            account, protocol, version, new SignOff(SignOffState.Approved, name, Moments.Today(now)), now, cancellation), cancellation);
    }

    /// <summary>Takes a version out of new plans.</summary>
    public Task<IActionResult> OnPostRetireAsync(string? id, int version, CancellationToken cancellation) =>
        Mark("retired", Audited.ProtocolRetired, id, version, (site, protocol) => protocols.Retire(site, protocol, version, time.GetUtcNow(), cancellation), cancellation);

    private async Task<IActionResult> Mark(
        string done, string action, string? id, int version, Func<Guid, string, Task<bool>> mark, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        await Load(cancellation);
        // An older version that a phone may still follow is neither approved nor retired by itself: it is out of new plans already.
        if (All.FirstOrDefault(one => one.Content.Id == id && one.Content.Version == version) is not { } known || !known.IsOffered(All)
            || SiteProtocol.Subject(known.Content.Id) is not { } subject || !await mark(account.SiteId, known.Content.Id))
        {
            return await Refuse("site-protocol.changed", $"{id}-{version}", cancellation);
        }

        await audited.Note(account, action, subject, cancellation);
        return RedirectToPage(new { done });
    }

    private async Task<IActionResult> Refuse(string code, string asked, CancellationToken cancellation)
    {
        await Load(cancellation);
        (Problem, Asked) = (Error.Of(code), asked);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Load(CancellationToken cancellation) =>
        All = [.. (await protocols.OfSite(User.RequireAccount().SiteId, cancellation)).GroupBy(one => one.Content.Id).SelectMany(one => one.Reverse())];
}
