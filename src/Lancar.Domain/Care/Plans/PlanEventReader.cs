using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Plans;

/// <summary>Reads the payloads of plans and of massages told of afterwards.</summary>
internal static class PlanEventReader
{
    private const int LongestRecalledMinutes = 120;

    private static readonly Dictionary<string, PlanEndReason> EndReasons = new(StringComparer.Ordinal)
    {
        ["completed"] = PlanEndReason.Completed, ["she-wishes"] = PlanEndReason.SheWishes, ["health"] = PlanEndReason.Health,
        ["moved"] = PlanEndReason.Moved, ["other"] = PlanEndReason.Other,
    };

    private static readonly HashSet<string> Performers = new(StringComparer.Ordinal) { "midwife", "husband", "family" };

    /// <summary>Reads a payload of <c>plan.made</c>, <c>plan.ended</c> or <c>massage.recalled</c>.</summary>
    public static Result<CarePayload> Read(string type, FieldReader fields) => type switch
    {
        CareEventType.PlanMade => Made(fields),
        CareEventType.PlanEnded => Finish(fields, null, new PlanEnded(fields.Id("planId"), fields.Word("reason", EndReasons))),
        _ => Recalled(fields),
    };

    private static Result<CarePayload> Made(FieldReader fields)
    {
        var planId = fields.Id("planId");
        var (protocol, version, performer) = (fields.Text("protocolId", 60), fields.Whole("protocolVersion", 1), fields.Text("performer", 20));
        var (perDay, days, window) = (fields.WholeOrNull("sessionsPerDay"), fields.WholeOrNull("days"), fields.WholePairOrNull("startWindowHours"));
        var bounds = ProtocolBounds.Current;
        var outside = !Performers.Contains(performer) ? Error.Of("event.broken", "payload.performer")
            : perDay < 1 || perDay > bounds.MostSessionsPerDay.Value ? OutOfRange("sessionsPerDay")
            : days < 1 || days > bounds.MostDays.Value ? OutOfRange("days")
            : window is { } hours && (hours.First < 0 || hours.First >= hours.Second || hours.Second > bounds.LastHour) ? OutOfRange("startWindowHours")
            : null;
        return Finish(fields, outside, new PlanMade(planId, new(
            protocol, (int)Math.Min(version, int.MaxValue), performer, (int?)perDay, (int?)days,
            window is { } read && outside is null ? new StartWindow((int)read.First, (int)read.Second) : null)));
    }

    private static Result<CarePayload> Recalled(FieldReader fields)
    {
        var recallId = fields.Id("recallId");
        var (minutes, performer, protocol) = (fields.Whole("minutes"), fields.Text("performer", 20), fields.TextOrNull("protocolId", 60));
        var outside = !Performers.Contains(performer) ? Error.Of("event.broken", "payload.performer")
            : minutes is < 1 or > LongestRecalledMinutes ? Error.Of("recall.out-of-range", "payload.minutes")
            : null;
        return Finish(fields, outside, new MassageRecalled(recallId, (int)Math.Clamp(minutes, 0, int.MaxValue), performer, protocol));
    }

    private static Error OutOfRange(string field) => Error.Of("plan.out-of-range", "payload." + field);

    private static Result<CarePayload> Finish(FieldReader fields, Error? refusal, CarePayload payload) =>
        fields.Broken is { } where ? Error.Of("event.broken", where) : refusal is not null ? refusal : payload;
}
