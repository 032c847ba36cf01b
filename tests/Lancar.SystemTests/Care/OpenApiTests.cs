using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;
using Lancar.SystemTests.House;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Care;

/// <summary>What <c>docs/api/openapi.json</c> says is what the server does: it is sent to the real host, and what it forbids is sent too.</summary>
public sealed partial class OpenApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string EventsPath = "/api/sync/events";
    private static readonly JsonObject Document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "openapi.json")))!.AsObject();
    private static readonly JsonSchema Schema = new(Document);
    private static readonly JsonArray Story =
        Document["paths"]![EventsPath]!["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]!["story"]!["value"]!["events"]!.AsArray();

    [Fact]
    public async Task The_server_hands_out_the_document_as_it_stands_in_the_repository()
    {
        using var client = server.Client();
        using var answer = await client.GetAsync("/api/openapi.json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(JsonNode.DeepEquals(Document, JsonNode.Parse(await answer.Content.ReadAsStringAsync())));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public void Every_endpoint_is_described_and_nothing_else()
    {
        var mapped = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"));
        var described = Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_no_schema_is_idle()
    {
        var named = Reference().Matches(Document.ToJsonString()).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void Every_type_of_event_is_described_and_told_in_the_story()
    {
        Assert.Equal(CareEventType.All.Order(StringComparer.Ordinal), Named("Event")["discriminator"]!["mapping"]!.AsObject().Select(type => type.Key).Order(StringComparer.Ordinal));
        Assert.Equal(CareEventType.All.Count, Named("Event")["oneOf"]!.AsArray().Count);
        Assert.Equal(CareEventType.All.Order(StringComparer.Ordinal), Story.Select(fact => Type(fact!)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(CareEventType.All, type => Assert.True(JsonNode.DeepEquals(Named(type)["examples"]![0], Story.First(fact => Type(fact!) == type)), type));
    }

    [Fact]
    public void Every_refusal_is_listed_with_its_words()
    {
        string[] ofRequests = ["sync.", "recovery.", "sign-in."];
        // Words of the phone's own, of files on the server and of the pages' forms are no answer of the API.
        var codes = Texts.Keys(Language.English).Where(key => key.StartsWith("errors.", StringComparison.Ordinal)).Select(key => key["errors.".Length..])
            .Where(code => code != "event.too-large" && !code.StartsWith("site-words.", StringComparison.Ordinal) && !code.StartsWith("site-protocol.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToLookup(code => ofRequests.Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Equal(codes[false], Words(Named("ReceiptCode")).Order(StringComparer.Ordinal));
        Assert.Equal(codes[true], Words(Named("ProblemCode")).Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "refusals.md"));
        Assert.All(codes.SelectMany(code => code), code => Assert.Contains($"| `{code}` | {Texts.Get(Language.English, "errors." + code)} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_member_that_decides_about_safety_is_told_on_its_page_and_in_the_schema()
    {
        string[] forScreensAlone = ["text", "hint", "unit", "calculator", "source", "signOff"];
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "safety.md"));
        var content = Named("Content").ToJsonString();
        Type[] rules = [typeof(TriageQuestion), typeof(TriageNumber), typeof(TriageSign), typeof(DangerReason), typeof(ReferralOutcome), typeof(InstrumentAlert)];
        Assert.All(rules.SelectMany(rule => rule.GetProperties()).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)).Except(forScreensAlone), name =>
        {
            Assert.Matches($@"`([\w.]+\[\]\.)*{name}`", page);
            Assert.Contains($"\"{name}\":", content, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_words_only_a_running_session_judges_are_those_of_the_engine()
    {
        Assert.Equal(SessionEngine.Performers, Words(Payload("session.opened")["properties"]!["performer"]!));
        Assert.Equal(SessionEngine.PauseReasons, Words(Payload("session.paused")["properties"]!["reason"]!));
        Assert.Equal(SessionEngine.StopReasons, Words(Payload("session.stopped")["properties"]!["reason"]!));
        Assert.Equal(SessionEngine.AdverseEffects, Words(Payload("session.closed")["properties"]!["adverse"]!["items"]!));
    }

    [Fact]
    public async Task The_story_is_accepted_step_by_step_and_what_the_schema_forbids_at_each_step_is_refused()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var story = Anew();
        var device = story[0]!["deviceId"]!.GetValue<string>();
        var forbidden = 0;
        foreach (var fact in story.Select(fact => fact!.AsObject()))
        {
            Assert.Empty(Schema.Problems(Named("Event"), fact));
            var broken = Forbidden(fact).ToList();
            forbidden += broken.Count;
            Assert.All(broken, one => Assert.True(Schema.Problems(Named(Type(fact)), one.Fact).Count > 0, $"{Type(fact)}: the schema allows {one.What}"));
            foreach (var parcel in broken.Chunk(200))
            {
                var refused = await Receipts(client, device, parcel.Select(one => one.Fact));
                Assert.All(parcel.Zip(refused), pair => Assert.True(Status(pair.Second) == "refused", $"{Type(fact)}: {pair.First.What} was accepted"));
                Assert.All(parcel.Zip(refused).Where(pair => pair.First.Where is not null), pair =>
                    Assert.Equal((pair.First.Where, "event.broken"), (pair.Second["where"]!.GetValue<string>(), pair.Second["code"]!.GetValue<string>())));
            }

            var receipt = (await Receipts(client, device, [fact])).Single();
            Assert.True(Status(receipt) == "accepted", $"{Type(fact)}: {receipt.ToJsonString()}");
        }

        Assert.True(forbidden > 400, $"Only {forbidden} forbidden events were made.");
        Assert.All(await Receipts(client, device, story.Select(fact => fact!.AsObject())), receipt => Assert.Equal("duplicate", Status(receipt)));
        var caseload = await Json(await client.GetAsync("/api/sync/caseload?after=0"));
        Assert.Empty(Schema.Problems(Named("Caseload"), caseload));
        Assert.Equal(story.Count, caseload["events"]!.AsArray().Count(fact => fact!["deviceId"]!.GetValue<string>() == device));
        await Told_mother_by_mother_it_is_the_same(client, caseload.AsObject());
    }

    private static async Task Told_mother_by_mother_it_is_the_same(HttpClient client, JsonObject caseload)
    {
        var roster = (await Json(await client.GetAsync("/api/sync/roster"))).AsObject();
        Assert.Empty(Schema.Problems(Named("Roster"), roster));
        Assert.Equal(caseload["cursor"]!.GetValue<long>(), roster["cursor"]!.GetValue<long>());
        var events = new List<string>();
        for (var left = roster["mothers"]!.AsArray().Select(id => id!.GetValue<string>()).ToList(); left.Count > 0;)
        {
            var histories = (await Json(await client.GetAsync("/api/sync/histories?" + string.Join('&', left.Take(3).Select(id => $"mother={id}"))))).AsObject();
            Assert.Empty(Schema.Problems(Named("Histories"), histories));
            events.AddRange(histories["events"]!.AsArray().Select(fact => fact!.ToJsonString()));
            Assert.True(left.RemoveAll(histories["mothers"]!.AsArray().Select(id => id!.GetValue<string>()).Contains) > 0);
        }

        Assert.Equal(caseload["events"]!.AsArray().Select(fact => fact!.ToJsonString()).Order(StringComparer.Ordinal), events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_schema_allows_is_read()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var story = Anew();
        var device = story[0]!["deviceId"]!.GetValue<string>();
        // Of a mother nobody registered: what can be read ends at her, what cannot is refused before.
        var allowed = story.SelectMany(fact => Allowed(fact!.AsObject()).Select(one => (one.What, one.Fact, Type: Type(fact!)))).ToList();
        Assert.True(allowed.Count > 150, $"Only {allowed.Count} were made.");
        foreach (var parcel in allowed.Chunk(200))
        {
            Assert.All(parcel.Zip(await Receipts(client, device, parcel.Select(one => one.Fact))), pair =>
                Assert.True(pair.Second["code"]!.GetValue<string>() == "mother.unknown", $"{pair.First.Type}: {pair.First.What}: {pair.Second.ToJsonString()}"));
        }
    }

    [Fact]
    public async Task A_stranger_signs_in_with_json_and_every_answer_has_its_shape()
    {
        var account = await server.Create(Role.Midwife);
        using var client = server.Client();
        using (var unnamed = await client.PostAsJsonAsync("/api/sign-in", new { userName = account.UserName, password = RunningServer.Password }))
        {
            await IsProblem(unnamed, "/api/sign-in", "post", "sync.device-missing");
        }

        client.DefaultRequestHeaders.Add("X-Lancar-Device", Guid.CreateVersion7().ToString());
        foreach (var body in new[] { "", "[]", "{}", "{", """{"userName":"x","password":5}""", """{"userName":"","password":"x"}""", $$"""{"userName":"x","password":"{{new string('x', 201)}}"}""" })
        {
            using var broken = await client.PostAsync("/api/sign-in", new StringContent(body, Encoding.UTF8, "application/json"));
            await IsProblem(broken, "/api/sign-in", "post", "sign-in.broken");
        }

        using (var plain = await client.PostAsync("/api/sign-in", new StringContent($$"""{"userName":"{{account.UserName}}","password":"{{RunningServer.Password}}"}""")))
        {
            await IsProblem(plain, "/api/sign-in", "post", "sync.not-json");
            Assert.False(plain.Headers.Contains("Set-Cookie"));
        }

        foreach (var (name, password) in new[] { (account.UserName, "wrong-password"), ("nobody", RunningServer.Password) })
        {
            using var wrong = await client.PostAsJsonAsync("/api/sign-in", new { userName = name, password });
            await IsProblem(wrong, "/api/sign-in", "post", "sign-in.wrong");
            Assert.False(wrong.Headers.Contains("Set-Cookie"));
        }

        foreach (var path in new[] { "/api/sync/caseload", "/api/sync/roster", "/api/sync/histories" })
        {
            using var stranger = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
            await IsProblem(stranger, path, "get", null);
        }

        var nobody = await Json(await client.GetAsync("/api/sync/account"));
        Assert.Empty(Schema.Problems(Answer("/api/sync/account", "get", "200"), nobody));
        Assert.Null(nobody["account"]);
        var signedIn = await Json(await client.PostAsJsonAsync("/api/sign-in", new { userName = account.UserName, password = RunningServer.Password }));
        Assert.Empty(Schema.Problems(Answer("/api/sign-in", "post", "200"), signedIn));
        Assert.Equal(account.Id.ToString(), signedIn["account"]!["id"]!.GetValue<string>());
        var somebody = await Json(await client.GetAsync("/api/sync/account"));
        Assert.Empty(Schema.Problems(Answer("/api/sync/account", "get", "200"), somebody));
        Assert.True(JsonNode.DeepEquals(signedIn["account"], somebody["account"]), somebody.ToJsonString());
        Assert.Empty(Schema.Problems(Named("Caseload"), await Json(await client.GetAsync("/api/sync/caseload"))));
        foreach (var (path, query, where) in new[]
        {
            ("/api/sync/histories", "", "mother"), ("/api/sync/histories", "?mother=", "mother"), ("/api/sync/histories", "?mother=x", "mother"),
            ("/api/sync/histories", $"?mother={Guid.CreateVersion7()}&mother=x", "mother"),
            ("/api/sync/caseload", "?after=-1", "after"), ("/api/sync/caseload", "?after=1.5", "after"), ("/api/sync/caseload", "?after=x", "after"),
            ("/api/sync/caseload", "?after=", "after"), ("/api/sync/caseload", "?after=9223372036854775808", "after"), ("/api/sync/caseload", "?after=0&after=0", "after"),
        })
        {
            using var unreadable = await client.GetAsync(path + query);
            Assert.True(unreadable.StatusCode == HttpStatusCode.BadRequest, $"{path}{query}: {unreadable.StatusCode}");
            await IsProblem(unreadable, path, "get", "sync.broken", where);
        }

        using (var plain = await client.PostAsync("/api/sync/recovery", new StringContent("""{"ticket":null}""")))
        {
            await IsProblem(plain, "/api/sync/recovery", "post", "sync.not-json");
        }

        Assert.Empty(Schema.Problems(Named("Content"), await Json(await client.GetAsync("/api/content"))));
        Assert.Empty(Schema.Problems(Answer("/api/instruments/words", "get", "200"), await Json(await client.GetAsync("/api/instruments/words"))));
        using (var unnamed = await client.PostAsJsonAsync(EventsPath, new { events = Array.Empty<object>() }))
        {
            await IsProblem(unnamed, EventsPath, "post", "sync.account-missing");
        }

        client.DefaultRequestHeaders.Add("X-Lancar-Account", account.Id.ToString());
        await server.Services.GetRequiredService<ISiteProtocolStore>().Publish(account.SiteId, ProtocolLibrary.All[0] with { Id = SiteProtocol.NewId(), Preset = null }, DateTimeOffset.UtcNow);
        var protocols = await Json(await client.GetAsync("/api/protocols"));
        Assert.Single(protocols["protocols"]!.AsArray());
        Assert.Empty(Schema.Problems(Answer("/api/protocols", "get", "200"), protocols));
        Assert.Empty(Schema.Problems(Answer("/api/sync/recovery", "post", "200"), await Json(await client.PostAsync("/api/sync/recovery", new StringContent("""{"ticket":null}""", Encoding.UTF8, "application/json")))));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/api/sync/sign-out", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/sync/caseload")).StatusCode);
    }

    [Fact]
    public async Task Sign_in_by_json_locks_after_the_same_failures_as_the_page()
    {
        var account = await server.Create(Role.Midwife);
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("X-Lancar-Device", Guid.CreateVersion7().ToString());
        for (var failure = 1; failure <= Lancar.Server.Accounts.SignInSetup.FailuresUntilLocked; failure++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostAsJsonAsync("/api/sign-in", new { userName = account.UserName, password = "wrong-password" })).StatusCode);
        }

        using var locked = await client.PostAsJsonAsync("/api/sign-in", new { userName = account.UserName, password = RunningServer.Password });
        await IsProblem(locked, "/api/sign-in", "post", "sign-in.wrong");
    }

    /// <summary>The event with one thing wrong, once for each thing its schema forbids. <c>Where</c> is set where the member itself must be named as broken.</summary>
    private static IEnumerable<(string What, string? Where, JsonObject Fact)> Forbidden(JsonObject fact)
    {
        foreach (var (holder, path) in new[] { ("", ""), ("payload", "payload.") })
        {
            var schema = holder.Length == 0 ? Named("Envelope") : Payload(Type(fact));
            JsonObject In(JsonObject whole) => holder.Length == 0 ? whole : whole[holder]!.AsObject();
            foreach (var name in schema["required"]!.AsArray().Select(name => name!.GetValue<string>()))
            {
                yield return ("no " + path + name, path + name, With(fact, whole => In(whole).Remove(name)));
            }

            foreach (var (name, said) in schema["properties"]!.AsObject().Where(member => In(fact).ContainsKey(member.Key)))
            {
                foreach (var wrong in Wrong(said!.AsObject()))
                {
                    yield return ($"{path}{name} = {wrong?.ToJsonString() ?? "null"}", null, With(fact, whole => In(whole)[name] = wrong?.DeepClone()));
                }
            }
        }
    }

    private static IEnumerable<JsonNode?> Wrong(JsonObject said)
    {
        var schema = Schema.Resolve(said);
        IEnumerable<JsonNode?> tries =
        [
            null, true, "no-such-word", "", " ", -1, 1.5, new JsonArray(), new JsonObject { ["no-such-member"] = "no-such-word" }, new JsonArray("no-such-word"), new JsonArray(1, 2, 3),
            .. schema["minimum"] is { } least ? [least.GetValue<decimal>() - 1] : Array.Empty<JsonNode?>(),
            .. schema["maximum"] is { } most ? [most.GetValue<decimal>() + 1] : Array.Empty<JsonNode?>(),
            .. schema["maxLength"] is { } longest ? [new string('1', longest.GetValue<int>() + 1)] : Array.Empty<JsonNode?>(),
        ];
        return tries.Where(value => Schema.Problems(said, value).Count > 0);
    }

    /// <summary>The event with each value of its payload that the schema allows by itself, about a mother nobody registered.</summary>
    private static IEnumerable<(string What, JsonObject Fact)> Allowed(JsonObject fact)
    {
        var schema = Payload(Type(fact));
        var required = schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, said) in schema["properties"]!.AsObject())
        {
            // What these may be depends on the member beside them; the table of the events page says how.
            if ((name, Type(fact)) is ("becauseId" or "because", "referral.made") or ("baby" or "table", "assessment.recorded") or ("value" or "field", "contact.changed"))
            {
                continue;
            }

            var resolved = Schema.Resolve(said!.AsObject());
            var values = Words(resolved).Select(word => (JsonNode?)word)
                .Concat(new[] { "minimum", "maximum" }.Where(resolved.ContainsKey).Select(end => resolved[end]))
                .Concat(resolved["maxLength"] is { } longest && name is not "instrumentId" ? [new string('1', longest.GetValue<int>())] : [])
                .Append(null).Where(value => Schema.Problems(said.AsObject(), value).Count == 0);
            foreach (var value in values)
            {
                yield return ($"{name} = {value?.ToJsonString() ?? "null"}", Unregistered(With(fact, whole => whole["payload"]![name] = value?.DeepClone())));
            }

            if (!required.Contains(name))
            {
                yield return ("no " + name, Unregistered(With(fact, whole => whole["payload"]!.AsObject().Remove(name))));
            }
        }
    }

    private static JsonObject Unregistered(JsonObject fact)
    {
        (fact["motherId"], fact["id"]) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        if (Type(fact) == "mother.registered")
        {
            // A correction of a registration nobody knows ends at the mother as well.
            fact["corrects"] = Guid.CreateVersion7().ToString();
        }

        return fact;
    }

    private static JsonObject With(JsonObject fact, Action<JsonObject> change)
    {
        var changed = fact.DeepClone().AsObject();
        change(changed);
        return changed;
    }

    /// <summary>The story under ids of its own, so that each test tells it for the first time.</summary>
    private static JsonArray Anew() => JsonNode.Parse(Story.ToJsonString().Replace("-7000-8000-", $"-7000-{Guid.CreateVersion7().ToString().Split('-')[3]}-", StringComparison.Ordinal))!.AsArray();

    private static JsonObject Named(string schema) => Document["components"]!["schemas"]![schema]!.AsObject();

    private static JsonObject Payload(string type) => Named(type)["allOf"]![1]!["properties"]!["payload"]!.AsObject();

    private static JsonObject Answer(string path, string method, string status) =>
        Document["paths"]![path]![method]!["responses"]![status]!["content"]!.AsObject().Single().Value!["schema"]!.AsObject();

    private static IEnumerable<string> Words(JsonNode schema) => (schema["enum"] as JsonArray ?? []).Select(word => word!.GetValue<string>());

    private static string Type(JsonNode fact) => fact["type"]!.GetValue<string>();

    private static string Status(JsonNode receipt) => receipt["status"]!.GetValue<string>();

    private static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    private static async Task IsProblem(HttpResponseMessage answer, string path, string method, string? code, string? where = null)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((code, where), (problem["code"]?.GetValue<string>(), problem["where"]?.GetValue<string>()));
        Assert.Empty(Schema.Problems(Answer(path, method, ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)), problem));
    }

    private static async Task<IReadOnlyList<JsonNode>> Receipts(HttpClient client, string device, IEnumerable<JsonObject> facts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, EventsPath)
        {
            Content = JsonContent.Create(new JsonObject { ["events"] = new JsonArray([.. facts.Select(fact => fact.DeepClone())]) }),
        };
        request.Headers.Add("X-Lancar-Device", device);
        var answer = await Json(await client.SendAsync(request));
        Assert.Empty(Schema.Problems(Answer(EventsPath, "post", "200"), answer));
        return [.. answer["receipts"]!.AsArray().Select(receipt => receipt!)];
    }

    [GeneratedRegex("#/components/schemas/([A-Za-z.-]+)")]
    private static partial Regex Reference();
}
