using Microsoft.Net.Http.Headers;

namespace Lancar.Server.Hosting;

/// <summary>Which compressed forms of an answer its reader can undo.</summary>
internal static class Encodings
{
    /// <summary>True when the request names Brotli among the encodings it accepts, and not with a weight of zero.</summary>
    public static bool TakesBrotli(this HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(one => one.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
}
