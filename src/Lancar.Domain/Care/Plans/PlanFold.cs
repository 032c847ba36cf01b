using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Plans;

/// <summary>
/// Judges plans and massages told of afterwards, and folds them in. Where the protocol's source states how often, for how long or when to
/// begin, the plan says the same; where the source is silent, the plan is free. Who wants something else makes a protocol of their own.
/// </summary>
internal static class PlanFold
{
    /// <summary>The record after one more event of a plan.</summary>
    public static Result<MotherRecord> Extend(MotherRecord record, CareEvent fact, ProtocolShelf protocols)
    {
        // Ending asks for no consent: who has withdrawn must be able to end her plan.
        if ((fact.Payload is PlanEnded ? FactRules.AfterBirth(record, fact, FactCodes.Programme) : FactRules.Admission(record, fact, FactCodes.Programme)) is { } refusal)
        {
            return refusal;
        }

        return fact.Payload switch
        {
            PlanMade made => Make(record, fact, made, protocols),
            PlanEnded ended => End(record, fact, ended),
            MassageRecalled recalled => Recall(record, fact, recalled, protocols),
            _ => throw new ArgumentException($"{fact.Type} is no event of a plan.", nameof(fact)),
        };
    }

    private static Result<MotherRecord> Make(MotherRecord record, CareEvent fact, PlanMade made, ProtocolShelf protocols)
    {
        var terms = made.Terms;
        if (protocols.Find(terms.ProtocolId, terms.ProtocolVersion) is not { } protocol)
        {
            return Error.Of("plan.unknown-protocol", "payload.protocolId");
        }

        return FactRules.Identity(fact, null, record.Plans.Any(plan => plan.PlanId == made.PlanId), FactCodes.Programme, "planId") is { } reused ? reused
            : Differing(terms, protocol) is { } field ? Error.Of("plan.unlike-protocol", "payload." + field)
            : record.Following(protocol) with { Plans = FactRules.Placed(record.Plans, null, new(made.PlanId, fact.OccurredAt, terms, null, null), plan => plan.MadeAt) };
    }

    /// <summary>The first field that differs from what the protocol's source states; null when none does.</summary>
    private static string? Differing(PlanTerms terms, Protocol protocol)
    {
        var schedule = protocol.Schedule;
        return !protocol.Performers.Contains(terms.Performer) ? "performer"
            : schedule.SessionsPerDay is { } perDay && terms.SessionsPerDay != perDay ? "sessionsPerDay"
            : schedule.Days is { } days && terms.Days != days ? "days"
            : schedule.StartHours is [var from, var to] && terms.StartWindow != new StartWindow(from, to) ? "startWindowHours"
            : null;
    }

    private static Result<MotherRecord> End(MotherRecord record, CareEvent fact, PlanEnded ended) =>
        record.Plans.FirstOrDefault(plan => plan.PlanId == ended.PlanId) is not { EndedAt: null } known || known.MadeAt > fact.OccurredAt
            ? Error.Of("plan.unknown", "payload.planId")
            : record with { Plans = [.. record.Plans.Select(plan => plan == known ? known with { EndedAt = fact.OccurredAt, EndReason = ended.Reason } : plan)] };

    private static Result<MotherRecord> Recall(MotherRecord record, CareEvent fact, MassageRecalled recalled, ProtocolShelf protocols)
    {
        if (recalled.ProtocolId is { } protocol && !protocols.Knows(protocol))
        {
            return Error.Of("plan.unknown-protocol", "payload.protocolId");
        }

        var known = record.Recalled.FirstOrDefault(one => one.RecallId == recalled.RecallId);
        return FactRules.Identity(fact, known?.EventId, known is not null, FactCodes.Programme, "recallId") is { } refusal ? refusal : record with
        {
            Recalled = FactRules.Placed(
                record.Recalled, known, new(recalled.RecallId, fact.Id, fact.OccurredAt, recalled.Minutes, recalled.Performer, recalled.ProtocolId), one => one.At),
        };
    }
}
