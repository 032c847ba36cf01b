using System.Text.Json.Nodes;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;

namespace Lancar.Domain.Care.Triage;

/// <summary>
/// What a helper sees of each event he may see at all: the members named here and no others, because a member nobody knows may hold anything.
/// Of a referral that there is one, how soon, and its coded outcome, so that his phone holds massage back too; not where she was sent and not what
/// was noted: both can tell what was found. That a plan was ended and that she left care, but not why. The table stands in <c>docs/api/events.md</c>.
/// </summary>
internal static class HelperSight
{
    private const string Unsaid = "other";

    private static readonly string[] InSession = ["sessionId", "boot", "mono"];

    private static readonly Dictionary<string, IReadOnlyList<string>> Members = new(StringComparer.Ordinal)
    {
        [CareEventType.MotherRegistered] = ["name", "birthAt", "zone", "deliveryMode", "parity", "gestationalWeeks", "babies", "studyCode"],
        [CareEventType.MotherLeftCare] = [],
        [CareEventType.MotherReturned] = [],
        [CareEventType.ConsentRecorded] = ["purpose", "given", "textVersion"],
        ["session.opened"] = [.. InSession, "protocolId", "protocolVersion", "performer"],
        ["session.signs-checked"] = [.. InSession, "answers"],
        ["session.started"] = [.. InSession, "consent", "comfortBefore", "position"],
        ["session.paused"] = [.. InSession, "reason"],
        ["session.resumed"] = InSession,
        ["session.phase-ended"] = InSession,
        ["session.finished"] = InSession,
        ["session.stopped"] = [.. InSession, "reason"],
        ["session.closed"] = [.. InSession, "comfortAfter", "adverse"],
        [CareEventType.PlanMade] = ["planId", "protocolId", "protocolVersion", "performer", "sessionsPerDay", "days", "startWindowHours"],
        [CareEventType.PlanEnded] = ["planId"],
        [CareEventType.MassageRecalled] = ["recallId", "minutes", "performer", "protocolId"],
        [TriageEventType.ReferralMade] = ["referralId", "because", "becauseId", "urgency"],
        [TriageEventType.ReferralClosed] = ["referralId", "outcome"],
        [TriageEventType.ClearanceRecorded] = ["clearanceId", "because", "becauseId"],
    };

    /// <summary>The referral without place, observation and note.</summary>
    public static Referral Of(Referral referral) => referral with { To = null, ObservationId = null, Closed = referral.Closed is { } closed ? closed with { Note = null } : null };

    /// <summary>The plan without why it was ended.</summary>
    public static CarePlan Of(CarePlan plan) => plan.EndReason is null ? plan : plan with { EndReason = PlanEndReason.Other };

    /// <summary>The word on care without why she left.</summary>
    public static CareWord? Of(CareWord? word) => word?.Reason is null ? word : word with { Reason = Unsaid };

    /// <summary>The event as a helper sees it.</summary>
    /// <exception cref="ArgumentException">He sees no event of this type.</exception>
    public static StoredEvent Of(StoredEvent stored)
    {
        if (!Members.TryGetValue(stored.Event.Type, out var members))
        {
            throw new ArgumentException($"A helper is shown no {stored.Event.Type}.", nameof(stored));
        }

        var sent = JsonNode.Parse(stored.Event.PayloadText)!.AsObject();
        var shown = new JsonObject(members.Where(sent.ContainsKey).Select(name => KeyValuePair.Create(name, sent[name]?.DeepClone())));
        var payload = Covered(stored.Event.Payload, shown);
        return stored with { Event = stored.Event with { Payload = payload, PayloadText = shown.ToJsonString() } };
    }

    /// <summary>What the contract asks for and he is not told, said as nothing.</summary>
    private static CarePayload Covered(CarePayload payload, JsonObject shown)
    {
        switch (payload)
        {
            case TriagePayload.Referred referred:
                shown["to"] = null;
                shown["observationId"] = null;
                return referred with { To = null, ObservationId = null };
            case TriagePayload.ReferralEnded ended:
                shown["note"] = null;
                return ended with { Note = null };
            case PlanEnded plan:
                shown["reason"] = Unsaid;
                return plan with { Reason = PlanEndReason.Other };
            case CarePayload.LeftCare:
                shown["reason"] = Unsaid;
                return new CarePayload.LeftCare(Unsaid);
            default:
                return payload;
        }
    }
}
