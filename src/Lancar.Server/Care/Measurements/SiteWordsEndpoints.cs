using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Kernel;
using Lancar.Server.Accounts;
using Lancar.Server.Care.Sync;
using Lancar.Server.Hosting;

namespace Lancar.Server.Care.Measurements;

/// <summary>Hands a site's licensed words to those who may record with them. They are not part of the content everybody may read.</summary>
internal static class SiteWordsEndpoints
{
    private const string Folder = "instrument-words";

    /// <summary>Maps <c>GET /api/instruments/words</c>.</summary>
    public static void MapSiteWords(this IEndpointRouteBuilder api) => api.MapGet("/instruments/words", Send).RequireAuthorization();

    private static async Task<IResult> Send(HttpContext context, IAccountStore accounts, DataFolder data, ILogger<SiteWords> log, CancellationToken cancellation)
    {
        if (await context.User.Current(accounts, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        context.Response.Headers.CacheControl = "no-store";
        var words = Access.MayRecord(account.Role, CareEventType.ObservationRecorded) ? await Load(data, log, cancellation) : [];
        return Results.Json(new { words }, SyncJson.Options);
    }

    /// <summary>The words in the data folder, read anew each time so that a licence withdrawn is a file removed. A file that does not fit is told to the log and left out.</summary>
    private static async Task<IReadOnlyList<SiteWords>> Load(DataFolder data, ILogger log, CancellationToken cancellation)
    {
        var folder = data.In(Folder);
        var found = new List<SiteWords>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var read = SiteWords.Read(await File.ReadAllBytesAsync(path, cancellation));
            if (read.Succeeded)
            {
                found.Add(read.Value);
            }
            else
            {
                log.LogWarning("{File}: {Message} ({Code}, {Where})", Path.GetFileName(path), read.Error.Message.In(Language.English), read.Error.Code, read.Error.Where);
            }
        }

        return found;
    }
}
