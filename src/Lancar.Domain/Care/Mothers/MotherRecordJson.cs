using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lancar.Domain.Care.Mothers;

/// <summary>The record as JSON text, for the projection table.</summary>
public static class MotherRecordJson
{
    /// <summary>
    /// Format of the stored records. Raised whenever the record gets another shape or the same events make another record: records of another
    /// format are made anew from the events when the storage is opened.
    /// </summary>
    public const int Format = 3;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The shape of a written record as a JSON schema: what a test holds <see cref="Format"/> to.</summary>
    public static string Shape() => Options.GetJsonSchemaAsNode(typeof(MotherRecord)).ToJsonString();

    /// <summary>Writes a record.</summary>
    public static string Write(MotherRecord record) => JsonSerializer.Serialize(record, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a record: rebuild the projection.</exception>
    public static MotherRecord Read(string json) => JsonSerializer.Deserialize<MotherRecord>(json, Options) ?? throw new JsonException("The record is null.");
}
