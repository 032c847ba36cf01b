using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Simulation;

/// <summary>A fact before its phone has numbered it.</summary>
/// <param name="MadeAt">When it is made: its place among the phone's facts.</param>
/// <param name="OccurredAt">When what it says happened; earlier than <paramref name="MadeAt"/> for a correction.</param>
/// <param name="ByHelper">True when the helper's phone makes it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Payload">What it says.</param>
/// <param name="Corrects">The fact it replaces.</param>
internal sealed record SimulatedDraft(
    DateTimeOffset MadeAt, DateTimeOffset OccurredAt, bool ByHelper, Guid Id, string Type, JsonObject Payload, Guid? Corrects = null)
{
    /// <summary>Signs beyond ASCII are written as they are.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event on one line.</summary>
    public string Write(Guid deviceId, long deviceSequence, Guid motherId) => new JsonObject
    {
        ["id"] = Id, ["type"] = Type, ["schema"] = CareEventReader.Schema, ["deviceId"] = deviceId, ["deviceSequence"] = deviceSequence,
        ["occurredAt"] = InstantText.Write(OccurredAt), ["motherId"] = motherId, ["corrects"] = Corrects, ["payload"] = Payload,
    }.ToJsonString(Plain);
}
