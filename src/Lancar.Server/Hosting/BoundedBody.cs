namespace Lancar.Server.Hosting;

/// <summary>Reads a request's body up to a limit, whether or not its length was told before.</summary>
internal static class BoundedBody
{
    /// <summary>The body, or null when it is larger than <paramref name="most"/> bytes; no more than that is ever held.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var buffer = new byte[(int)(request.ContentLength ?? most) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length <= most ? buffer.AsMemory(0, length) : null;
    }
}
