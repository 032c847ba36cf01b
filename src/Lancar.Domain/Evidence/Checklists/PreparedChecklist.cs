using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Checklists;

/// <summary>What the printed numbers say to an item of a checklist. It is evidence for a reader's judgement and never a judgement.</summary>
public enum PreparedAnswer
{
    /// <summary>Nothing printed can answer it: a person looks.</summary>
    ByHand,

    /// <summary>It could be computed in principle, and this paper prints nothing it could be computed from.</summary>
    NothingToCompute,

    /// <summary>It was computed and nothing was found.</summary>
    NothingFound,

    /// <summary>Something was found.</summary>
    Found,
}

/// <summary>An item with what was found for it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Answer">What could be said.</param>
/// <param name="Findings">The findings that bear on it, with the result they stand in, heaviest first.</param>
/// <param name="Agreements">The disagreements between two places of the paper that bear on it.</param>
/// <param name="Results">How many results, and comparisons of two places, were looked at for it.</param>
public sealed record PreparedItem(
    ChecklistItem Item, PreparedAnswer Answer, IReadOnlyList<(ItemReport Result, Finding Finding)> Findings, IReadOnlyList<AgreementFinding> Agreements, int Results);

/// <summary>A checklist pre-filled where the printed numbers can answer.</summary>
/// <param name="Checklist">The checklist.</param>
/// <param name="Items">Its items, in published order.</param>
public sealed record PreparedChecklist(Checklist Checklist, IReadOnlyList<PreparedItem> Items)
{
    /// <summary>Pre-fills a checklist from a report.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="report">The report.</param>
    public static PreparedChecklist Of(Checklist checklist, CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(report);
        return new(checklist, [.. checklist.Items.Select(item => Prepare(item, report))]);
    }

    private static PreparedItem Prepare(ChecklistItem item, CheckReport report)
    {
        if (item.Codes is not { Count: > 0 } codes)
        {
            return new(item, PreparedAnswer.ByHand, [], [], 0);
        }

        var found = report.Items.SelectMany(result => result.Findings.Where(finding => codes.Contains(finding.Code.Text())).Select(finding => (result, finding)))
            .OrderByDescending(pair => pair.finding.Severity).ToArray();
        var disagreed = report.Agreement.Findings.Where(finding => codes.Contains(finding.Code.Text())).ToArray();
        var looked = report.Agreement.Checked.Count(item.Checks!.Contains) + report.Items.Count(result => result.Checked.Any(check => item.Checks!.Contains(check[(check.LastIndexOf('.') + 1)..])));
        var answer = found.Length + disagreed.Length > 0 ? PreparedAnswer.Found : looked > 0 ? PreparedAnswer.NothingFound : PreparedAnswer.NothingToCompute;
        return new(item, answer, found, disagreed, looked);
    }
}
