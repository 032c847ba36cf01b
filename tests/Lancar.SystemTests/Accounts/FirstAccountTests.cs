using Lancar.Server.Hosting;
using System.Net;

namespace Lancar.SystemTests.Accounts;

/// <summary>How a real server gets its first account, and others after it.</summary>
public sealed class FirstAccountTests
{
    [Fact]
    public async Task The_word_in_the_data_folder_makes_one_coordinator_and_no_second()
    {
        await using var server = await RunningServer.Start(null, "--RateLimits:SignInPerMinute", "10000");
        var file = Path.Combine(server.Data, "first-account.txt");
        var word = (await File.ReadAllTextAsync(file)).Trim();
        using var browser = server.Browser();

        Task<HttpResponseMessage> Make(string with) => browser.Post("/first-account", "/first-account",
            ("word", with), ("userName", "koor"), ("displayName", "Bu Koor"), ("password", "tiga kata biasa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Make("0" + word)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Make(word)).StatusCode);

        Assert.False(File.Exists(file));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/first-account")).StatusCode);
        Assert.Equal("/today", (await browser.SignIn("koor", "tiga kata biasa")).Headers.Location!.OriginalString);
        Assert.Contains("Belum ada ibu yang terdaftar", await browser.Text("/today"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_demo_mode_there_are_no_demo_doors_and_no_demo_password()
    {
        await using var server = await RunningServer.Start();
        using var browser = server.Browser();

        var page = await browser.Text("/");

        Assert.DoesNotContain("lancar-demo", page, StringComparison.Ordinal);
        Assert.DoesNotContain("WalkIn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/sign-in", "/?handler=WalkIn", ("who", "bidan"))).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_makes_an_account_whose_password_is_shown_once()
    {
        await using var server = await RunningServer.Start(null, "--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "10000");
        using var browser = await server.Browser().WalkIn("koordinator");

        var made = await (await browser.Post("/accounts", "/accounts?handler=Make",
            ("userName", "bidan.baru"), ("displayName", "Bidan Baru"), ("role", "Midwife"))).Content.ReadAsStringAsync();

        var password = System.Text.RegularExpressions.Regex.Match(made, "<code>bidan.baru</code> · <code>([^<]+)</code>").Groups[1].Value;
        using var fresh = server.Browser();
        Assert.Equal("/today", (await fresh.SignIn("bidan.baru", password)).Headers.Location!.OriginalString);
        Assert.DoesNotContain(password, await browser.Text("/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_is_never_shown_over_real_accounts()
    {
        await using var server = await RunningServer.Start(null, "--RateLimits:SignInPerMinute", "10000");
        var word = (await File.ReadAllTextAsync(Path.Combine(server.Data, "first-account.txt"))).Trim();
        using var browser = server.Browser();
        await browser.Post("/first-account", "/first-account", ("word", word), ("userName", "koor"), ("displayName", "Bu Koor"), ("password", "tiga kata biasa"));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningServer.Start(server.Data, "--Lancar:Demo", "true"));

        Assert.Equal(("pages.greeting.demo-over-real", server.Data), (refused.TextKey, refused.Detail));
    }
}
