using System.Text.Json;
using System.Text.Json.Serialization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Protocols;

/// <summary>A protocol as text in the shape of <c>data/protocols</c>: how a facility's own stand in the database and go to phones.</summary>
public static class ProtocolJson
{
    private static readonly JsonSerializerOptions Options = new(ProductData.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>Writes a protocol.</summary>
    public static string Write(Protocol protocol) => JsonSerializer.Serialize(protocol, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no protocol, or says more than a protocol can.</exception>
    public static Protocol Read(string json) => JsonSerializer.Deserialize<Protocol>(json, Options) ?? throw new JsonException("The protocol is null.");
}
