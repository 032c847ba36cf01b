using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Worklists;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Today;

/// <summary>Today's list: who needs me now, and why. The most urgent first.</summary>
[Authorize(Policies.Care)]
public sealed class TodayPage(IMotherStore mothers, TimeProvider time) : PageModel
{
    /// <summary>The orders the list can have.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["urgency", "age", "name"];

    /// <summary>The parts of the list that can be shown alone.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["all", "referred", "flagged", "due"];

    /// <summary>The mothers shown.</summary>
    public IReadOnlyList<WorkItem> Shown { get; private set; } = [];

    /// <summary>How many mothers stand in each part.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The order.</summary>
    public string Sort { get; private set; } = "urgency";

    /// <summary>The part.</summary>
    public string Part { get; private set; } = "all";

    /// <summary>Makes the list.</summary>
    /// <param name="q">Part of a name or code.</param>
    /// <param name="sort">One of <see cref="Sorts"/>.</param>
    /// <param name="show">One of <see cref="Parts"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task OnGetAsync(string? q, string? sort, string? show, CancellationToken cancellation)
    {
        (Query, Sort, Part) = (q?.Trim() ?? "", Sorts.Contains(sort) ? sort! : "urgency", Parts.Contains(show) ? show! : "all");
        var all = Worklist.For(await mothers.OfSite(User.RequireAccount().SiteId, cancellation), time.GetUtcNow());
        Counts = Parts.ToDictionary(part => part, part => all.Count(item => Belongs(item, part)));
        var found = all.Where(item => Belongs(item, Part) && Matches(item));
        Shown =
        [
            .. Sort switch
            {
                "age" => found.OrderBy(item => item.HoursSinceBirth?.Milliseconds ?? -1),
                "name" => found.OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase),
                _ => found,
            },
        ];
    }

    /// <summary>The weight of a reason: <c>stop</c>, <c>watch</c> or <c>note</c>.</summary>
    /// <param name="kind">The reason.</param>
    public static string Weight(WorkReasonKind kind) => kind switch
    {
        WorkReasonKind.ReferralOpen or WorkReasonKind.Alert or WorkReasonKind.Referred => "stop",
        WorkReasonKind.CheckOpen or WorkReasonKind.StoppedEarly or WorkReasonKind.AdverseEffect or WorkReasonKind.Deferred or WorkReasonKind.SessionLeftOpen
            or WorkReasonKind.NoCareConsent or WorkReasonKind.NotImproving or WorkReasonKind.VisitOverdue => "watch",
        WorkReasonKind.NoBaseline or WorkReasonKind.NoSession or WorkReasonKind.NotMeasuredSinceSession or WorkReasonKind.SessionDue
            or WorkReasonKind.VisitClosing or WorkReasonKind.VisitDue => "note",
    };

    /// <summary>The weight of a mother: that of her most urgent reason, <c>go</c> when nothing is due.</summary>
    /// <param name="item">The mother.</param>
    public static string Weight(WorkItem item) => item.Reasons.Count == 0 ? "go" : Weight(item.Reasons[0].Kind);

    private bool Matches(WorkItem item) =>
        Query.Length == 0 || item.Name.Contains(Query, StringComparison.OrdinalIgnoreCase) || item.StudyCode.Contains(Query, StringComparison.OrdinalIgnoreCase);

    private static bool Belongs(WorkItem item, string part) => part switch
    {
        "referred" => item.Reasons.Any(reason => reason.Kind is WorkReasonKind.ReferralOpen or WorkReasonKind.Referred),
        "flagged" => item.Reasons.Any(reason => Weight(reason.Kind) == "watch" || reason.Kind == WorkReasonKind.Alert),
        "due" => item.Reasons.Any(reason => Weight(reason.Kind) == "note"),
        _ => true,
    };
}
