using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Lancar.Domain.Accounts;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lancar.SystemTests.Accounts;

/// <summary>Signing out ends the sign-in itself: not only in the browser that asked for it, and nothing but that one.</summary>
public sealed class SignOutTests(Care.RunningServer server) : IClassFixture<Care.RunningServer>
{
    private const string CookieName = "lancar-sign-in";

    private CookieAuthenticationOptions Cookies => server.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

    [Theory]
    [InlineData("phone")]
    [InlineData("page")]
    public async Task A_copy_of_the_cookie_is_worth_nothing_and_the_other_sign_in_goes_on(string where)
    {
        var account = await server.Create(Role.Midwife);
        var (phone, other) = (await SignIn(account), await SignIn(account));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(phone));

        using (var answer = where == "phone" ? await SignOutFromPhone(phone, account) : await SignOutFromPage(phone))
        {
            Assert.Equal(where == "phone" ? HttpStatusCode.NoContent : HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), await Ask(phone));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(other));

        // Signed out already: nothing more to end, and nobody else is.
        using (var again = await SignOutFromPhone(phone, account))
        {
            Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(other));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(await SignIn(account)));
    }

    [Fact]
    public async Task Whoever_signs_in_after_her_on_the_same_phone_ends_hers()
    {
        var account = await server.Create(Role.Midwife);
        var (hers, elsewhere) = (await SignIn(account), await SignIn(account));
        var next = await SignIn(await server.Create(Role.Midwife), hers);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), await Ask(hers));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(elsewhere));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(next));
    }

    [Fact]
    public async Task A_cookie_renewed_when_the_account_is_read_anew_ends_with_its_sign_in()
    {
        var account = await server.Create(Role.Midwife);
        var made = await SignIn(account);
        var renewed = Changed(made, ticket => ticket.Properties.IssuedUtc -= SignInSetup.CheckedEvery + TimeSpan.FromMinutes(1));
        using (var answer = await Send(HttpMethod.Get, "/api/sync/account", renewed))
        {
            renewed = CookieOf(answer);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(renewed));
        (await SignOutFromPhone(renewed, account)).Dispose();
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), await Ask(renewed));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), await Ask(made));
    }

    [Fact]
    public async Task A_cookie_made_before_sign_ins_had_ids_is_refused()
    {
        var cookie = await SignIn(await server.Create(Role.Midwife));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Ask(Changed(cookie, _ => { })));
        var old = Changed(cookie, ticket =>
        {
            var identity = (ClaimsIdentity)ticket.Principal.Identity!;
            identity.RemoveClaim(identity.FindFirst("lancar:sign-in"));
        });
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), await Ask(old));
    }

    /// <summary>What a program and what a page get with this cookie.</summary>
    private async Task<(HttpStatusCode Program, HttpStatusCode Page)> Ask(string cookie)
    {
        using var program = await Send(HttpMethod.Get, "/api/sync/caseload?after=0", cookie);
        using var page = await Send(HttpMethod.Get, "/today", cookie);
        return (program.StatusCode, page.StatusCode);
    }

    private async Task<string> SignIn(Account account, string? over = null)
    {
        using var answer = await Send(HttpMethod.Post, "/api/sign-in", over,
            JsonContent.Create(new { userName = account.UserName, password = Care.RunningServer.Password }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return CookieOf(answer);
    }

    private Task<HttpResponseMessage> SignOutFromPhone(string cookie, Account account) =>
        Send(HttpMethod.Post, "/api/sync/sign-out", cookie, headers: ("X-Lancar-Account", account.Id.ToString()));

    private async Task<HttpResponseMessage> SignOutFromPage(string cookie)
    {
        using var page = await Send(HttpMethod.Get, "/today", cookie);
        var form = page.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("lancar-form=", StringComparison.Ordinal)).Split(';')[0];
        var token = Browser.Hidden(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken");
        return await Send(HttpMethod.Post, "/sign-out", $"{cookie}; {form}",
            new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    /// <summary>One call with exactly this cookie, as somebody who copied it would make it.</summary>
    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? cookie, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Lancar-Device", Guid.CreateVersion7().ToString());
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await client.SendAsync(request);
    }

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(CookieName + "=", StringComparison.Ordinal)).Split(';')[0];

    private string Changed(string cookie, Action<AuthenticationTicket> change)
    {
        var ticket = Cookies.TicketDataFormat.Unprotect(cookie[(CookieName.Length + 1)..])!;
        change(ticket);
        return $"{CookieName}={Cookies.TicketDataFormat.Protect(ticket)}";
    }
}
