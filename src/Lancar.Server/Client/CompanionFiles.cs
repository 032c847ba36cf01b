using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Lancar.Server.Client;

/// <summary>One file of the companion app as it is served.</summary>
/// <param name="Plain">The bytes as built.</param>
/// <param name="Brotli">The same bytes compressed by the build, or null where that does not make them smaller (pictures, sound).</param>
/// <param name="ContentType">Media type.</param>
/// <param name="ETag">Strong entity tag: the quoted SHA-256 of the plain bytes.</param>
internal sealed record CompanionFile(byte[] Plain, byte[]? Brotli, string ContentType, string ETag);

/// <summary>The companion app as embedded in this assembly, keyed by its path below <c>/app/</c>. Read once, at first use.</summary>
internal static class CompanionFiles
{
    private const string Prefix = "app/";
    private const string Packed = ".br";
    private static readonly Lazy<FrozenDictionary<string, CompanionFile>> Files = new(Load);

    /// <summary>The file at <paramref name="path"/> (no leading slash; the empty path is <c>index.html</c>), or null when there is none.</summary>
    public static CompanionFile? Find(string path) => Files.Value.GetValueOrDefault(path.Length == 0 ? "index.html" : path);

    private static FrozenDictionary<string, CompanionFile> Load()
    {
        var assembly = typeof(CompanionFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(Packed, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static CompanionFile Read(Assembly assembly, string name)
    {
        var plain = Bytes(assembly, name)!;
        return new CompanionFile(plain, Bytes(assembly, name + Packed), ContentType(Path.GetExtension(name)), $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))}\"");
    }

    private static byte[]? Bytes(Assembly assembly, string name)
    {
        using var source = assembly.GetManifestResourceStream(name);
        if (source is null)
        {
            return null;
        }

        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    private static string ContentType(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".webmanifest" => "application/manifest+json; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    };
}
