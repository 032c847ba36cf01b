using System.Runtime.CompilerServices;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Triage;

/// <summary>Something somebody must look at that is no finding: it holds no massage. The rule is told in <c>docs/api/safety.md</c> and stands in <c>web/care/unanswered.ts</c> too.</summary>
/// <param name="Level">Amber: the same day. Red: now.</param>
/// <param name="Code"><c>triage.baby.few-feeds</c>, <c>open.mother</c> (something asked is not known), <c>alert.epds.self-harm</c>; of twins with the number, <c>open.baby:2</c>.</param>
/// <param name="At">When it was found.</param>
public sealed record Unanswered(AlertLevel Level, string Code, DateTimeOffset At)
{
    /// <summary>It depends on the record alone, and a record never changes: worked out once for each, as long as it is kept.</summary>
    private static readonly ConditionalWeakTable<MotherRecord, IReadOnlyList<Unanswered>> Known = [];

    /// <summary>Every check and alert nobody has answered yet: assessments in the order of their subjects, then alerts.</summary>
    /// <param name="mother">Her facts.</param>
    public static IReadOnlyList<Unanswered> Of(MotherRecord mother) =>
        Known.GetValue(mother, static known => [.. UnansweredChecks.Of(known), .. UnansweredAlerts.Of(known)]);

    /// <summary>True when the referral is closed and answers what it was made for (<see cref="ReferralOutcome.Answers"/>).</summary>
    internal static bool IsAnsweredBy(Referral referral) => referral.Closed is { } closed && ReferralOutcomes.Current.Find(closed.Outcome)!.Answers;

    /// <summary>The code with the baby's number where there is more than one.</summary>
    internal static string Coded(string code, int? baby, MotherRecord mother) => baby is { } number && mother.Identity.Babies > 1 ? $"{code}:{number}" : code;
}
