using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Worklists;

/// <summary>The reasons that come from what was found: findings, then what was amber, not known or an alert and nobody answered.</summary>
internal static class SafetyReasons
{
    /// <summary>Each kind of reason once, with the codes of all it rests on.</summary>
    /// <param name="mother">Her facts.</param>
    /// <param name="findings">Her findings, oldest first.</param>
    public static IEnumerable<WorkReason> Of(MotherRecord mother, IReadOnlyList<RedFinding> findings)
    {
        var unanswered = Unanswered.Of(mother);
        IEnumerable<WorkReason?> reasons =
        [
            OfFindings(WorkReasonKind.ReferralOpen, findings.Where(finding => finding.IsOpen)),
            OfFindings(WorkReasonKind.Referred, findings.Where(finding => finding is { IsOpen: false, HoldsMassage: true })),
            OfUnanswered(WorkReasonKind.Alert, unanswered.Where(one => one.Level == AlertLevel.Red)),
            OfUnanswered(WorkReasonKind.CheckOpen, unanswered.Where(one => one.Level == AlertLevel.Amber)),
        ];
        return reasons.OfType<WorkReason>();
    }

    private static WorkReason? OfFindings(WorkReasonKind kind, IEnumerable<RedFinding> findings) =>
        Reason(kind, [.. findings.Select(finding => (finding.Codes, finding.At))]);

    private static WorkReason? OfUnanswered(WorkReasonKind kind, IEnumerable<Unanswered> unanswered) =>
        Reason(kind, [.. unanswered.Select(one => ((IReadOnlyList<string>)[one.Code], one.At))]);

    private static WorkReason? Reason(WorkReasonKind kind, IReadOnlyList<(IReadOnlyList<string> Codes, DateTimeOffset At)> all)
    {
        var codes = all.SelectMany(one => one.Codes).Distinct().ToList();
        return all.Count == 0 ? null : new(kind, codes.Count == 0 ? null : string.Join(',', codes)) { Since = all.Min(one => one.At) };
    }
}
