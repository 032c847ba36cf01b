using Lancar.Domain.Kernel;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Items of which something was taken for granted: what rests on it is a caution that names it.</summary>
internal static class AssumedReading
{
    /// <summary>Findings about a printed figure alone; nothing taken for granted carries them.</summary>
    private static readonly FindingCode[] alone = [FindingCode.PZero, FindingCode.IntervalOrder, FindingCode.IntervalExcludesEstimate, FindingCode.NoControlGroup];

    /// <summary>The report of an item, with findings that the item without its assumption does not have said with care.</summary>
    /// <param name="item">The item.</param>
    /// <param name="check">How an item is checked.</param>
    public static ItemReport Run(ReportedItem item, Func<ReportedItem, ItemReport> check)
    {
        var report = check(item);
        if (item.Assumption is not { } assumption || report.Findings.All(finding => alone.Contains(finding.Code)))
        {
            return report;
        }

        var proven = check(assumption.Proven).Findings;
        var findings = report.Findings.Select(finding => alone.Contains(finding.Code) || proven.Any(other => IsSame(other, finding)) ? finding : WithCare(finding, assumption.Key));
        return report with { Findings = [.. findings.OrderByDescending(finding => finding.Severity)] };
    }

    private static bool IsSame(Finding one, Finding other) => (one.Code, one.Severity, one.Field) == (other.Code, other.Severity, other.Field);

    private static Finding WithCare(Finding finding, string key)
    {
        var assumed = Texts.Both("check.assumed." + key);
        return finding with
        {
            Severity = finding.Severity == Severity.Note ? Severity.Note : Severity.Caution,
            Message = new LocalizedText(assumed.Indonesian + " " + finding.Message.Indonesian, assumed.English + " " + finding.Message.English),
        };
    }
}
