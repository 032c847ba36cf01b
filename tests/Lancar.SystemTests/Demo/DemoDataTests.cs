using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Study.Definitions;
using Lancar.Server.Accounts;
using Lancar.Server.Demo;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Demo;

/// <summary>The demo survives an interrupted start and stays young.</summary>
public sealed class DemoDataTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task A_start_that_broke_off_in_the_middle_is_taken_up_to_the_same_end()
    {
        await using var whole = await RunningServer.Start();
        await Fill(whole, Now);
        var expected = await Facts(whole);

        await using var broken = await RunningServer.Start();
        // Once in the middle of the facts, once just before the accounts: later starts, later clocks, the same demo.
        await Assert.ThrowsAsync<IOException>(() => Fill(broken, Now, breaksAt: 100));
        Assert.Equal(100, (await Facts(broken)).Count);
        await Assert.ThrowsAsync<IOException>(() => Fill(broken, Now.AddHours(7), breaksAt: expected.Count - 1));
        await Fill(broken, Now.AddDays(2));

        Assert.Equal(expected, await Facts(broken));
        Assert.Equal(await People(whole), await People(broken));
        Assert.Equal(4, (await People(broken)).Count);
        Assert.Single(await broken.Services.GetRequiredService<IStudyStore>().All());
        using var browser = broken.Browser();
        Assert.Equal("/today", (await browser.SignIn("bidan", new DemoMode(true).Password)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_old_demo_gets_new_mothers_and_the_husband_goes_with_the_newest()
    {
        await using var server = await RunningServer.Start();
        await Fill(server, Now);
        var first = await Facts(server);

        await Fill(server, Now + DemoData.FreshFor);
        Assert.Equal(first, await Facts(server));

        var later = Now.AddDays(40);
        await Assert.ThrowsAsync<IOException>(() => Fill(server, later, breaksAt: 50));
        await Fill(server, later.AddHours(1));
        await Fill(server, later.AddHours(2));

        var all = await server.Services.GetRequiredService<IMotherStore>().OfSite(DemoData.SiteId);
        Assert.InRange((await Facts(server)).Count, first.Count * 1.8, first.Count * 2.2);
        Assert.Equal(48, all.Count);
        Assert.InRange((later - all.Max(mother => mother.Identity.BirthAt)).TotalHours, 0, 24);
        Assert.Equal(48, all.Select(mother => mother.Identity.Name).Distinct().Count());
        var helper = (await server.Services.GetRequiredService<IAccountStore>().FindByUserName("suami"))!.Account;
        Assert.Equal("Sari 2 (DEMO)", all.Single(mother => mother.MotherId == helper.MotherId).Identity.Name);
        Assert.Equal(4, (await People(server)).Count);
    }

    [Fact]
    public async Task A_real_server_is_never_started_over_demo_accounts()
    {
        var data = Directory.CreateTempSubdirectory("lancar-test-").FullName;
        var demo = await RunningServer.Start(data, "--Lancar:Demo", "true");
        await demo.Stop();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningServer.Start(data));

        Assert.Equal("pages.greeting.real-over-demo", refused.TextKey);
        Directory.Delete(data, recursive: true);
    }

    private static async Task Fill(RunningServer server, DateTimeOffset now, int? breaksAt = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        IEventStore events = services.GetRequiredService<IEventStore>();
        var mothers = services.GetRequiredService<IMotherStore>();
        await new DemoData(
            services.GetRequiredService<UserManager<SignInUser>>(), services.GetRequiredService<IAccountStore>(), mothers,
            services.GetRequiredService<IStudyStore>(), new RecordEvents(breaksAt is { } at ? new BreakingStore(events, at) : events),
            new StoppedClock(now), services.GetRequiredService<DataFolder>()).Create(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> Facts(RunningServer server) =>
    [
        .. (await server.Services.GetRequiredService<IEventStore>().After(CaseloadScope.OfSite(DemoData.SiteId), [.. CareEventType.All], 0, 100_000))
            .Select(stored => $"{stored.Event.Id} {stored.Event.Type} {stored.Event.PayloadText}"),
    ];

    private static async Task<IReadOnlyList<Account>> People(RunningServer server) => await server.Services.GetRequiredService<IAccountStore>().All();

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>The machine goes down after so many facts.</summary>
    private sealed class BreakingStore(IEventStore inner, int after) : IEventStore
    {
        private int left = after;

        public Task<StoredEvent?> Find(Guid id, CancellationToken cancellation = default) => inner.Find(id, cancellation);

        public Task<IReadOnlyList<StoredEvent>> OfMother(Guid motherId, CancellationToken cancellation = default) => inner.OfMother(motherId, cancellation);

        public Task<IReadOnlyList<StoredEvent>> After(
            CaseloadScope scope, IReadOnlyCollection<string> types, long sequence, int limit, CancellationToken cancellation = default) =>
            inner.After(scope, types, sequence, limit, cancellation);

        public Task<long> LastSequence(CancellationToken cancellation = default) => inner.LastSequence(cancellation);

        public Task<T> Write<T>(Func<IEventWriter, Task<T>> work, CancellationToken cancellation = default) =>
            left-- > 0 ? inner.Write(work, cancellation) : throw new IOException("The machine went down.");

        public Task<int> Rebuild(CancellationToken cancellation = default) => inner.Rebuild(cancellation);
    }
}
