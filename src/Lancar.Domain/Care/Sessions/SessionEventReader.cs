using System.Text.Json;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Sessions;

/// <summary>Reads the engine's events from JSON: strictly, so that a broken event is refused before anything is judged.</summary>
public static class SessionEventReader
{
    private static readonly Dictionary<string, SignAnswer> Answers = new(StringComparer.Ordinal)
    {
        ["yes"] = SignAnswer.Yes, ["no"] = SignAnswer.No, ["unknown"] = SignAnswer.Unknown,
    };

    private static readonly Dictionary<string, int> PerformerWords =
        SessionEngine.Performers.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);

    /// <summary>Reads an event as it stands in the conformance cases: <c>type</c>, <c>at</c>, <c>boot</c>, <c>mono</c> and the fields of its type.</summary>
    /// <returns>The event, or <c>event.broken</c> or <c>event.unknown-type</c>.</returns>
    public static Result<SessionEvent> Read(JsonElement json)
    {
        var fields = new FieldReader(json, "");
        var type = fields.Text("type");
        var at = fields.Whole("at", 0);
        return fields.Broken is { } where ? Error.Of(SessionRefusal.Broken, where) : Read(type, at, json, "");
    }

    /// <summary>Reads the event of a payload, whose wall clock stands in the envelope.</summary>
    /// <param name="type">Type without the prefix: <c>paused</c>.</param>
    /// <param name="at">Wall clock, Unix milliseconds.</param>
    /// <param name="payload">Object with <c>boot</c>, <c>mono</c> and the fields of the type.</param>
    /// <param name="path">Path of the payload, named in errors.</param>
    /// <returns>The event, or <c>event.broken</c> or <c>event.unknown-type</c>.</returns>
    public static Result<SessionEvent> Read(string type, long at, JsonElement payload, string path)
    {
        var fields = new FieldReader(payload, path);
        var boot = fields.Text("boot");
        var mono = fields.Whole("mono", 0);
        if (fields.Broken is { } clock)
        {
            return Error.Of(SessionRefusal.Broken, clock);
        }

        SessionEvent? happened = type switch
        {
            "opened" => new SessionEvent.Opened(at, boot, mono, fields.Text("sessionId"), fields.Text("protocolId"),
                (int)Math.Min(fields.Whole("protocolVersion", 1), int.MaxValue), SessionEngine.Performers[fields.Word("performer", PerformerWords)]),
            "signs-checked" => new SessionEvent.SignsChecked(at, boot, mono, fields.Words("answers", Answers)),
            "started" => new SessionEvent.Started(at, boot, mono, fields.Flag("consent"), fields.WholeOrNull("comfortBefore"), fields.Text("position")),
            "paused" => new SessionEvent.Paused(at, boot, mono, fields.Text("reason")),
            "resumed" => new SessionEvent.Resumed(at, boot, mono),
            "phase-ended" => new SessionEvent.PhaseEnded(at, boot, mono),
            "finished" => new SessionEvent.Finished(at, boot, mono),
            "stopped" => new SessionEvent.Stopped(at, boot, mono, fields.Text("reason")),
            "closed" => new SessionEvent.Closed(at, boot, mono, fields.WholeOrNull("comfortAfter"), fields.Texts("adverse")),
            _ => null,
        };
        return happened is null ? Error.Of(SessionRefusal.UnknownType, "type")
            : fields.Broken is { } where ? Error.Of(SessionRefusal.Broken, where)
            : happened;
    }
}
