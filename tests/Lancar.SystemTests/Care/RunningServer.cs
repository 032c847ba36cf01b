using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Server;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Care;

/// <summary>The real host on a free port of the loopback, over a new data folder, with accounts of its own.</summary>
public sealed partial class RunningServer : IAsyncLifetime
{
    /// <summary>The password of every account made here.</summary>
    public const string Password = "uji-coba-2026-panjang";

    private readonly string folder = Directory.CreateTempSubdirectory("lancar-server-").FullName;
    private WebApplication app = null!;

    /// <summary>The site of the accounts.</summary>
    public Guid Site { get; } = Guid.CreateVersion7();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The use case behind the endpoint, for what a test needs to be there already.</summary>
    public IEventStore Events => app.Services.GetRequiredService<IEventStore>();

    /// <summary>What the host is made of.</summary>
    public IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        app = LancarServer.Create(["--urls", "http://127.0.0.1:0", "--Lancar:Data", folder, "--Lancar:Demo", "false", "--RateLimits:SignInPerMinute", "10000"]);
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Makes an account.</summary>
    public async Task<Account> Create(Role role, Guid? motherId = null, Guid? site = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<SignInUser>>();
        var account = new Account(Guid.CreateVersion7(), role.ToString().ToLowerInvariant() + Guid.CreateVersion7().ToString("N")[20..], role.ToString(), role, site ?? Site, motherId);
        var made = await users.CreateAsync(new SignInUser(account), Password);
        Assert.True(made.Succeeded, string.Join(", ", made.Errors.Select(error => error.Code)));
        return account;
    }

    /// <summary>A browser that keeps cookies and follows nothing.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A browser in which the account has signed in through the page.</summary>
    public async Task<HttpClient> SignIn(Account account)
    {
        var client = Client();
        var page = await client.GetStringAsync("/sign-in");
        var token = Token().Match(page).Groups[1].Value;
        Assert.NotEqual("", token);
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = account.UserName, ["password"] = Password, ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
        }));
        Assert.True((int)answer.StatusCode is >= 300 and < 400, "Sign-in answered " + ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        client.DefaultRequestHeaders.Add("X-Lancar-Account", account.Id.ToString());
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
