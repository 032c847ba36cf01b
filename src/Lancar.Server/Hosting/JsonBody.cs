using Lancar.Domain.Kernel;

namespace Lancar.Server.Hosting;

/// <summary>Takes a body only from whoever says that it is JSON: a form or a plain text, all a foreign page can send without being asked, is none.</summary>
internal static class JsonBody
{
    /// <summary>Answers 415, <c>sync.not-json</c>, to a call whose <c>Content-Type</c> is another than <c>application/json</c>, or missing.</summary>
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (call, next) =>
            call.HttpContext.Request.HasJsonContentType() ? await next(call) : Problems.Result(Error.Of("sync.not-json")));
}
