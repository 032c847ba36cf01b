using Microsoft.Net.Http.Headers;

namespace Lancar.Server.Hosting;

/// <summary>A JSON answer that is the same for everybody and changes only with the program: made and compressed once, kept by its ETag. Never for what is personal.</summary>
/// <param name="plain">The answer's bytes.</param>
/// <param name="tag">Its ETag, which changes exactly when the bytes do.</param>
internal sealed class PublicJson(byte[] plain, string tag)
{
    private readonly byte[] brotli = Encodings.Brotli(plain);
    private readonly byte[] gzip = Encodings.Gzip(plain);

    /// <summary>The answer in the smallest form its reader can undo, or 304 when the reader has it.</summary>
    public IResult Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var (bytes, encoding) = context.Request.TakesBrotli() ? (brotli, "br") : context.Request.TakesGzip() ? (gzip, "gzip") : (plain, null);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(bytes, "application/json; charset=utf-8");
    }
}
