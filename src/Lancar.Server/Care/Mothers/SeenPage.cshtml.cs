using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Mothers;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Mothers;

/// <summary>Who saw a mother's record, and whether the audit's chain holds. For the coordinator; looking is audited too.</summary>
[Authorize(Policies.Audit)]
public sealed class SeenPage(IMotherStore mothers, IAuditLog audit, IAccountStore accounts, Audited audited, Words words) : PageModel
{
    private const int MostLines = 500;

    /// <summary>The mother.</summary>
    public MotherRecord Mother { get; private set; } = null!;

    /// <summary>Who, what and when, newest first.</summary>
    public IReadOnlyList<(AuditEntry Entry, string Name)> Lines { get; private set; } = [];

    /// <summary>Whether every line of the whole audit follows from the one before.</summary>
    public AuditVerdict Verdict { get; private set; } = null!;

    /// <summary>Opens the page.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        if (await mothers.Find(id, cancellation) is not { } found || Access.Show(account, found) is not { } shown)
        {
            return NotFound();
        }

        await audited.Note(account, Audited.AuditViewed, id, cancellation);
        Mother = shown;
        Verdict = await audit.Verify(cancellation);
        var names = (await accounts.All(cancellation)).ToDictionary(each => each.Id.ToString(), each => each.DisplayName);
        Lines = [.. (await audit.OfSubject(id.ToString(), MostLines, cancellation)).Select(entry => (entry, names.GetValueOrDefault(entry.Who, words["seen.gone"])))];
        return Page();
    }

    /// <summary>An instant in the mother's zone.</summary>
    public string At(DateTimeOffset instant)
    {
        var offset = Mother.Identity.Zone.In(instant).Offset;
        return words.Fill("moment", ("date", Moments.Date(instant, offset, words.Language)),
            ("time", Moments.Time(instant, offset, words.Language) + " " + Mother.Identity.Zone.Abbreviation()));
    }
}
