using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Triage;

/// <summary>What an event of safety says.</summary>
/// <param name="SubjectId">The identity made for it: of the assessment, referral, harm or clearance.</param>
public abstract record TriagePayload(Guid SubjectId) : CarePayload
{
    /// <summary>A decision table was gone through.</summary>
    public sealed record Assessed(Guid AssessmentId, string TableId, int TableVersion, int? Baby, IReadOnlyDictionary<string, TriageAnswer> Answers)
        : TriagePayload(AssessmentId);

    /// <summary>She or a baby was referred.</summary>
    public sealed record Referred(Guid ReferralId, ReferralBecause Because, Guid? BecauseId, ReferralUrgency Urgency, string? To, Guid? ObservationId) : TriagePayload(ReferralId);

    /// <summary>What came of a referral.</summary>
    public sealed record ReferralEnded(Guid ReferralId, string Outcome, string? Note) : TriagePayload(ReferralId);

    /// <summary>Something harmed her.</summary>
    public sealed record Harmed(Guid HarmId, string Kind, HarmSeverity Severity, Guid? SessionId) : TriagePayload(HarmId);

    /// <summary>A midwife saw her and lets massage go on.</summary>
    public sealed record Cleared(Guid ClearanceId, ClearanceBecause Because, Guid BecauseId) : TriagePayload(ClearanceId);
}

/// <summary>What is cleared.</summary>
public enum ClearanceBecause
{
    /// <summary>A session that found a red sign or ended with danger.</summary>
    Session,

    /// <summary>A red assessment.</summary>
    Assessment,

    /// <summary>A referral made by judgement.</summary>
    Referral,
}

/// <summary>The types of events of safety.</summary>
public static class TriageEventType
{
    /// <summary>A decision table was gone through.</summary>
    public const string AssessmentRecorded = "assessment.recorded";

    /// <summary>A referral was made.</summary>
    public const string ReferralMade = "referral.made";

    /// <summary>The outcome of a referral is known.</summary>
    public const string ReferralClosed = "referral.closed";

    /// <summary>A harm was recorded.</summary>
    public const string HarmRecorded = "harm.recorded";

    /// <summary>A midwife lets massage go on.</summary>
    public const string ClearanceRecorded = "clearance.recorded";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [AssessmentRecorded, ReferralMade, ReferralClosed, HarmRecorded, ClearanceRecorded];
}
