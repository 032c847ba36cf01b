using System.Security.Cryptography;

namespace Lancar.Server.Hosting;

/// <summary>Serves <c>docs/api/openapi.json</c>, which is written by hand and held to the server by tests.</summary>
internal static class ApiDescription
{
    private static readonly Lazy<PublicJson> Document = new(Read);

    /// <summary>Maps <c>GET /api/openapi.json</c>. The description is public, as the program is.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapGet("/api/openapi.json", (HttpContext context) => Document.Value.Answer(context)).AllowAnonymous();

    private static PublicJson Read()
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream("api/openapi.json")
            ?? throw new InvalidOperationException("The description of the API is not in this program.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var json = memory.ToArray();
        return new(json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..16]}\"");
    }
}
