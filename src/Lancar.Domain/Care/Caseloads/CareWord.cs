using System.Text.Json;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Caseloads;

/// <summary>The latest word on whether a mother is in care.</summary>
/// <param name="EventId">The event that said it.</param>
/// <param name="At">When it happened.</param>
/// <param name="Reason">Why she left; null when she came back.</param>
public sealed record CareWord(Guid EventId, DateTimeOffset At, string? Reason);

/// <summary>Leaving care and coming back: read, folded, and asked about. Facts of a mother who left are still taken: a phone may have been long without internet.</summary>
public static class InCare
{
    /// <summary>Reads the payload of <c>mother.left-care</c>.</summary>
    /// <returns>The payload, or <c>event.broken</c> or <c>leaving.unknown-reason</c> with the field.</returns>
    public static Result<CarePayload> ReadLeft(JsonElement payload)
    {
        var fields = new FieldReader(payload, "payload");
        var reason = fields.Text("reason");
        return fields.Broken is { } where ? Error.Of("event.broken", where)
            : Leaving.Rules.Reasons.All(known => known.Id != reason) ? Error.Of("leaving.unknown-reason", "payload.reason")
            : new CarePayload.LeftCare(reason);
    }

    /// <summary>Folds a word on care in: the latest by the time it happened counts; at the same time, the greater id.</summary>
    public static Result<MotherRecord> Apply(MotherRecord record, CareEvent fact, string? reason)
    {
        var later = record.LastWordOnCare is not { } known || fact.OccurredAt > known.At
            || (fact.OccurredAt == known.At && string.CompareOrdinal(fact.Id.ToString("D"), known.EventId.ToString("D")) > 0);
        return later ? record with { LastWordOnCare = new(fact.Id, fact.OccurredAt, reason) } : record;
    }

    /// <summary>True when her latest word is that she left.</summary>
    public static bool HasLeft(MotherRecord record) => record.LastWordOnCare is { Reason: not null };

    /// <summary>True when lists and phones no longer show her: she left so long ago, and nothing red is open. An unanswered red sign does not end with the care.</summary>
    public static bool IsGone(MotherRecord record, DateTimeOffset now) =>
        HasLeft(record) && now >= record.LastWordOnCare!.At.AddDays(Leaving.Rules.KeepDays)
        && record.OpenFindings().Count == 0 && Unanswered.Of(record).All(one => one.Level != AlertLevel.Red);

    /// <summary>Of these events what is told now: all of mothers in care, and of those who are gone only what ends what a phone still has of them (<see cref="IsToldOfTheGone"/>).</summary>
    /// <param name="read">Events of any mothers.</param>
    /// <param name="records">The records of these mothers.</param>
    /// <param name="now">The clock.</param>
    public static IReadOnlyList<StoredEvent> Told(IEnumerable<StoredEvent> read, IReadOnlyDictionary<Guid, MotherRecord> records, DateTimeOffset now)
    {
        var gone = records.Values.Where(mother => IsGone(mother, now)).ToDictionary(mother => mother.MotherId);
        return [.. read.Where(stored => gone.GetValueOrDefault(stored.Event.MotherId) is not { } mother || IsToldOfTheGone(mother, stored))];
    }

    /// <summary>
    /// What is told of a mother who is gone: the words on leaving and returning, and of what came since she left that which can end what was open,
    /// so that a phone that kept her for it lets her go.
    /// </summary>
    public static bool IsToldOfTheGone(MotherRecord gone, StoredEvent stored) => stored.Event.Payload switch
    {
        CarePayload.LeftCare or CarePayload.Returned => true,
        TriagePayload or CarePayload.ObservationRecorded => stored.RecordedAt >= gone.LastWordOnCare!.At,
        _ => false,
    };
}
