using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Protocols;
using Lancar.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Care;

/// <summary>The coordinator's forms over the real host, and what phones are given.</summary>
public sealed class SiteProtocolsTests(DemoServer demo, RunningServer server) : IClassFixture<DemoServer>, IClassFixture<RunningServer>
{
    private const string Edit = "/protocols/own/edit";
    private const string From = Edit + "?from=kerinci";

    private IAuditLog Audit => demo.Server.Services.GetRequiredService<IAuditLog>();

    private ISiteProtocolStore Store => demo.Server.Services.GetRequiredService<ISiteProtocolStore>();

    [Fact]
    public async Task Looked_at_published_approved_changed_and_retired_each_with_a_line_in_the_audit()
    {
        using var browser = await demo.Server.Browser().WalkIn("koordinator");
        var id = Browser.Hidden(await browser.Text(From), "Id");
        using var preview = await browser.Post(From, Edit, Form(id, "preview"));
        var shown = WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("9:00–10:30", shown, StringComparison.Ordinal);
        Assert.Contains("11:00–13:30", shown, StringComparison.Ordinal);
        Assert.Contains("data-upper=\"t4\" data-lower=\"t10\" data-direction=\"upward\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(await All(), one => one.Content.Id == id);

        using (var unseen = await browser.Post(From, Edit, Form(id, "publish")))
        {
            Assert.Equal(HttpStatusCode.OK, unseen.StatusCode);
            Assert.DoesNotContain(await All(), one => one.Content.Id == id);
        }

        var seen = ("Seen", Browser.Hidden(shown, "Seen"));
        await Leads(await browser.Post(From, Edit, [.. Form(id, "publish"), seen]), "published");
        using (var again = await browser.Post(From, Edit, [.. Form(id, "publish"), seen]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
            Assert.Contains("sudah berubah sementara itu", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var one = Assert.Single(await All(), each => each.Content.Id == id);
        Assert.Equal((1, 540_000L, 630_000L, true), (one.Content.Version, one.Content.PlannedMinMs, one.Content.PlannedMaxMs, one.Protocol.SignOff.IsDraft));

        foreach (var fields in new[] { Approval(id, 1, " ", "true"), Approval(id, 1, new string('x', 81), "true"), Approval(id, 1, "dr. Contoh", "false") })
        {
            using var refused = await browser.Post("/protocols/own", "/protocols/own?handler=Approve", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("site-protocol.approver", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Leads(await browser.Post("/protocols/own", "/protocols/own?handler=Approve", Approval(id, 1, "dr. Contoh", "true")), "approved");
        Assert.Equal("dr. Contoh", Assert.Single(await All(), each => each.Content.Id == id).Protocol.SignOff.Approver);

        var next = await browser.Text($"{Edit}?from={id}");
        Assert.Equal((id, "2"), (Browser.Hidden(next, "Id"), Browser.Hidden(next, "Version")));
        using var second = await browser.Post(From, Edit, Form(id, "preview", from: id, version: "2"));
        await Leads(await browser.Post(From, Edit, [.. Form(id, "publish", from: id, version: "2"), ("Seen", Browser.Hidden(await second.Content.ReadAsStringAsync(), "Seen"))]), "published");
        using (var old = await browser.Post("/protocols/own", "/protocols/own?handler=Retire", ("id", id), ("version", "1")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        }

        await Leads(await browser.Post("/protocols/own", "/protocols/own?handler=Retire", ("id", id), ("version", "2")), "retired");
        var all = (await All()).Where(each => each.Content.Id == id).ToList();
        Assert.Equal([(1, false, false), (2, true, false)], all.Select(each => (each.Content.Version, each.Protocol.SignOff.IsDraft, each.IsOffered(all))));
        Assert.Equal(["protocol.retired", "protocol.published", "protocol.approved", "protocol.published"],
            (await Audit.OfSubject(SiteProtocol.Subject(id)!.Value.ToString(), 10)).Select(line => line.Action));
    }

    [Fact]
    public async Task Each_field_tells_its_own_problem_and_nothing_is_stored()
    {
        using var browser = await demo.Server.Browser().WalkIn("koordinator");
        var id = Browser.Hidden(await browser.Text(From), "Id");
        (string, string)[] broken = [.. Form(id, "publish").Where(field => field.Name is not ("Draft.Name" or "Draft.SessionsPerDay" or "Draft.Phases[1].MostMinutes")),
            ("Draft.Name", "<b>"), ("Draft.SessionsPerDay", "30"), ("Draft.Phases[1].MostMinutes", "11")];
        using var answer = await browser.Post(From, Edit, broken);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"problem-SessionsPerDay\" data-code=\"site-protocol.number\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"problem-Phases-1\" data-code=\"site-protocol.rest-too-long\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#Phases-1\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("problem-Name", html, StringComparison.Ordinal);
        Assert.DoesNotContain(await All(), one => one.Content.Id == id);

        using var more = await browser.Post(From, Edit, [.. broken[..2], ("act", "add-phase"), .. broken.Where(field => field.Item1 is not ("act" or "From" or "Id"))]);
        Assert.Contains("id=\"Phases-3\"", await more.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kerinci", "kerinci")]
    [InlineData("kerinci", "own-1")]
    [InlineData("nothing", null)]
    public async Task An_id_the_page_cannot_have_made_is_none(string from, string? id)
    {
        using var browser = await demo.Server.Browser().WalkIn("koordinator");
        using var answer = await browser.Post(From, Edit, Form(id ?? SiteProtocol.NewId(), "publish", from));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_phone_is_given_those_of_its_site_alone_and_asks_again_only_when_they_change()
    {
        var store = server.Services.GetRequiredService<ISiteProtocolStore>();
        var (midwife, stranger) = (await server.Create(Role.Midwife), await server.Create(Role.Midwife, site: Guid.CreateVersion7()));
        using var client = await Phone(midwife);
        using var other = await Phone(stranger);
        using var student = await Phone(await server.Create(Role.Student));
        var protocol = ProtocolLibrary.All[0] with { Id = SiteProtocol.NewId(), Preset = null };
        Assert.True(await store.Publish(server.Site, protocol, DateTimeOffset.UtcNow));

        using var answer = await client.GetAsync("/api/protocols");
        var given = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["protocols"]!.AsArray().Single()!;
        Assert.Equal((protocol.Id, true, "draft", null), (given["id"]!.GetValue<string>(), given["offered"]!.GetValue<bool>(), given["signOff"]!["state"]!.GetValue<string>(), given["preset"]));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        client.DefaultRequestHeaders.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync("/api/protocols")).StatusCode);
        Assert.True(await store.Retire(server.Site, protocol.Id, 1, DateTimeOffset.UtcNow));
        var retired = await client.GetFromJsonAsync<JsonObject>("/api/protocols");
        Assert.False(retired!["protocols"]![0]!["offered"]!.GetValue<bool>());

        Assert.Empty((await other.GetFromJsonAsync<JsonObject>("/api/protocols"))!["protocols"]!.AsArray());
        Assert.Empty((await student.GetFromJsonAsync<JsonObject>("/api/protocols"))!["protocols"]!.AsArray());
        client.DefaultRequestHeaders.Remove("X-Lancar-Account");
        client.DefaultRequestHeaders.Add("X-Lancar-Account", stranger.Id.ToString());
        Assert.Equal(HttpStatusCode.Conflict, (await client.GetAsync("/api/protocols")).StatusCode);
        using var nobody = server.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/protocols")).StatusCode);
    }

    private async Task<HttpClient> Phone(Account account)
    {
        var client = await server.SignIn(account);
        client.DefaultRequestHeaders.Add("X-Lancar-Device", Guid.CreateVersion7().ToString());
        return client;
    }

    private async Task<IReadOnlyList<SiteProtocol>> All() => await Store.OfSite(DemoData.SiteId);

    private static async Task Leads(HttpResponseMessage answer, string done)
    {
        using (answer)
        {
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            Assert.Equal("/protocols/own?done=" + done, answer.Headers.Location!.ToString());
        }
    }

    private static (string Name, string Value)[] Approval(string id, int version, string approver, string hasRead) =>
        [("id", id), ("version", $"{version}"), ("approver", approver), ("hasRead", hasRead)];

    private static (string Name, string Value)[] Form(string id, string act, string from = "kerinci", string version = "1") =>
    [
        ("From", from), ("Id", id), ("Version", version), ("act", act), ("Draft.Name", "Pijat Uji"), ("Draft.Area", "t4 t10"), ("Draft.Direction", "upward"),
        .. Phase(0, "massage", "4", "30", "5", "0"), .. Phase(1, "rest", "2", "0", "3", ""), .. Phase(2, "massage", "4", "30", "5", "30"),
        ("Draft.SessionsPerDay", "2"), ("Draft.Days", "3"), ("Draft.FromHours", ""), ("Draft.ToHours", ""), ("Draft.Performers", "midwife"), ("Draft.Performers", "husband"),
        ("Draft.Note", "Pagi dan sore."), ("Draft.SourceRef", "SOP uji 1/2026"), ("Draft.SourceWhere", "Langkah 3"), ("Draft.SourceSays", "Dua kali pijat."), ("Draft.Grade", "very-low"),
        ("Draft.Unknown", "Belum diteliti."),
    ];

    private static (string Name, string Value)[] Phase(int index, string kind, string leastMinutes, string leastSeconds, string mostMinutes, string mostSeconds) =>
    [
        ($"Draft.Phases[{index}].Kind", kind), ($"Draft.Phases[{index}].LeastMinutes", leastMinutes), ($"Draft.Phases[{index}].LeastSeconds", leastSeconds),
        ($"Draft.Phases[{index}].MostMinutes", mostMinutes), ($"Draft.Phases[{index}].MostSeconds", mostSeconds),
    ];
}
