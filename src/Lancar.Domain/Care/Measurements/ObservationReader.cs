using System.Text.Json;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Reads the payload of <c>observation.recorded</c>. Whether the answers fit is judged when the age is known.</summary>
internal static class ObservationReader
{
    private const int MostValues = 100;

    /// <summary>Reads it.</summary>
    /// <returns>The payload, <c>event.broken</c> with the field, or <c>measurement.unknown-instrument</c>.</returns>
    public static Result<CarePayload> Read(FieldReader fields)
    {
        var observationId = fields.Id("observationId");
        var instrumentId = fields.Text("instrumentId", 60);
        var version = fields.Whole("instrumentVersion", 1);
        var baby = fields.WholeOrNull("baby");
        var values = fields.Object("values");
        if (fields.Broken is { } where)
        {
            return Error.Of("event.broken", where);
        }

        if (InstrumentLibrary.Find(instrumentId, version) is null)
        {
            return Error.Of("measurement.unknown-instrument", "payload.instrumentId");
        }

        if (baby is < 1 or > 4)
        {
            return Error.Of("observation.baby", "payload.baby");
        }

        var given = new SortedDictionary<string, ItemValue>(StringComparer.Ordinal);
        foreach (var member in values.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            if (given.Count == MostValues || ValueOf(member.Value) is not { } value)
            {
                return Error.Of("event.broken", "payload.values." + (member.Name.Length <= 40 ? member.Name : member.Name[..40]));
            }

            given[member.Name] = value;
        }

        return new CarePayload.ObservationRecorded(observationId, instrumentId, (int)version, (int?)baby, given);
    }

    private static ItemValue? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDecimal(out var number) => ItemValue.Of(number),
        JsonValueKind.String when element.GetString() is { Length: > 0 and <= 60 } word => ItemValue.Of(word),
        _ => null,
    };
}
