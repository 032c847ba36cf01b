using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lancar.SystemTests.Care;

/// <summary>The secret under which a phone lays its data key a second time (<c>docs/adr/0011</c>).</summary>
public sealed class RecoveryTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_ticket_brings_the_same_secret_back_and_every_ticket_has_its_own()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var (first, second) = (await Json(await Ask(client, null)), await Json(await Ask(client, null)));
        Assert.Equal(32, Convert.FromBase64String(Text(first, "secret")).Length);
        Assert.NotEqual(Text(first, "secret"), Text(second, "secret"));
        Assert.Equal(Text(first, "secret"), Text(await Json(await Ask(client, Text(first, "ticket"))), "secret"));
        Assert.DoesNotContain(Text(first, "secret"), Text(first, "ticket"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_gets_it_and_a_changed_ticket_opens_nothing()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        using var other = await server.SignIn(await server.Create(Role.Midwife));
        var ticket = Text(await Json(await Ask(client, null)), "ticket");
        using var foreign = await Ask(other, ticket);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using var changed = await Ask(client, ticket[..^6] + "AAAA==");
        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        foreach (var body in new[] { "", "[]", "{}", "{\"ticket\":5}", "{", "{\"ticket\":\"" + new string('A', 5_000) + "\"}" })
        {
            using var broken = await Post(client, body);
            Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        }

        using var nobody = server.Client();
        using var refused = await Ask(nobody, ticket);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        client.DefaultRequestHeaders.Remove("X-Lancar-Account");
        using var unnamed = await Ask(client, ticket);
        Assert.Equal((HttpStatusCode.BadRequest, "sync.account-missing"), (unnamed.StatusCode, Text((await unnamed.Content.ReadFromJsonAsync<JsonNode>())!, "code")));
        client.DefaultRequestHeaders.Add("X-Lancar-Account", Guid.CreateVersion7().ToString());
        using var another = await Ask(client, ticket);
        Assert.Equal((HttpStatusCode.Conflict, "sync.other-account"), (another.StatusCode, Text((await another.Content.ReadFromJsonAsync<JsonNode>())!, "code")));
    }

    [Fact]
    public async Task A_secret_given_back_stands_in_the_audit_and_a_new_one_does_not()
    {
        var account = await server.Create(Role.Midwife);
        using var client = await server.SignIn(account);
        var ticket = Text(await Json(await Ask(client, null)), "ticket");
        Assert.Empty(await Lines(account));
        (await Ask(client, "AAAA")).Dispose();
        Assert.Empty(await Lines(account));
        await Json(await Ask(client, ticket));
        Assert.Equal((account.Id.ToString(), "midwife", "recovery.given"), Assert.Single((await Lines(account)).Select(line => (line.Who, line.Role, line.Action))));
    }

    [Fact]
    public async Task A_fresh_sign_in_stays_fresh_when_the_account_is_read_anew()
    {
        // As if the five minutes between two checks of a cookie were over at every call.
        var options = server.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value;
        options.ValidationInterval = TimeSpan.FromSeconds(-1);
        try
        {
            using var client = await server.SignIn(await server.Create(Role.Midwife));
            var first = await Json(await Ask(client, null));
            using (var checkedAgain = await client.GetAsync("/api/sync/caseload"))
            {
                Assert.Contains(checkedAgain.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("lancar-sign-in=", StringComparison.Ordinal));
            }

            Assert.Equal(Text(first, "secret"), Text(await Json(await Ask(client, Text(first, "ticket"))), "secret"));
        }
        finally
        {
            options.ValidationInterval = SignInSetup.CheckedEvery;
        }
    }

    [Fact]
    public void A_sign_in_is_fresh_for_ten_minutes()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([FreshSignIn.At(Now)]));
        Assert.True(FreshSignIn.IsFresh(user, Now));
        Assert.True(FreshSignIn.IsFresh(user, Now.AddMinutes(10).AddSeconds(-1)));
        Assert.False(FreshSignIn.IsFresh(user, Now.AddMinutes(10)));
        Assert.False(FreshSignIn.IsFresh(user, Now.AddMinutes(-1)));
        Assert.False(FreshSignIn.IsFresh(new ClaimsPrincipal(new ClaimsIdentity()), Now));
    }

    private Task<IReadOnlyList<AuditEntry>> Lines(Account account) =>
        server.Services.GetRequiredService<IAuditLog>().OfSubject(account.Id.ToString(), 10);

    private static Task<HttpResponseMessage> Ask(HttpClient client, string? ticket) => Post(client, new JsonObject { ["ticket"] = ticket }.ToJsonString());

    private static async Task<HttpResponseMessage> Post(HttpClient client, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync/recovery") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Lancar-Device", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
