using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Lancar.Server.Hosting;

/// <summary>Compressed forms of an answer, and which of them its reader can undo.</summary>
internal static class Encodings
{
    /// <summary>True when the request names Brotli among the encodings it accepts, and not with a weight of zero.</summary>
    public static bool TakesBrotli(this HttpRequest request) => Takes(request, "br");

    /// <summary>The same for gzip, which every library can undo.</summary>
    public static bool TakesGzip(this HttpRequest request) => Takes(request, "gzip");

    /// <summary>The bytes compressed as tightly as can be: for what is made once and sent often, never for what is personal.</summary>
    public static byte[] Brotli(byte[] plain) => Compressed(plain, target => new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true));

    /// <inheritdoc cref="Brotli"/>
    public static byte[] Gzip(byte[] plain) => Compressed(plain, target => new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true));

    private static bool Takes(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    private static byte[] Compressed(byte[] plain, Func<Stream, Stream> compress)
    {
        using var target = new MemoryStream();
        using (var stream = compress(target))
        {
            stream.Write(plain);
        }

        return target.ToArray();
    }
}
