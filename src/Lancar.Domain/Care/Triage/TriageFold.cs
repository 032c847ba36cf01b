using System.Diagnostics;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>
/// Judges the events of safety. An assessment asks for consent to care as a measurement does; referrals, outcomes, harms and clearances are
/// taken without, for what endangers her is recorded even when she has withdrawn.
/// </summary>
internal static class TriageFold
{
    /// <summary>The record after the event, or the coded refusal.</summary>
    public static Result<MotherRecord> Apply(MotherRecord record, CareEvent fact, TriagePayload payload, Author author) =>
        FactRules.AfterBirth(record, fact, FactCodes.Assessment) is { } refusal ? refusal : payload switch
        {
            TriagePayload.Assessed assessed => Assess(record, fact, assessed, author),
            TriagePayload.Referred referred => Refer(record, fact, referred, author),
            TriagePayload.ReferralEnded ended => Close(record, fact, ended, author),
            TriagePayload.Harmed harmed => Note(record, fact, harmed, author),
            TriagePayload.Cleared cleared => Clear(record, fact, cleared, author),
            _ => throw new UnreachableException($"{payload.GetType().Name} has no rule."),
        };

    private static Result<MotherRecord> Assess(MotherRecord record, CareEvent fact, TriagePayload.Assessed payload, Author author) =>
        FactRules.Consented(record, fact, FactCodes.Assessment) is { } refusal ? refusal
        : payload.Baby > record.Identity.Babies ? Error.Of("assessment.which-baby", "payload.baby")
        : record.Assessments.Any(known => known.AssessmentId == payload.AssessmentId) ? Error.Of(FactCodes.Assessment.IdReused, "payload.assessmentId")
        : record with
        {
            Assessments = FactRules.Placed(
                record.Assessments, null,
                new(payload.AssessmentId, fact.Id, fact.OccurredAt, author.Name, payload.TableId, payload.TableVersion, payload.Baby, payload.Answers),
                assessment => assessment.OccurredAt),
        };

    private static Result<MotherRecord> Refer(MotherRecord record, CareEvent fact, TriagePayload.Referred payload, Author author) =>
        record.Referrals.Any(known => known.ReferralId == payload.ReferralId) ? Error.Of("referral.id-reused", "payload.referralId")
        : !IsKnown(record, payload.Because, payload.BecauseId) ? Error.Of("referral.because-unknown", "payload.becauseId")
        : record with
        {
            Referrals = [.. record.Referrals, new(payload.ReferralId, fact.OccurredAt, author.Name, payload.Because, payload.BecauseId, payload.Urgency, payload.To, payload.ObservationId, null)],
        };

    private static Result<MotherRecord> Close(MotherRecord record, CareEvent fact, TriagePayload.ReferralEnded payload, Author author)
    {
        var known = record.Referrals.FirstOrDefault(referral => referral.ReferralId == payload.ReferralId);
        return known is null ? Error.Of("referral.unknown", "payload.referralId")
            : known.Closed is not null ? Error.Of("referral.already-closed", "payload.referralId")
            : record with
            {
                Referrals =
                [
                    .. record.Referrals.Select(referral => referral != known ? referral
                        : known with { Closed = new(fact.OccurredAt, author.Name, payload.Outcome, payload.Note) }),
                ],
            };
    }

    private static Result<MotherRecord> Note(MotherRecord record, CareEvent fact, TriagePayload.Harmed payload, Author author) =>
        record.Harms.Any(known => known.HarmId == payload.HarmId) ? Error.Of("harm.id-reused", "payload.harmId")
        : payload.SessionId is { } session && record.Sessions.All(known => known.SessionId != session) ? Error.Of("harm.unknown-session", "payload.sessionId")
        : record with
        {
            Harms = FactRules.Placed(
                record.Harms, null, new(payload.HarmId, fact.OccurredAt, author.Name, payload.Kind, payload.Severity, payload.SessionId), harm => harm.At),
        };

    private static Result<MotherRecord> Clear(MotherRecord record, CareEvent fact, TriagePayload.Cleared payload, Author author)
    {
        var known = payload.Because switch
        {
            ClearanceBecause.Session => IsKnown(record, ReferralBecause.Session, payload.BecauseId),
            ClearanceBecause.Assessment => IsKnown(record, ReferralBecause.Assessment, payload.BecauseId),
            ClearanceBecause.Referral => record.Referrals.Any(referral => referral.ReferralId == payload.BecauseId),
        };
        return !known ? Error.Of("clearance.because-unknown", "payload.becauseId")
            : record.Clearances.Any(each => each.ClearanceId == payload.ClearanceId) ? Error.Of("clearance.id-reused", "payload.clearanceId")
            : record with { Clearances = [.. record.Clearances, new(payload.ClearanceId, fact.OccurredAt, author.Name, payload.BecauseId)] };
    }

    private static bool IsKnown(MotherRecord record, ReferralBecause because, Guid? id) => because switch
    {
        ReferralBecause.Session => record.Sessions.Any(session => session.SessionId == id),
        ReferralBecause.Assessment => record.Assessments.Any(assessment => assessment.AssessmentId == id),
        ReferralBecause.Judgement => id is null,
    };
}
