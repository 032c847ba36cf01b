using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;

namespace Lancar.SystemTests.Care;

/// <summary>The sync contract of <c>docs/api/events.md</c> over HTTP, against the real host.</summary>
public sealed class SyncTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
    private readonly Guid device = Guid.CreateVersion7();
    private readonly Guid mother = Guid.CreateVersion7();
    private readonly Guid session = Guid.CreateVersion7();
    private int sequence;

    [Fact]
    public async Task Without_sign_in_the_facts_stay_on_the_phone()
    {
        using var client = server.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(client, Registered())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/sync/caseload?after=0")).StatusCode);
    }

    [Fact]
    public async Task A_session_runs_through_and_sending_it_twice_changes_nothing()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var at = now.AddHours(-1);
        JsonObject[] facts =
        [
            Registered(), Consent("care"), Opened(at), Signs(at.AddSeconds(10)),
            In("started", at.AddSeconds(20), new() { ["consent"] = true, ["comfortBefore"] = 6, ["position"] = "side-lying" }),
            In("paused", at.AddSeconds(80), new() { ["reason"] = "baby" }), In("resumed", at.AddSeconds(200)),
            In("stopped", at.AddSeconds(260), new() { ["reason"] = "she-said-stop" }),
            In("closed", at.AddSeconds(300), new() { ["comfortAfter"] = null, ["adverse"] = new JsonArray("after-pain") }),
            Volume(at.AddSeconds(600)),
        ];
        var first = await Receipts(await Post(client, facts));
        Assert.Equal(Enumerable.Repeat("accepted", 10), first.Select(receipt => receipt["status"]!.GetValue<string>()));
        Assert.Equal(facts.Select(fact => fact["id"]!.GetValue<string>()), first.Select(receipt => receipt["id"]!.GetValue<string>()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", first[0]["recordedAt"]!.GetValue<string>());

        var again = await Receipts(await Post(client, facts));
        Assert.Equal(Enumerable.Repeat("duplicate", 10), again.Select(receipt => receipt["status"]!.GetValue<string>()));
        Assert.Equal(first.Select(receipt => receipt["sequence"]!.GetValue<long>()), again.Select(receipt => receipt["sequence"]!.GetValue<long>()));
        Assert.Equal(10, (await server.Events.OfMother(mother)).Count);
    }

    [Fact]
    public async Task A_refusal_says_what_where_and_how_to_mend_it_in_both_languages()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var paused = In("paused", now.AddMinutes(-5), new() { ["reason"] = "baby" });
        var broken = Volume(now);
        broken["payload"]!.AsObject().Remove("minutes");
        var future = Registered();
        future["occurredAt"] = Instant(now.AddHours(1));
        var receipts = await Receipts(await Post(client, Registered(), Consent("care"), Opened(now.AddMinutes(-9)), paused, broken, Consent("care", Guid.CreateVersion7()), future));
        Assert.Equal(
            [null, null, null, ("session.not-running", "type"), ("event.broken", "payload.minutes"), ("mother.unknown", "motherId"), ("event.from-future", "occurredAt")],
            receipts.Select(receipt => receipt["code"] is null ? null : ((string, string)?)(receipt["code"]!.GetValue<string>(), receipt["where"]!.GetValue<string>())));
        Assert.Equal(Texts.Get(Language.Indonesian, "errors.session.not-running"), receipts[3]["message"]!["id"]!.GetValue<string>());
        Assert.Equal(Texts.Get(Language.English, "errors.session.not-running"), receipts[3]["message"]!["en"]!.GetValue<string>());
        Assert.Equal(3, (await server.Events.OfMother(mother)).Count);
    }

    [Fact]
    public async Task The_caseload_goes_to_the_other_phone_and_the_helper_sees_no_volumes()
    {
        var midwife = await server.Create(Role.Midwife, site: Guid.CreateVersion7());
        using var client = await server.SignIn(midwife);
        using var husband = await server.SignIn(await server.Create(Role.Helper, mother, midwife.SiteId));
        using var student = await server.SignIn(await server.Create(Role.Student, site: midwife.SiteId));
        await Receipts(await Post(client, Registered(), Consent("care"), Volume(now.AddMinutes(-50))));
        Assert.Empty((await Caseload(husband, 0))["events"]!.AsArray());

        await Receipts(await Post(client, Consent("share-with-helper")));
        await Receipts(await Post(husband, Opened(now.AddMinutes(-30))));
        var seenByHusband = await Caseload(husband, 0);
        Assert.Equal(["mother.registered", "consent.recorded", "consent.recorded", "session.opened"], Types(seenByHusband));
        var seenByMidwife = await Caseload(client, 0);
        Assert.Equal(["mother.registered", "consent.recorded", "milk-volume.measured", "consent.recorded", "session.opened"], Types(seenByMidwife));
        var last = seenByMidwife["events"]!.AsArray()[^1]!;
        Assert.Equal(("helper", "Helper"), (last["author"]!["role"]!.GetValue<string>(), last["author"]!["name"]!.GetValue<string>()));
        Assert.Equal(session.ToString(), last["payload"]!["sessionId"]!.GetValue<string>());
        Assert.Equal(last["sequence"]!.GetValue<long>(), seenByMidwife["cursor"]!.GetValue<long>());
        Assert.False(seenByMidwife["more"]!.GetValue<bool>());
        Assert.Equal(("midwife", "Midwife"), (seenByMidwife["account"]!["role"]!.GetValue<string>(), seenByMidwife["account"]!["name"]!.GetValue<string>()));
        Assert.Empty((await Caseload(client, seenByMidwife["cursor"]!.GetValue<long>()))["events"]!.AsArray());
        Assert.Empty((await Caseload(student, 0))["events"]!.AsArray());

        Assert.Equal("author.not-allowed", (await Receipts(await Post(husband, Volume(now))))[0]["code"]!.GetValue<string>());
        Assert.Equal("author.not-allowed", (await Receipts(await Post(student, Consent("care"))))[0]["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Facts_recorded_by_one_account_are_never_taken_under_another_that_signed_in_meanwhile()
    {
        var midwife = await server.Create(Role.Midwife);
        var colleague = await server.Create(Role.Midwife);
        using var phone = await server.SignIn(colleague);
        phone.DefaultRequestHeaders.Remove("X-Lancar-Account");
        using (var unnamed = await Post(phone, Registered()))
        {
            Assert.Equal((HttpStatusCode.BadRequest, "sync.account-missing"), (unnamed.StatusCode, await Code(unnamed)));
        }

        phone.DefaultRequestHeaders.Add("X-Lancar-Account", midwife.Id.ToString());
        using (var wrong = await Post(phone, Registered()))
        {
            Assert.Equal((HttpStatusCode.Conflict, "sync.other-account"), (wrong.StatusCode, await Code(wrong)));
        }

        Assert.Empty(await server.Events.OfMother(mother));

        using var right = await server.SignIn(midwife);
        await Receipts(await Post(right, Registered()));
        Assert.Equal(midwife.Id, (await server.Events.OfMother(mother)).Single().Author.Id);
    }

    [Fact]
    public async Task Nobody_can_use_up_the_numbers_of_another_accounts_phone()
    {
        var midwife = await server.Create(Role.Midwife, site: Guid.CreateVersion7());
        using var client = await server.SignIn(midwife);
        using var husband = await server.SignIn(await server.Create(Role.Helper, mother, midwife.SiteId));
        await Receipts(await Post(client, Registered(), Consent("care"), Consent("share-with-helper")));

        // He sees her device and her numbers in what she shares, and sends facts with her next ones.
        var shared = (await Caseload(husband, 0))["events"]!.AsArray()[^1]!;
        Assert.Equal((device.ToString(), sequence), (shared["deviceId"]!.GetValue<string>(), shared["deviceSequence"]!.GetValue<int>()));
        var taken = await Receipts(await Post(husband, Opened(now.AddMinutes(-30)), Signs(now.AddMinutes(-29))));
        Assert.All(taken, receipt => Assert.Equal("accepted", receipt["status"]!.GetValue<string>()));

        sequence -= 2;
        var red = Bleeding();
        Assert.Equal("accepted", (await Receipts(await Post(client, red))).Single()["status"]!.GetValue<string>());
        Assert.Equal("duplicate", (await Receipts(await Post(client, red))).Single()["status"]!.GetValue<string>());

        // A copy of her own phone, which goes on counting from the same number, is still noticed.
        sequence--;
        Assert.Equal("event.sequence-reused", (await Receipts(await Post(client, Bleeding()))).Single()["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Signing_out_from_the_phone_ends_the_sign_in_of_the_account_that_left_and_of_nobody_else()
    {
        var midwife = await server.Create(Role.Midwife);
        using var phone = await server.SignIn(midwife);
        async Task<HttpStatusCode> SignOut(Guid? device, Guid account)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync/sign-out");
            phone.DefaultRequestHeaders.Remove("X-Lancar-Account");
            request.Headers.Add("X-Lancar-Account", account.ToString());
            if (device is not null)
            {
                request.Headers.Add("X-Lancar-Device", device.Value.ToString());
            }

            using var answer = await phone.SendAsync(request);
            return answer.StatusCode;
        }

        async Task<HttpStatusCode> Ask()
        {
            using var answer = await phone.GetAsync("/api/sync/caseload");
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.BadRequest, await SignOut(null, midwife.Id));
        Assert.Equal(HttpStatusCode.NoContent, await SignOut(device, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.OK, await Ask());
        Assert.Equal(HttpStatusCode.NoContent, await SignOut(device, midwife.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask());
        Assert.Equal(HttpStatusCode.NoContent, await SignOut(device, midwife.Id));
    }

    [Theory]
    [InlineData("not json", 400, "sync.broken")]
    [InlineData("[]", 400, "sync.broken")]
    [InlineData("""{"events":5}""", 400, "sync.broken")]
    [InlineData("""{}""", 400, "sync.broken")]
    [InlineData("""{"events":[],"events":[]}""", 400, "sync.broken")]
    [InlineData("""{"events":[],"\u0065vents":[]}""", 400, "sync.broken")]
    public async Task A_request_that_cannot_be_read(string body, int status, string code)
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        using var answer = await Send(client, new StringContent(body, Encoding.UTF8, "application/json"), device);
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Equal(Texts.Get(Language.English, "errors." + code), problem["message"]!["en"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData(null, 415)]
    public async Task Only_what_calls_itself_json_is_taken(string? type, int status)
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var content = new ByteArrayContent("""{"events":[]}"""u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var answer = await Send(client, content, device);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status != 200)
        {
            Assert.Equal("sync.not-json", await Code(answer));
        }
    }

    [Fact]
    public async Task Two_hundred_events_are_taken_and_one_more_is_too_large_and_so_is_a_megabyte()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var unknown = Enumerable.Range(0, 201).Select(_ => Consent("care")).ToArray();
        Assert.Equal(200, (await Receipts(await Post(client, unknown[..200]))).Count);
        using var many = await Post(client, unknown);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.StatusCode);

        var body = Encoding.UTF8.GetBytes("""{"events":[]}""".PadRight(1_048_576));
        using var atLimit = await Send(client, Json(body), device);
        Assert.Equal(HttpStatusCode.OK, atLimit.StatusCode);
        using var above = await Send(client, Json([.. body, (byte)' ']), device);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, above.StatusCode);
        Assert.Equal("sync.too-large", (await above.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_the_device_header_or_from_another_device_nothing_is_taken()
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        var body = new JsonObject { ["events"] = new JsonArray(Registered()) };
        using var missing = await Send(client, JsonContent.Create(body), null);
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Equal("sync.device-missing", (await missing.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
        var other = await Receipts(await Send(client, JsonContent.Create(body), Guid.CreateVersion7()));
        Assert.Equal(("event.broken", "deviceId"), (other[0]["code"]!.GetValue<string>(), other[0]["where"]!.GetValue<string>()));
        Assert.Empty(await server.Events.OfMother(mother));
    }

    [Fact]
    public async Task The_content_is_open_versioned_and_whole()
    {
        using var client = server.Client();
        using var answer = await client.GetAsync("/api/content");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var content = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal($"\"{content["version"]}\"", answer.Headers.ETag!.Tag);
        Assert.Equal("ABCDEF", string.Concat(content["protocols"]!.AsArray().Select(protocol => protocol!["preset"]!.GetValue<string>())));
        Assert.Equal(BeforeMassage.Gate.Signs.Select(sign => sign.Id), content["gate"]!["signs"]!.AsArray().Select(sign => sign!["id"]!.GetValue<string>()));
        Assert.Equal(
            Lancar.Domain.Care.Measurements.InstrumentLibrary.All.Select(instrument => instrument.Id).Concat(["milk-score", "milk-volume"]).Order(StringComparer.Ordinal),
            content["instruments"]!.AsArray().Select(instrument => instrument!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal("first-days", content["expected"]!["id"]!.GetValue<string>());
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Equal(Texts.Get(language, "errors.session.not-running"), content["texts"]![language.Code()]!["errors.session.not-running"]!.GetValue<string>());
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/content");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag.Tag));
        using var same = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0.5", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, GZip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("identity", null)]
    public async Task What_is_public_comes_compressed_to_whoever_can_undo_it(string accepted, string? encoding)
    {
        using var client = server.Client();
        foreach (var path in new[] { "/api/content", "/api/openapi.json" })
        {
            var plain = await client.GetByteArrayAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", accepted);
            using var answer = await client.SendAsync(request);

            Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(plain, encoding switch { "br" => Unpacked(bytes), "gzip" => Unzipped(bytes), _ => bytes });
            Assert.Equal(encoding is not null, bytes.Length < plain.Length / 4);
        }
    }

    [Fact]
    public async Task The_caseload_comes_compressed_to_a_phone_and_to_nobody_whose_page_a_stranger_may_have_written()
    {
        await Comes_compressed("/api/sync/caseload?after=0");
        await Comes_compressed($"/api/sync/histories?mother={mother}");
    }

    private async Task Comes_compressed(string path)
    {
        using var client = await server.SignIn(await server.Create(Role.Midwife));
        await Receipts(await Post(client, [Registered(), .. Enumerable.Range(0, 50).Select(_ => Consent("care"))]));
        async Task<(byte[] Body, IEnumerable<string> Encoding)> Ask(bool asPhone, string accepted)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", accepted);
            if (asPhone)
            {
                request.Headers.Add("X-Lancar-Device", device.ToString());
            }

            using var answer = await client.SendAsync(request);
            return (await answer.Content.ReadAsByteArrayAsync(), [.. answer.Content.Headers.ContentEncoding]);
        }

        var stranger = await Ask(asPhone: false, "br, gzip");
        var phone = await Ask(asPhone: true, "br, gzip");
        Assert.Empty(stranger.Encoding);
        Assert.Equal(["br"], phone.Encoding);
        Assert.Equal(stranger.Body, Unpacked(phone.Body));
        Assert.True(phone.Body.Length < stranger.Body.Length / 4, $"{phone.Body.Length} of {stranger.Body.Length} bytes");
        Assert.Empty((await Ask(asPhone: true, "identity")).Encoding);
    }

    private static byte[] Unpacked(byte[] brotli) => Read(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress));

    private static byte[] Unzipped(byte[] gzip) => Read(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress));

    private static byte[] Read(Stream source)
    {
        using var unpacked = new MemoryStream();
        using (source)
        {
            source.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }

    private static string Instant(DateTimeOffset at) => Lancar.Domain.Care.Events.InstantText.Write(at);

    private static IEnumerable<string> Types(JsonObject caseload) => caseload["events"]!.AsArray().Select(fact => fact!["type"]!.GetValue<string>());

    private static async Task<JsonObject> Caseload(HttpClient client, long after) =>
        (await client.GetFromJsonAsync<JsonObject>($"/api/sync/caseload?after={after}"))!;

    private static async Task<IReadOnlyList<JsonNode>> Receipts(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return [.. (await answer.Content.ReadFromJsonAsync<JsonObject>())!["receipts"]!.AsArray().Select(receipt => receipt!)];
        }
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };

    private static async Task<string> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();

    private static Task<HttpResponseMessage> Send(HttpClient client, HttpContent content, Guid? device)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync/events") { Content = content };
        if (device is not null)
        {
            request.Headers.Add("X-Lancar-Device", device.Value.ToString());
        }

        return client.SendAsync(request);
    }

    private Task<HttpResponseMessage> Post(HttpClient client, params JsonObject[] facts) =>
        Send(client, JsonContent.Create(new JsonObject { ["events"] = new JsonArray([.. facts.Select(fact => fact.DeepClone())]) }), device);

    private JsonObject Fact(string type, DateTimeOffset at, JsonObject payload, Guid? about = null) => new()
    {
        ["id"] = Guid.CreateVersion7().ToString(), ["type"] = type, ["schema"] = 1, ["deviceId"] = device.ToString(), ["deviceSequence"] = ++sequence,
        ["occurredAt"] = Instant(at), ["motherId"] = (about ?? mother).ToString(), ["corrects"] = null, ["payload"] = payload,
    };

    private JsonObject Registered() => Fact("mother.registered", now.AddHours(-2), new()
    {
        ["name"] = "Ibu Uji", ["birthAt"] = Instant(now.AddHours(-30)), ["zone"] = "WITA", ["deliveryMode"] = "caesarean", ["parity"] = 1,
        ["gestationalWeeks"] = 38, ["babies"] = 1, ["studyCode"] = null,
    });

    private JsonObject Consent(string purpose, Guid? about = null) =>
        Fact("consent.recorded", now.AddHours(-2), new() { ["purpose"] = purpose, ["given"] = true, ["textVersion"] = "1" }, about);

    private JsonObject Volume(DateTimeOffset at) => Fact("milk-volume.measured", at, new()
    {
        ["measurementId"] = Guid.CreateVersion7().ToString(), ["volumeMl"] = 12.5, ["method"] = "hand", ["side"] = "both", ["minutes"] = 10,
        ["hoursSinceLastFeed"] = null, ["instrumentVersion"] = 1,
    });

    private JsonObject Bleeding() => Fact("assessment.recorded", now.AddMinutes(-20), new()
    {
        ["assessmentId"] = Guid.CreateVersion7().ToString(), ["table"] = "mother", ["tableVersion"] = 1, ["baby"] = null,
        ["answers"] = new JsonObject { ["bleeding"] = "yes" },
    });

    private JsonObject Opened(DateTimeOffset at) =>
        In("opened", at, new() { ["protocolId"] = "kerinci", ["protocolVersion"] = 1, ["performer"] = "husband" });

    private JsonObject Signs(DateTimeOffset at) => In("signs-checked", at, new()
    {
        ["answers"] = JsonSerializer.SerializeToNode(BeforeMassage.Gate.Signs.ToDictionary(sign => sign.Id, _ => "no")),
    });

    private JsonObject In(string type, DateTimeOffset at, JsonObject? fields = null)
    {
        var payload = fields ?? [];
        payload["sessionId"] = session.ToString();
        payload["boot"] = "b1";
        payload["mono"] = (long)(at - now.AddHours(-3)).TotalMilliseconds;
        return Fact("session." + type, at, payload);
    }
}
