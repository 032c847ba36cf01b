using Lancar.Server.Client;

namespace Lancar.Server;

/// <summary>Composes the web host: pages, HTTP API, sync, sign-in, and the companion app's files.</summary>
public static class LancarServer
{
    /// <summary>Builds the application without starting it, so that the server program, <c>lancar serve</c> and the tests all start the same host.</summary>
    /// <param name="args">Command line arguments of the host (<c>--urls</c>, <c>--Storage:…</c>).</param>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapCompanion();
        return app;
    }
}
