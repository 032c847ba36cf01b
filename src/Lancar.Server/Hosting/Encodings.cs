using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Lancar.Server.Hosting;

/// <summary>Compressed forms of an answer, and which of them its reader can undo.</summary>
internal static class Encodings
{
    /// <summary>True when the request names Brotli among the encodings it accepts, and not with a weight of zero.</summary>
    public static bool TakesBrotli(this HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(one => one.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    /// <summary>The bytes compressed as tightly as can be: for what is made once and sent often, never for what is personal.</summary>
    public static byte[] Brotli(byte[] plain)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(plain);
        }

        return target.ToArray();
    }
}
