using Lancar.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests;

/// <summary>The real host on a free loopback port over a data folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningServer(WebApplication app, string data, Uri address) => (this.app, Data, Address) = (app, data, address);

    public string Data { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<RunningServer> Start(string? data = null, params string[] settings)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("lancar-test-").FullName;
        var app = LancarServer.Create(["--urls", "http://127.0.0.1:0", "--Lancar:Data", folder, "--Logging:LogLevel:Default", "Error", .. settings]);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new RunningServer(app, folder, new Uri(address));
    }

    /// <summary>Somebody at a browser: keeps cookies, follows no redirect.</summary>
    public Browser Browser() => new(Address);

    /// <summary>Stops the server and keeps its data for another start.</summary>
    public async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Data, recursive: true);
    }
}

/// <summary>One demo server for the tests that only look.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Server = await RunningServer.Start(null, "--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "10000");

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
