using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Simulation;
using Lancar.Server.Accounts;
using Lancar.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lancar.Benchmarks.Care;

/// <summary>One request's body and the device it comes from.</summary>
internal sealed record Parcel(Guid Device, int Facts, byte[] Body)
{
    public static Parcel Of(Guid device, IReadOnlyList<SimulatedFact> facts) =>
        new(device, facts.Count, Encoding.UTF8.GetBytes($"{{\"events\":[{string.Join(',', facts.Select(fact => fact.Json))}]}}"));
}

/// <summary>A server of its own with two sites: one to warm up, one to measure. The midwife of each is signed in.</summary>
internal sealed class BenchSite : IDisposable
{
    private const string Password = "tolok-ukur-2026";

    private readonly Process server;
    private readonly HttpClient[] midwives;

    private BenchSite(Process server, HttpClient[] midwives) => (this.server, this.midwives) = (server, midwives);

    /// <summary>Processor time the server has taken.</summary>
    public TimeSpan Processor
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime;
        }
    }

    public static async Task<BenchSite> Open(string program, string data, DateTimeOffset now)
    {
        Account[] accounts = [Midwife("hangat"), Midwife("ukur")];
        await using (var storage = await LancarStorage.Open(new StorageOptions(StorageKind.Sqlite, "Data Source=" + Path.Combine(data, "lancar.db")), now))
        {
            var hash = new PasswordHasher<SignInUser>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })).HashPassword(null!, Password);
            foreach (var account in accounts)
            {
                await storage.Accounts.Create(account, new Credentials(hash, Guid.CreateVersion7().ToString(), true, null, 0));
            }
        }

        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var server = Process.Start(new ProcessStartInfo("dotnet",
            [program, "--urls", address.ToString(), "--Lancar:Data", data, "--RateLimits:SyncPerMinute", "10000000", "--Logging:LogLevel:Default", "Error"])
        {
            RedirectStandardOutput = true,
        })!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        await Ready(address);
        return new(server, await Task.WhenAll(accounts.Select(account => SignIn(address, account))));
    }

    /// <summary>Each phone's parcels in order, so many phones at a time. Anything not accepted is a fault of the benchmark.</summary>
    public async Task Send(IReadOnlyList<IReadOnlyList<Parcel>> phones, int senders, bool ofWarmUp)
    {
        var waiting = new ConcurrentQueue<IReadOnlyList<Parcel>>(phones);
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var parcels))
            {
                foreach (var parcel in parcels)
                {
                    await Send(midwives[ofWarmUp ? 0 : 1], parcel);
                }
            }
        })));
    }

    /// <summary>Today's page of the measured site, again and again.</summary>
    /// <returns>Milliseconds of each request after the warm-up, and the length of the page.</returns>
    public async Task<(IReadOnlyList<double> Ms, int Bytes)> TodaysList(int warmUp, int requests)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var request = 0; request < warmUp + requests; request++)
        {
            var clock = Stopwatch.StartNew();
            bytes = (await midwives[1].GetByteArrayAsync("/today")).Length;
            if (request >= warmUp)
            {
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        return (times, bytes);
    }

    public void Dispose()
    {
        foreach (var midwife in midwives)
        {
            midwife.Dispose();
        }

        server.Kill();
        server.WaitForExit();
        server.Dispose();
    }

    private static Account Midwife(string name) => new(Guid.CreateVersion7(), name, name, Role.Midwife, Guid.CreateVersion7(), null);

    private static async Task Send(HttpClient midwife, Parcel parcel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync/events") { Content = new ByteArrayContent(parcel.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Lancar-Device", parcel.Device.ToString());
        using var answer = await midwife.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        using var receipts = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var accepted = receipts.RootElement.GetProperty("receipts").EnumerateArray().Count(receipt => receipt.GetProperty("status").ValueEquals("accepted"));
        if (accepted != parcel.Facts)
        {
            throw new InvalidOperationException($"Only {accepted} of {parcel.Facts} facts were accepted: {receipts.RootElement.GetRawText()[..500]}");
        }
    }

    private static async Task Ready(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await http.GetStringAsync("/health");
                return;
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<HttpClient> SignIn(Uri address, Account account)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Lancar-Device", Guid.CreateVersion7().ToString());
        using var answer = await http.PostAsJsonAsync("/api/sign-in", new { userName = account.UserName, password = Password });
        http.DefaultRequestHeaders.Remove("X-Lancar-Device");
        http.DefaultRequestHeaders.Add("X-Lancar-Account", account.Id.ToString());
        return answer.IsSuccessStatusCode ? http : throw new InvalidOperationException("The benchmark could not sign in.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
