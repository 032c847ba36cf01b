using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Triage;

/// <summary>
/// What a helper may see of referrals: that there is one, how soon, and its coded outcome, so that his phone holds massage back too.
/// Not where she was sent and not what was noted: both can tell what was found.
/// </summary>
internal static class HelperSight
{
    /// <summary>The referral without place and note.</summary>
    public static Referral Of(Referral referral) => referral with { To = null, Closed = referral.Closed is { } closed ? closed with { Note = null } : null };

    /// <summary>The event without place and note; other events as they are.</summary>
    public static StoredEvent Of(StoredEvent stored) => stored.Event.Payload switch
    {
        TriagePayload.Referred referred => Without(stored, "to", referred with { To = null }),
        TriagePayload.ReferralEnded ended => Without(stored, "note", ended with { Note = null }),
        _ => stored,
    };

    private static StoredEvent Without(StoredEvent stored, string member, CarePayload payload)
    {
        // Only what the contract names is handed on: a member nobody knows may hold anything.
        var sent = JsonNode.Parse(stored.Event.PayloadText)!.AsObject();
        var shown = new JsonObject();
        foreach (var name in new[] { "referralId", "because", "becauseId", "urgency", "outcome" }.Where(sent.ContainsKey))
        {
            shown[name] = sent[name]?.DeepClone();
        }

        shown[member] = null;
        return stored with { Event = stored.Event with { Payload = payload, PayloadText = shown.ToJsonString() } };
    }
}
