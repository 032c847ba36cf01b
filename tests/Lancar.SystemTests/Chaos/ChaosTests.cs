using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Simulation;
using Lancar.Domain.Care.Triage;
using Lancar.Server.Accounts;
using Lancar.Statistics;
using Lancar.Storage;
using Lancar.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Lancar.SystemTests.Chaos;

/// <summary>
/// Thousands of facts from many phones through a network that loses, cuts, holds back and repeats, to a server that is killed again and
/// again. What is promised: every acknowledged fact is there exactly once, every fact is answered in the end, phones and server agree, and
/// the records are what the events make. LANCAR_CHAOS_SEED tries another seed.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output) : IDisposable
{
    private const string Password = "uji-coba-2026-panjang";
    private const int Days = 9;

    /// <summary>How much the phones have made, offline for days, before the server is first reached: enough that some batches are too large.</summary>
    private const double MadeBefore = 0.6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly ulong seed = ulong.Parse(Environment.GetEnvironmentVariable("LANCAR_CHAOS_SEED") ?? "20261121", CultureInfo.InvariantCulture);
    private readonly string data = Directory.CreateTempSubdirectory("lancar-chaos-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_there_twice_on_SQLite()
    {
        var file = "Data Source=" + Path.Combine(data, "lancar.db");
        await Run(new StorageOptions(StorageKind.Sqlite, file), mothers: 80, kills: 6);

        await using var connection = new SqliteConnection(file + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        Assert.Equal("ok", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_there_twice_on_PostgreSQL()
    {
        if (PrivatePostgres.Skipped)
        {
            output.WriteLine("PostgreSQL is left out (LANCAR_SKIP_POSTGRES).");
            return;
        }

        using var postgres = new PrivatePostgres();
        await Run(new StorageOptions(StorageKind.Postgres, postgres.NewDatabase()), mothers: 24, kills: 3);
    }

    private async Task Run(StorageOptions options, int mothers, int kills)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {options.Kind}."));
        var now = TimeProvider.System.GetUtcNow();
        var care = SimulatedCare.Of(new SimulationPlan(mothers, Days, seed, now.AddDays(-Days), Sites: 2, MothersPerMidwife: 10));
        using var server = new ServerProcess(data, "--Storage:Kind", options.Kind.ToString(), "--Storage:ConnectionString", options.ConnectionString);
        await using var network = new RoughNetwork(server.Port, seed);
        var phones = await Phones(care, options, network.Address, now);
        using var stop = new CancellationTokenSource(Patience);
        var clock = Stopwatch.StartNew();
        try
        {
            await Live(server, network, phones, kills, stop.Token);
            await Check(options, phones);
        }
        finally
        {
            Tell(network, phones, kills, clock.Elapsed);
            foreach (var phone in phones)
            {
                phone.Dispose();
            }
        }
    }

    /// <summary>Phones live and the server dies, until the story is over; then the network is quiet for a last look, and the server is killed once more.</summary>
    private async Task Live(ServerProcess server, RoughNetwork network, IReadOnlyList<RoughPhone> phones, int kills, CancellationToken stop)
    {
        await server.Start();
        await Task.WhenAll(phones.Select(phone => phone.SignIn(server.Address, Password)));
        var killed = 0;
        var lives = phones.Select(phone => Task.Run(() => phone.Live(() => MadeBefore + ((1 - MadeBefore) * killed / kills), stop), stop)).ToList();
        var chance = RandomStream.Of(seed, ulong.MaxValue);
        while (killed < kills)
        {
            var moment = network.Reached + phones.Count + chance.NextIndex(2 * phones.Count);
            while (network.Reached < moment)
            {
                Assert.DoesNotContain(lives, life => life.IsFaulted);
                await Task.Delay(2, stop);
            }

            await Task.Delay(chance.NextIndex(30), stop);
            await server.Kill();
            await server.Start();
            killed++;
        }

        await Task.WhenAll(lives);
        network.Quiet = true;
        await network.Settle();
        foreach (var phone in phones)
        {
            await phone.Pull(stop);
        }

        await server.Kill();
    }

    private async Task Check(StorageOptions options, IReadOnlyList<RoughPhone> phones)
    {
        await using var storage = await LancarStorage.Open(options, TimeProvider.System.GetUtcNow());
        var stored = new List<StoredEvent>();
        foreach (var site in phones.Select(phone => phone.Account.SiteId).Distinct())
        {
            stored.AddRange(await storage.Events.After(CaseloadScope.OfSite(site), CareEventType.All, 0, int.MaxValue));
        }

        EveryFactIsAnswered(phones, stored);
        foreach (var phone in phones)
        {
            Assert.Equal(await Caseload(storage, phone.Account), phone.Known.Values);
        }

        var mothers = stored.Select(each => each.Event.MotherId).Distinct().ToList();
        var live = await Records(storage, mothers);
        foreach (var (mother, record) in mothers.Zip(live))
        {
            Assert.Equal(MotherRecordJson.Write(MotherFold.Of(await storage.Events.OfMother(mother))!), record);
        }

        await Rebuild(storage, options);
        Assert.Equal(live, await Records(storage, mothers));
        var verdict = await storage.Audit.Verify();
        Assert.Null(verdict.FirstBroken);
        Assert.True(verdict.Count > 0);
    }

    /// <summary>By the command where it can be run: the copy of it beside the tests lacks what it needs for PostgreSQL.</summary>
    private async Task Rebuild(LancarStorage storage, StorageOptions options)
    {
        if (options.Kind == StorageKind.Postgres)
        {
            await storage.Events.Rebuild();
            return;
        }

        Lancar("storage", "rebuild", options);
        Lancar("storage", "verify", options);
    }

    private static void EveryFactIsAnswered(IReadOnlyList<RoughPhone> phones, List<StoredEvent> stored)
    {
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(number => (long)number), stored.Select(each => each.Sequence).Order());
        var byId = stored.ToDictionary(each => each.Event.Id);
        var acknowledged = 0;
        foreach (var phone in phones)
        {
            Assert.Equal(phone.Facts.Select(fact => fact.Id).Order(), phone.Receipts.Keys.Order());
            foreach (var (id, json) in phone.Facts)
            {
                var receipt = phone.Receipts[id];
                if (receipt["status"]!.GetValue<string>() == "refused")
                {
                    Assert.NotEqual("", receipt["code"]!.GetValue<string>());
                    Assert.DoesNotContain(id, byId);
                    continue;
                }

                acknowledged++;
                var kept = byId[id];
                Assert.Equal(kept.Sequence, receipt["sequence"]!.GetValue<long>());
                Assert.Equal(phone.Account.Id, kept.Author.Id);
                Assert.Equal(CanonicalJson.Of(JsonNode.Parse(json)!["payload"]!.ToJsonString()), CanonicalJson.Of(kept.Event.PayloadText));
            }
        }

        Assert.Equal(acknowledged, stored.Count);
    }

    private static async Task<IReadOnlyList<string>> Caseload(LancarStorage storage, Account account)
    {
        var read = new ReadCaseload(storage.Events, storage.Mothers);
        var shown = new List<string>();
        var page = await read.Handle(account, 0, TimeProvider.System.GetUtcNow());
        while (true)
        {
            shown.AddRange(page.Events.Select(each => RoughPhone.Shown(each.Sequence, each.Event.Id.ToString(), each.Event.Type, each.Event.PayloadText)));
            if (!page.More)
            {
                return shown;
            }

            page = await read.Handle(account, page.Cursor, TimeProvider.System.GetUtcNow());
        }
    }

    private static async Task<IReadOnlyList<string>> Records(LancarStorage storage, IEnumerable<Guid> mothers)
    {
        var records = new List<string>();
        foreach (var mother in mothers)
        {
            records.Add(MotherRecordJson.Write((await storage.Mothers.Find(mother))!));
        }

        return records;
    }

    private async Task<IReadOnlyList<RoughPhone>> Phones(SimulatedCare care, StorageOptions options, Uri network, DateTimeOffset now)
    {
        await using var storage = await LancarStorage.Open(options, now);
        var hash = new PasswordHasher<SignInUser>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })).HashPassword(null!, Password);
        var sites = Enumerable.Range(0, care.Plan.Sites).Select(_ => Guid.CreateVersion7()).ToList();
        var facts = WithoutOthersCauses(care.Facts).ToLookup(fact => fact.Phone);
        var phones = new List<RoughPhone>();
        foreach (var (number, phone) in care.Phones.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"hp{number}");
            var account = new Account(Guid.CreateVersion7(), name, name, phone.Role, sites[phone.Site], phone.MotherId);
            Assert.True(await storage.Accounts.Create(account, new Credentials(hash, Guid.CreateVersion7().ToString(), true, null, 0)));
            phones.Add(new RoughPhone(account, phone.DeviceId, WithFaults([.. facts[phone]]), network, RandomStream.Of(seed, 1_000_000UL + (ulong)number)));
        }

        return phones;
    }

    /// <summary>
    /// Without the facts that name what another phone made (a referral for the helper's session): a phone makes those only when it has seen that, and
    /// these phones tell a story written before. What names a fact left out is left out too.
    /// </summary>
    private static IEnumerable<SimulatedFact> WithoutOthersCauses(IEnumerable<SimulatedFact> facts)
    {
        var madeBy = new Dictionary<string, SimulatedPhone>();
        foreach (var fact in facts)
        {
            var payload = JsonNode.Parse(fact.Json)!["payload"]!;
            string? Named(string member) => payload[member]?.GetValue<string>();
            var isCause = CareEventType.IsSession(fact.Type) || fact.Type is TriageEventType.AssessmentRecorded;
            var causes = isCause ? [] : new[] { Named("becauseId"), Named("sessionId"), fact.Type == TriageEventType.ReferralClosed ? Named("referralId") : null }.OfType<string>();
            if (causes.Any(cause => madeBy.GetValueOrDefault(cause) != fact.Phone))
            {
                continue;
            }

            if ((Named("sessionId") ?? Named("assessmentId") ?? Named("referralId")) is { } made)
            {
                madeBy.TryAdd(made, fact.Phone);
            }

            yield return fact;
        }
    }

    /// <summary>One fact in fifty, and at least one, is followed by one no server can take.</summary>
    private static List<(Guid Id, string Json)> WithFaults(IReadOnlyList<SimulatedFact> facts)
    {
        var all = new List<(Guid Id, string Json)>();
        foreach (var (number, fact) in facts.Index())
        {
            var json = JsonNode.Parse(fact.Json)!;
            all.Add((Guid.Parse(json["id"]!.GetValue<string>()), fact.Json));
            if (number % 50 == 0)
            {
                var id = Guid.CreateVersion7();
                (json["id"], json["type"], json["deviceSequence"]) = (id.ToString(), "chaos.unheard-of", 1_000_000 + number);
                all.Add((id, json.ToJsonString()));
            }
        }

        return all;
    }

    private void Lancar(string command, string part, StorageOptions options)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), command, part, "--kind", options.Kind.ToString(), "--connection", options.ConnectionString, "--lang", "en"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        output.WriteLine(process.StandardOutput.ReadToEnd().Split('\n')[0]);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
    }

    private void Tell(RoughNetwork network, IReadOnlyList<RoughPhone> phones, int kills, TimeSpan took)
    {
        var receipts = phones.SelectMany(phone => phone.Receipts.Values).ToList();
        int Answered(string status) => receipts.Count(receipt => receipt["status"]!.GetValue<string>() == status);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{phones.Count} phones, {phones.Sum(phone => phone.Facts.Count)} facts: {Answered("accepted")} accepted, {Answered("duplicate")} duplicate, {Answered("refused")} refused; {kills} kills and a last one; {took.TotalSeconds:0} s."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{phones.Sum(phone => phone.Resent)} facts sent again, {phones.Sum(phone => phone.Failures)} rounds without answer, {phones.Sum(phone => phone.Halved)} batches halved, {network.Reached} requests reached the server."));
        output.WriteLine(string.Join(", ", Enum.GetValues<Fate>().Select(fate => string.Create(CultureInfo.InvariantCulture, $"{fate} {network.Count(fate)}"))) + ".");
        output.WriteLine("Refused: " + string.Join(", ", receipts.Where(receipt => receipt["code"] is not null)
            .GroupBy(receipt => receipt["code"]!.GetValue<string>()).Select(code => string.Create(CultureInfo.InvariantCulture, $"{code.Key} {code.Count()}"))) + ".");
    }
}
