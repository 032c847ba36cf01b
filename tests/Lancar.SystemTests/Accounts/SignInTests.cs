using System.Net;

namespace Lancar.SystemTests.Accounts;

/// <summary>Signing in, staying out, and being locked out.</summary>
public sealed class SignInTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Password = "lancar-demo";

    [Theory]
    [InlineData("bidan", "/today")]
    [InlineData("suami", "/app/")]
    [InlineData("koordinator", "/today")]
    [InlineData("mahasiswa", "/studies")]
    public async Task Each_role_comes_to_its_own_first_screen(string who, string screen)
    {
        using var browser = demo.Server.Browser();

        var answer = await browser.SignIn(who, Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(screen, answer.Headers.Location!.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("lancar-sign-in=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_told_the_same()
    {
        using var browser = demo.Server.Browser();

        var wrong = await browser.SignIn("mahasiswa", "wrong-password");
        var unknown = await browser.SignIn("nobody", "wrong-password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        const string Said = "Nama pengguna atau kata sandi belum cocok";
        Assert.Contains(Said, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(Said, await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_even_for_the_right_password()
    {
        await using var server = await RunningServer.Start(null, "--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "10000");
        using var browser = server.Browser();
        for (var failure = 1; failure < Lancar.Server.Accounts.SignInSetup.FailuresUntilLocked; failure++)
        {
            await browser.SignIn("bidan", "wrong-password");
        }

        // One failure short of the limit the right password still works, and sets the count back.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignIn("bidan", Password)).StatusCode);
        using var other = server.Browser();
        for (var failure = 1; failure <= Lancar.Server.Accounts.SignInSetup.FailuresUntilLocked; failure++)
        {
            await other.SignIn("bidan", "wrong-password");
        }

        var locked = await other.SignIn("bidan", Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.Contains("Tunggu 10 menit", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A locked name and one that does not exist are answered alike.
        var unknown = await other.SignIn("tidak-ada", Password);
        Assert.Equal(Problem(await locked.Content.ReadAsStringAsync()), Problem(await unknown.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/sign-in", "userName", "bidan")]
    [InlineData("/?handler=WalkIn", "who", "bidan")]
    [InlineData("/sign-out", "x", "y")]
    [InlineData("/check", "text", "{}")]
    public async Task A_form_without_its_token_is_refused(string action, string name, string value)
    {
        using var browser = demo.Server.Browser();

        var answer = await browser.PostWithoutToken(action, (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Formulir tidak dapat diterima", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_are_answered_with_429_and_when_to_come_back()
    {
        await using var server = await RunningServer.Start(null, "--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "3");
        using var browser = server.Browser();
        for (var allowed = 1; allowed <= 3; allowed++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.SignIn("nobody", "wrong-password")).StatusCode);
        }

        var refused = await browser.SignIn("nobody", "wrong-password");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(refused.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("Tunggu satu menit", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var browser = await demo.Server.Browser().WalkIn("bidan");
        await browser.Text("/today");

        await browser.Post("/today", "/sign-out");

        var answer = await browser.Get("/today");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?to=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_address_is_never_gone_to_after_sign_in()
    {
        using var browser = demo.Server.Browser();

        var answer = await browser.Post("/sign-in", "/sign-in", ("userName", "bidan"), ("password", Password), ("to", "https://example.org/"));

        Assert.Equal("/today", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_program_gets_a_status_and_no_page()
    {
        using var browser = demo.Server.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/sync/caseload")).StatusCode);
        var missing = await browser.Get("/api/nothing");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType!.MediaType);
    }

    private static string Problem(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "role=\"alert\">(.*?)</", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value is { Length: > 0 } said
            ? said : throw new Xunit.Sdk.XunitException("The page says no problem: " + page);
}
