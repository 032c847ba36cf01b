using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Statistics;

namespace Lancar.SystemTests.Chaos;

/// <summary>
/// A phone that behaves as <c>web/sync</c> does: it keeps what it made until there is a receipt, sends in order, halves a batch that is too
/// large, goes on from its cursor, and forgets a mother who no longer shares.
/// </summary>
internal sealed class RoughPhone : IDisposable
{
    private static readonly int[] BatchSizes = [3, 20, 100, 250];

    private readonly Guid device;
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();
    private readonly RandomStream chance;
    private readonly List<(Guid Id, string Json)> outbox = [];
    private readonly HashSet<Guid> sent = [];
    private int made;
    private long cursor;

    public RoughPhone(Account account, Guid device, IReadOnlyList<(Guid Id, string Json)> facts, Uri network, RandomStream chance)
    {
        (Account, this.device, Facts, this.chance) = (account, device, facts, chance);
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = network, Timeout = TimeSpan.FromSeconds(30),
        };
        // One request a connection, so that the network can tell where a request ends.
        http.DefaultRequestHeaders.ConnectionClose = true;
        http.DefaultRequestHeaders.Add("X-Lancar-Device", device.ToString());
        http.DefaultRequestHeaders.Add("X-Lancar-Account", account.Id.ToString());
    }

    public Account Account { get; }

    /// <summary>All it will ever make, in order.</summary>
    public IReadOnlyList<(Guid Id, string Json)> Facts { get; }

    /// <summary>The receipt of each fact that has one.</summary>
    public Dictionary<Guid, JsonObject> Receipts { get; } = [];

    /// <summary>What it has pulled and not forgotten, by sequence.</summary>
    public SortedDictionary<long, string> Known { get; } = [];

    /// <summary>Facts sent again because no receipt came.</summary>
    public int Resent { get; private set; }

    /// <summary>Batches that were too large.</summary>
    public int Halved { get; private set; }

    /// <summary>Rounds that ended without an answer.</summary>
    public int Failures { get; private set; }

    public bool IsDone => made == Facts.Count && outbox.Count == 0;

    /// <summary>Signs in at the server itself; the cookie is good for the address of the network too, and outlives every restart.</summary>
    public async Task SignIn(Uri server, string password)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = server, Timeout = TimeSpan.FromMinutes(3),
        };
        browser.DefaultRequestHeaders.Add("X-Lancar-Device", device.ToString());
        using var answer = await browser.PostAsJsonAsync("/api/sign-in", new { userName = Account.UserName, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Makes facts as the days go by and syncs round after round until everything is answered and the story is over.</summary>
    /// <param name="story">How much of the facts may be made: 1 is all.</param>
    /// <param name="stop">Gives up.</param>
    public async Task Live(Func<double> story, CancellationToken stop)
    {
        while (!(IsDone && story() >= 1))
        {
            Make(story());
            try
            {
                await Round(stop);
                await Task.Delay(chance.NextIndex(40), stop);
            }
            catch (Exception offline) when (offline is HttpRequestException or IOException or JsonException || (offline is TaskCanceledException && !stop.IsCancellationRequested))
            {
                Failures++;
                await Task.Delay(5 + chance.NextIndex(120), stop);
            }
        }
    }

    /// <summary>Pulls all there is.</summary>
    public async Task Pull(CancellationToken stop)
    {
        for (var more = true; more;)
        {
            using var answer = await http.GetAsync($"/api/sync/caseload?after={cursor}", stop);
            Expect(answer, HttpStatusCode.OK);
            var page = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!;
            foreach (var fact in page["events"]!.AsArray())
            {
                Keep(fact!.AsObject());
            }

            (cursor, more) = (page["cursor"]!.GetValue<long>(), page["more"]!.GetValue<bool>());
        }
    }

    /// <summary>How an event is compared: where it stands, what it is and what it says.</summary>
    public static string Shown(long sequence, string id, string type, string payload) => $"{sequence} {id} {type} {CanonicalJson.Of(payload)}";

    public void Dispose() => http.Dispose();

    /// <summary>A helper makes nothing before he has seen the mother who shares with him.</summary>
    private void Make(double share)
    {
        var until = Account.Role == Role.Helper && Known.Count == 0 ? made : (int)Math.Floor(Facts.Count * share);
        while (made < until)
        {
            outbox.Add(Facts[made++]);
        }
    }

    private async Task Round(CancellationToken stop)
    {
        await Pull(stop);
        var size = BatchSizes[chance.NextIndex(BatchSizes.Length)];
        while (outbox.Count > 0)
        {
            var batch = outbox.Take(size).ToList();
            Resent += batch.Count(fact => !sent.Add(fact.Id));
            using var content = new StringContent($"{{\"events\":[{string.Join(',', batch.Select(fact => fact.Json))}]}}", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("/api/sync/events", content, stop);
            Expect(answer, HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge);
            if (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge)
            {
                Halved++;
                size = Math.Max(1, batch.Count / 2);
                continue;
            }

            Take(batch, (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!["receipts"]!.AsArray());
        }
    }

    private void Take(List<(Guid Id, string Json)> batch, JsonArray receipts)
    {
        Assert.Equal(batch.Select(fact => fact.Id.ToString()), receipts.Select(receipt => receipt!["id"]!.GetValue<string>()));
        foreach (var (fact, receipt) in batch.Zip(receipts))
        {
            Receipts[fact.Id] = receipt!.AsObject();
        }

        outbox.RemoveRange(0, batch.Count);
    }

    private void Keep(JsonObject fact)
    {
        var (type, payload) = (fact["type"]!.GetValue<string>(), fact["payload"]!);
        if (Account.Role == Role.Helper && type == CareEventType.ConsentRecorded
            && payload["purpose"]!.GetValue<string>() == "share-with-helper" && !payload["given"]!.GetValue<bool>())
        {
            Known.Clear();
        }

        var sequence = fact["sequence"]!.GetValue<long>();
        Known[sequence] = Shown(sequence, fact["id"]!.GetValue<string>(), type, payload.ToJsonString());
    }

    private void Expect(HttpResponseMessage answer, params HttpStatusCode[] expected) =>
        Assert.True(expected.Contains(answer.StatusCode), $"{Account.UserName} was answered {(int)answer.StatusCode}.");
}
