using System.Security.Cryptography;
using System.Text;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Kernel;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Protocols;

/// <summary>
/// A protocol of the site on its way: begun as a copy, changed, looked at as a session will show it, published. Nothing is stored before it is published.
/// </summary>
[Authorize(Policies.Protocols)]
public sealed class EditProtocolPage(ISiteProtocolStore protocols, Audited audited, TimeProvider time, Words words) : PageModel
{
    /// <summary>The id of what is copied: a preset, or one of the site's own, whose next version is then made.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The id it will have; sending the form twice does not make two.</summary>
    [BindProperty]
    public string? Id { get; set; }

    /// <summary>The version it will have: another who publishes meanwhile takes it.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The mark of what was last looked at: nothing else is published, because it cannot be changed afterwards.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>True when the form shows what was typed and nothing has kept yet.</summary>
    public bool IsSent { get; private set; }

    /// <summary>True when publishing was asked for something that has changed since it was looked at.</summary>
    public bool IsUnseen { get; private set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public ProtocolDraft Draft { get; set; } = new();

    /// <summary>What is copied.</summary>
    public Protocol Basis { get; private set; } = null!;

    /// <summary>The protocol as it will be; null while it has not been looked at, or there is something to mend.</summary>
    public Protocol? Preview { get; private set; }

    /// <summary>What has to be mended, in the order of the form.</summary>
    public IReadOnlyList<Error> Problems { get; private set; } = [];

    /// <summary>Opens the form filled with the copy.</summary>
    /// <returns>404 when there is nothing of that name to copy.</returns>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await Copied(cancellation) is not { } basis)
        {
            return NotFound();
        }

        Basis = basis;
        Draft = ProtocolDraft.Of(basis, words.Language);
        (Id, Version) = basis.Preset is null ? (basis.Id, basis.Version + 1) : (SiteProtocol.NewId(), 1);
        return Page();
    }

    /// <summary>Adds a phase, shows what it will be, or publishes.</summary>
    /// <param name="act"><c>add-phase</c>, <c>publish</c>; anything else looks at it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellation)
    {
        // An id this page cannot have made is none.
        if (await Copied(cancellation) is not { } basis || Id is null || SiteProtocol.Subject(Id) is not { } subject || (basis.Preset is null && basis.Id != Id))
        {
            return NotFound();
        }

        ModelState.Clear();
        (Basis, IsSent) = (basis, true);
        if (act == "add-phase")
        {
            Draft = Draft.WithPhase();
            return Page();
        }

        var read = ProtocolDraftReader.Read(Draft, basis, Id, Version, words.Language);
        if (read.Protocol is not { } protocol)
        {
            return Refuse(read.Problems);
        }

        var mark = MarkOf(protocol);
        IsUnseen = act == "publish" && Seen != mark;
        (Preview, Seen) = (protocol, mark);
        return act == "publish" && !IsUnseen ? await Publish(protocol, subject, cancellation) : Page();
    }

    private static string MarkOf(Protocol protocol) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ProtocolJson.Write(protocol))));

    private async Task<IActionResult> Publish(Protocol protocol, Guid subject, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        if (!await protocols.Publish(account.SiteId, protocol, time.GetUtcNow(), cancellation))
        {
            return Refuse([Error.Of("site-protocol.changed")]);
        }

        await audited.Note(account, Audited.ProtocolPublished, subject, cancellation);
        return RedirectToPage("SiteProtocolsPage", new { done = "published" });
    }

    private PageResult Refuse(IReadOnlyList<Error> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<Protocol?> Copied(CancellationToken cancellation) =>
        ProtocolLibrary.All.LastOrDefault(preset => preset.Id == From)
        ?? (await protocols.OfSite(User.RequireAccount().SiteId, cancellation)).LastOrDefault(own => own.Content.Id == From)?.Content;
}
