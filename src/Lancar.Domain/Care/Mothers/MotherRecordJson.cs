using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lancar.Domain.Care.Mothers;

/// <summary>The record as JSON text, for the projection table.</summary>
public static class MotherRecordJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a record.</summary>
    public static string Write(MotherRecord record) => JsonSerializer.Serialize(record, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a record: rebuild the projection.</exception>
    public static MotherRecord Read(string json) => JsonSerializer.Deserialize<MotherRecord>(json, Options) ?? throw new JsonException("The record is null.");
}
