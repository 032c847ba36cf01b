using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Triage;

/// <summary>One referral as a note to print: who, what was found and why, when and by whom, where to, and what came of it. Opening it is written into the audit.</summary>
[Authorize(Policies.Care)]
public sealed class ReferralPage(IMotherStore mothers, ReferralFacility facility, Audited audited, Words words) : PageModel
{
    /// <summary>The mother as this account may see her.</summary>
    public MotherRecord Mother { get; private set; } = null!;

    /// <summary>The referral.</summary>
    public Referral Referral { get; private set; } = null!;

    /// <summary>What it was made for.</summary>
    public RedFinding Finding { get; private set; } = null!;

    /// <summary>The assessment it stands on, or null.</summary>
    public Assessment? Assessment { get; private set; }

    /// <summary>What that assessment came to, or null.</summary>
    public TriageResult? Result => Assessment?.Result(Mother.Identity.BirthAt);

    /// <summary>The facility's number, when the referral goes to the facility of this site.</summary>
    public string? Phone => Referral.To is not null && Referral.To == facility.Name ? facility.Phone : null;

    /// <summary>Opens the page.</summary>
    /// <returns>404 for a mother or referral that does not exist and for one this account may not see: the answer does not tell which.</returns>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid referral, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        if (await mothers.Find(id, cancellation) is not { } found || Access.Show(account, found) is not { } shown
            || shown.Referrals.FirstOrDefault(each => each.ReferralId == referral) is not { } referred)
        {
            return NotFound();
        }

        await audited.Note(account, Audited.ReferralViewed, id, cancellation);
        (Mother, Referral) = (shown, referred);
        Finding = shown.Findings().First(finding => finding.Referrals.Contains(referred));
        Assessment = shown.Assessments.FirstOrDefault(each => each.AssessmentId == Finding.CauseId);
        return Page();
    }

    /// <summary>An instant in her zone: date and time.</summary>
    public string At(DateTimeOffset instant)
    {
        var offset = Mother.Identity.Zone.In(instant).Offset;
        return words.Fill("moment", ("date", Moments.Date(instant, offset, words.Language)), ("time", Moments.Time(instant, offset, words.Language) + " " + Mother.Identity.Zone.Abbreviation()));
    }
}
