using System.Text.Json.Nodes;
using Lancar.Domain.Care.Triage;

namespace Lancar.Tests.Care.Triage;

/// <summary>Events of safety as a phone would send them.</summary>
internal static class SafetyFacts
{
    public static JsonObject Assessed(this Facts facts, DateTimeOffset at, string table, object answers, int? baby = null, Guid? id = null, int version = 1) =>
        facts.Event("assessment.recorded", at, new { assessmentId = id ?? Guid.CreateVersion7(), table, tableVersion = version, baby, answers });

    /// <summary>A baby with a temperature and everything else well.</summary>
    public static JsonObject BabyAt(this Facts facts, DateTimeOffset at, decimal temperature, Guid? id = null) =>
        facts.Assessed(at, "baby", WellBaby(temperature), 1, id);

    public static Dictionary<string, object> WellBaby(decimal temperature)
    {
        var answers = TriageTables.Current.Single(table => table.Id == "baby").Questions.ToDictionary(question => question.Id, question => (object)"no");
        (answers["temperature"], answers["breathing"], answers["feeds"], answers["wet-nappies"], answers["weight-loss"]) = (temperature, 45, 10, 8, 0);
        return answers;
    }

    public static JsonObject Referred(this Facts facts, DateTimeOffset at, string because, Guid? becauseId, Guid? id = null, string urgency = "now", string? to = null) =>
        facts.Event("referral.made", at, new { referralId = id ?? Guid.CreateVersion7(), because, becauseId, urgency, to });

    public static JsonObject ReferralClosed(this Facts facts, DateTimeOffset at, Guid referral, string outcome, string? note = null) =>
        facts.Event("referral.closed", at, new { referralId = referral, outcome, note });

    public static JsonObject Harmed(this Facts facts, DateTimeOffset at, string kind = "dizziness", string severity = "mild", Guid? session = null, Guid? id = null) =>
        facts.Event("harm.recorded", at, new { harmId = id ?? Guid.CreateVersion7(), kind, severity, sessionId = session });

    public static JsonObject Cleared(this Facts facts, DateTimeOffset at, string because, Guid becauseId, Guid? id = null) =>
        facts.Event("clearance.recorded", at, new { clearanceId = id ?? Guid.CreateVersion7(), because, becauseId });
}
