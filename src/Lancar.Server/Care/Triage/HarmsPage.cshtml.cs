using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;
using Lancar.Interop.Tables;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Triage;

/// <summary>The harms ledger of the site: every harm beside the sessions delivered. Opening and exporting it are written into the audit.</summary>
[Authorize(Policies.Care)]
public sealed class HarmsPage(IMotherStore mothers, Audited audited, Words words) : PageModel
{
    private const string All = "";

    /// <summary>The whole ledger; the counts are of all of it.</summary>
    public HarmLedger Ledger { get; private set; } = null!;

    /// <summary>The lines that pass the filter.</summary>
    public IReadOnlyList<HarmEntry> Shown { get; private set; } = [];

    /// <summary>The kind shown; empty for all.</summary>
    public string Kind { get; private set; } = All;

    /// <summary>The severity shown; empty for all, <c>not-asked</c> where nobody was asked.</summary>
    public string Severity { get; private set; } = All;

    /// <summary>The severities that can be chosen.</summary>
    public static IReadOnlyList<string> Severities { get; } = [.. Enum.GetValues<HarmSeverity>().Select(each => Codes.Of(each)), "not-asked"];

    /// <summary>Opens the page.</summary>
    /// <param name="kind">A code of <see cref="HarmKinds"/>; anything else shows all.</param>
    /// <param name="severity">One of <see cref="Severities"/>; anything else shows all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task OnGetAsync(string? kind, string? severity, CancellationToken cancellation) => Load(kind, severity, Audited.HarmsViewed, cancellation);

    /// <summary>Hands out the lines shown as a table: study codes, no names.</summary>
    /// <inheritdoc cref="OnGetAsync" path="/param"/>
    public async Task<IActionResult> OnGetFileAsync(string? kind, string? severity, CancellationToken cancellation)
    {
        await Load(kind, severity, Audited.HarmsExported, cancellation);
        var bytes = CsvTableWriter.Write(
            ["code", "hours_since_birth", "kind", "severity", "origin", "in_session", "sessions_delivered_at_site"],
            Shown.Select(entry => (IReadOnlyList<object?>)
            [
                entry.StudyCode, Math.Round(entry.HoursSinceBirth.Hours, 1), entry.Kind, entry.Severity is { } how ? Codes.Of(how) : null, Codes.Of(entry.Origin), entry.SessionId is not null, Ledger.SessionsDelivered,
            ]),
            words.Language);
        return File(bytes, "text/csv", "lancar-harms.csv");
    }

    /// <summary>A kind in words.</summary>
    public string KindText(string code) => HarmKinds.Current.Find(code) is { } kind ? words.In(kind.Text) : code;

    private async Task Load(string? kind, string? severity, string action, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        (Kind, Severity) = (HarmKinds.Current.Find(kind ?? All)?.Code ?? All, Severities.Contains(severity) ? severity! : All);
        await audited.Note(account, action, account.SiteId, cancellation);
        Ledger = HarmLedger.Of(await mothers.OfSite(account.SiteId, cancellation));
        Shown = [.. Ledger.Entries.Where(entry => (Kind == All || entry.Kind == Kind) && (Severity == All || (entry.Severity is { } how ? Codes.Of(how) : "not-asked") == Severity))];
    }
}
