using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Visits;
using Lancar.Domain.Care.Worklists;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;
using Lancar.Reporting.Care;
using Lancar.Reporting.Figures;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Mothers;

/// <summary>One mother: who she is, what was done, her milk by hours since birth, and every fact in order. Opening it is written into the audit.</summary>
[Authorize(Policies.Care)]
public sealed class MotherPage(IMotherStore mothers, ISiteProtocolStore protocols, Audited audited, TimeProvider time, Words words) : PageModel
{
    /// <summary>The mother as this account may see her.</summary>
    public MotherRecord Mother { get; private set; } = null!;

    /// <summary>Why she stands on today's list.</summary>
    public WorkItem Work { get; private set; } = null!;

    /// <summary>Opens the page.</summary>
    /// <returns>404 for a mother who does not exist and for one this account may not see: the answer does not tell which.</returns>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        if (await mothers.Find(id, cancellation) is not { } found || Access.Show(account, found) is not { } shown)
        {
            return NotFound();
        }

        await audited.Note(account, Audited.MotherViewed, id, cancellation);
        // The record holds her site's protocols as published; whether they are approved by now is the site's word.
        Mother = shown.SiteProtocols.Count == 0 ? shown
            : shown with { SiteProtocols = [.. (await protocols.OfSite(shown.SiteId, cancellation)).Select(own => own.Protocol)] };
        Work = Worklist.Of(shown, time.GetUtcNow());
        return Page();
    }

    /// <summary>Her plan in force with the protocol it follows and what was given of it; null when there is none.</summary>
    public (CarePlan Plan, Protocol Protocol, Adherence Given)? Plan() =>
        Mother.Plans.InForce(time.GetUtcNow()) is { } plan && Mother.ProtocolOf(plan.Terms) is var protocol
            ? (plan, protocol, Adherence.Of(plan, null, protocol, Mother, time.GetUtcNow())) : null;

    /// <summary>How every visit of the mother and of each baby stands.</summary>
    public IReadOnlyList<(VisitSchedule Schedule, int? Baby, IReadOnlyList<VisitStatus> Visits)> Visits() =>
        [VisitsOf(VisitSchedules.OfMother, null), .. Enumerable.Range(1, Mother.Identity.Babies).Select(baby => VisitsOf(VisitSchedules.OfBaby, baby))];

    private (VisitSchedule Schedule, int? Baby, IReadOnlyList<VisitStatus> Visits) VisitsOf(string name, int? baby)
    {
        var schedule = VisitSchedules.Current(name);
        return (schedule, baby, VisitStatus.Of(schedule, Mother.Identity.BirthAt, Mother.Visits, baby, time.GetUtcNow()));
    }

    /// <summary>An instant in her zone: date and time.</summary>
    public string At(DateTimeOffset instant) => words.Fill("moment", ("date", Date(instant)), ("time", Clock(instant)));

    /// <summary>The date of an instant in her zone.</summary>
    public string Date(DateTimeOffset instant) => Moments.Date(instant, Offset(instant), words.Language);

    /// <summary>The time of an instant in her zone, with the zone.</summary>
    public string Clock(DateTimeOffset instant) => Moments.Time(instant, Offset(instant), words.Language) + " " + Mother.Identity.Zone.Abbreviation();

    /// <summary>The milk figure for a width.</summary>
    public IHtmlContent Figure(FigureSize size) => new HtmlString(FigureSvg.Write(
        MilkByHoursFigure.Draw(
            [.. Mother.Volumes.Select(volume => new MilkPoint(volume.HoursSinceBirth.Hours, (double)volume.Volume.VolumeMl))],
            VolumeBasis.PerFeed, ExpectedMilkVolume.Current, words.Language, size),
        SvgPlace.Page, "milk-" + Codes.Of(size)));

    /// <summary>Where the expected range comes from.</summary>
    public LocalizedText BandSource => MilkByHoursFigure.SourceLine(VolumeBasis.PerFeed, ExpectedMilkVolume.Current);

    private TimeSpan Offset(DateTimeOffset instant) => Mother.Identity.Zone.In(instant).Offset;
}
