using System.Security.Cryptography;
using Lancar.Server.Client;
using Lancar.Server.Hosting;
using Microsoft.Net.Http.Headers;

namespace Lancar.Server.Layout;

/// <summary>
/// The style sheet, script and icon of the pages, embedded so that they are there however and from wherever the server is started. They hold nothing personal:
/// they are sent compressed, and kept by browsers without asking again, because a page names them by their content.
/// </summary>
public static class PageAssets
{
    private static readonly Asset Styles = new("/css/pages.css", "text/css; charset=utf-8", [.. CompanionFiles.Find("tokens.css")!.Plain, .. Read("pages/pages.css")]);
    private static readonly Asset Script = new("/js/typed.js", "text/javascript; charset=utf-8", Read("pages/typed.js"));
    private static readonly Asset Icon = new("/favicon.svg", "image/svg+xml", Read("pages/favicon.svg"));

    /// <summary>Address of the style sheet: the tokens shared with the companion app, then the pages' own rules. Another one with other content.</summary>
    public static string StylesAddress => Styles.Address;

    /// <summary>Address of the script of long forms, another one with another script.</summary>
    public static string ScriptAddress => Script.Address;

    /// <summary>Address of the icon, another one with another picture.</summary>
    public static string IconAddress => Icon.Address;

    /// <summary>Maps <c>/css/pages.css</c>, <c>/js/typed.js</c> and <c>/favicon.svg</c>.</summary>
    public static IEndpointRouteBuilder MapPageAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in (Asset[])[Styles, Script, Icon])
        {
            routes.MapGet(asset.Path, (HttpContext context) => Send(context, asset)).AllowAnonymous().ExcludeFromDescription();
        }

        return routes;
    }

    private static IResult Send(HttpContext context, Asset asset)
    {
        var headers = context.Response.Headers;
        // Whoever asks without the version, or with that of another release, must ask again next time.
        headers.CacheControl = context.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var packed = context.Request.TakesBrotli();
        if (packed)
        {
            headers.ContentEncoding = "br";
        }

        return Results.Bytes(packed ? asset.Brotli : asset.Plain, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}{(packed ? "-br" : "")}\""));
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Asset(string path, string contentType, byte[] plain)
    {
        public string Path => path;

        public string ContentType => contentType;

        public byte[] Plain => plain;

        public byte[] Brotli { get; } = Encodings.Brotli(plain);

        public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(plain))[..16];

        public string Address => $"{path}?v={Version}";
    }
}
