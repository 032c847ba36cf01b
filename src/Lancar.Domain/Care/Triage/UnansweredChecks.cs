using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Triage;

/// <summary>
/// Assessments that came to amber or not known. Of each table and baby the latest counts: a later one that is clear ends it, a later red one is a
/// finding. While a referral made for it is open, that is said instead; its outcome answers it when somebody saw her. A clearance answers it too.
/// </summary>
internal static class UnansweredChecks
{
    public static IEnumerable<Unanswered> Of(MotherRecord mother) => mother.Assessments
        .GroupBy(assessment => (assessment.TableId, assessment.Baby))
        .OrderBy(group => group.Key.TableId, StringComparer.Ordinal).ThenBy(group => group.Key.Baby)
        .SelectMany(group => OfLatest(mother, group.Last()));

    private static IEnumerable<Unanswered> OfLatest(MotherRecord mother, Assessment latest)
    {
        var result = latest.Result(mother.Identity.BirthAt);
        return result.Level is TriageLevel.Red or TriageLevel.Clear || IsAnswered(mother, latest.AssessmentId) ? []
            : CodesOf(latest.TableId, result).Select(code => new Unanswered(AlertLevel.Amber, Unanswered.Coded(code, latest.Baby, mother), latest.OccurredAt));
    }

    private static IEnumerable<string> CodesOf(string table, TriageResult result)
    {
        var found = result.Findings.Select(finding => $"triage.{table}.{finding.Sign.Id}");
        return result.Open.Count > 0 ? found.Append("open." + table) : found;
    }

    private static bool IsAnswered(MotherRecord mother, Guid assessment)
    {
        var made = mother.Referrals.Where(referral => referral.Because == ReferralBecause.Assessment && referral.BecauseId == assessment).ToList();
        return mother.Clearances.Any(clearance => clearance.CauseId == assessment || made.Any(referral => referral.ReferralId == clearance.CauseId))
            || made.Any(referral => referral.Closed is null)
            || (made.Count > 0 && Unanswered.IsAnsweredBy(made[^1]));
    }
}
