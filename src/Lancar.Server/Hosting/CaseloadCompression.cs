using System.Collections.Frozen;
using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Lancar.Server.Hosting;

/// <summary>
/// Compresses what a phone fetches of its mothers: of two hundred the first time several megabytes, over lines of fifty kilobytes a second. Nothing else
/// personal is compressed. The length of a compressed answer tells something of what is in it to whoever can make somebody ask for it again and again
/// with words of their own inside; a foreign page can send the cookie but not a phone's headers, so only calls that carry them are answered so.
/// </summary>
internal static class CaseloadCompression
{
    private static readonly FrozenSet<string?> Compressed = FrozenSet.Create<string?>(StringComparer.OrdinalIgnoreCase, "/api/sync/caseload", "/api/sync/histories");

    /// <summary>Prepares the framework's compression.</summary>
    public static IServiceCollection AddCaseloadCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json"];
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);

    /// <summary>Compresses the caseload for phones.</summary>
    public static IApplicationBuilder UseCaseloadCompression(this IApplicationBuilder app) => app.UseWhen(
        context => Compressed.Contains(context.Request.Path.Value) && PhoneHeaders.DeviceOf(context.Request) is not null,
        caseload => caseload.UseResponseCompression());
}
