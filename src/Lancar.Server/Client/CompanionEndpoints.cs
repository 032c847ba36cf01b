using Lancar.Server.Hosting;
using Microsoft.Net.Http.Headers;

namespace Lancar.Server.Client;

/// <summary>Serves the companion app (the phone's offline-first app) under <c>/app/</c>.</summary>
public static class CompanionEndpoints
{
    /// <summary>
    /// Nothing but the app's own files may load: no inline script, no inline style, no foreign address.
    /// A stolen script tag in a mother's name therefore stays text.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// Maps <c>/app/</c> and the files below it, open to everybody: they hold no personal data, and a signed-out phone must still start.
    /// <c>/app</c> is sent on to <c>/app/</c>, because the service worker's scope ends with the slash.
    /// </summary>
    public static IEndpointRouteBuilder MapCompanion(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/app/{**path}", [HttpMethods.Get, HttpMethods.Head], Serve).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    private static async Task Serve(HttpContext context, string? path)
    {
        // "/app" and "/app/" are one route to ASP.NET; only the address tells them apart.
        if (string.IsNullOrEmpty(path) && !context.Request.Path.Value!.EndsWith('/'))
        {
            context.Response.Redirect("/app/" + context.Request.QueryString, permanent: false);
            return;
        }

        if (CompanionFiles.Find(path ?? "") is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        WriteHeaders(context.Response.Headers, file);
        if (context.Request.Headers.IfNoneMatch.Contains(file.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = file.Plain;
        if (file.Brotli is { } brotli && context.Request.TakesBrotli())
        {
            context.Response.Headers.ContentEncoding = "br";
            body = brotli;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static void WriteHeaders(IHeaderDictionary headers, CompanionFile file)
    {
        headers.ETag = file.ETag;
        // The service worker keeps the files; the browser's own cache must ask, or an update would be mixed from two versions.
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "screen-wake-lock=(self), camera=(), microphone=(), geolocation=()";
        headers["Service-Worker-Allowed"] = "/app/";
    }
}
