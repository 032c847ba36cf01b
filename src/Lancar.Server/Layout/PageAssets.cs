using System.Security.Cryptography;

namespace Lancar.Server.Layout;

/// <summary>The style sheet, script and icon of the pages, embedded so that they are there however and from wherever the server is started.</summary>
public static class PageAssets
{
    /// <summary>Maps <c>/css/pages.css</c>, <c>/js/typed.js</c> and <c>/favicon.svg</c>.</summary>
    public static IEndpointRouteBuilder MapPageAssets(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/css/pages.css", "pages/pages.css", "text/css; charset=utf-8");
        Map(routes, "/js/typed.js", "pages/typed.js", "text/javascript; charset=utf-8");
        Map(routes, "/favicon.svg", "pages/favicon.svg", "image/svg+xml");
        return routes;
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string resource, string contentType)
    {
        var bytes = Read(resource);
        var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");
        routes.MapGet(path, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes(bytes, contentType, entityTag: tag);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
