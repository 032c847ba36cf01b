using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lancar.Domain.Kernel;

/// <summary>
/// Reads the versioned product content of <c>data/</c> (protocols, instruments, triage rules, expected patterns, texts),
/// which is embedded in this assembly so that server, command and tests always work from the same content.
/// </summary>
public static class ProductData
{
    /// <summary>How product content is read: camel case, enums as kebab-case words, comments allowed, unknown members refused.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The paths below <c>data/</c> that start with <paramref name="folder"/>, in ordinal order, for example <c>protocols/kerinci.json</c>.</summary>
    public static IReadOnlyList<string> List(string folder) =>
        [.. typeof(ProductData).Assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith("data/" + folder, StringComparison.Ordinal))
            .Select(name => name["data/".Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>The bytes of one content file.</summary>
    /// <param name="path">Path below <c>data/</c>, with forward slashes.</param>
    /// <exception cref="FileNotFoundException">There is no such content.</exception>
    public static byte[] Bytes(string path)
    {
        using var stream = typeof(ProductData).Assembly.GetManifestResourceStream("data/" + path)
            ?? throw new FileNotFoundException($"No product content data/{path}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>One content file as <typeparamref name="T"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such content.</exception>
    /// <exception cref="JsonException">The content does not have the shape of <typeparamref name="T"/>.</exception>
    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(Bytes(path), Json) ?? throw new JsonException($"data/{path} holds null.");
}
