using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Tests.Care.Triage;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Events;

public sealed class ReadHistoriesTests : IAsyncLifetime
{
    private readonly Facts facts = new();
    private TemporaryStorage storage = null!;

    public async Task InitializeAsync() => storage = await TemporaryStorage.Open();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task The_roster_is_todays_list_and_goes_on_where_the_log_stood()
    {
        var (quiet, urgent) = (new Facts(), new Facts());
        await Accept([.. quiet.InCare(), .. urgent.InCare(), urgent.Referred(Facts.Now.AddHours(-1), "judgement", null)]);
        await Accept(Facts.OtherMidwife, new Facts().Registered());
        var roster = await Read.Roster(Facts.Midwife, Facts.Now);
        Assert.Equal([urgent.Mother, quiet.Mother], roster.Mothers);
        Assert.Equal(10, roster.Cursor);
        Assert.Equal(roster.Mothers, (await Read.Roster(facts.As(Role.Coordinator), Facts.Now)).Mothers);
        Assert.Empty((await Read.Roster(facts.As(Role.Student), Facts.Now)).Mothers);
    }

    [Fact]
    public async Task Histories_and_what_comes_after_the_roster_are_the_whole_caseload()
    {
        var mothers = Enumerable.Range(0, 5).Select(_ => new Facts()).ToList();
        await Accept([.. mothers.SelectMany(mother => mother.InCare())]);
        await Accept([.. mothers.Select(mother => mother.Volume(Facts.Now.AddHours(-1)))]);
        var roster = await Read.Roster(Facts.Midwife, Facts.Now);
        var whole = await Read.Of(Facts.Midwife, roster.Mothers, Facts.Now);
        Assert.Equal(roster.Mothers, whole.Mothers);
        Assert.Equal(roster.Mothers, whole.Events.Select(stored => stored.Event.MotherId).Distinct());
        Assert.All(whole.Events.GroupBy(stored => stored.Event.MotherId), hers => Assert.Equal(hers.Select(stored => stored.Sequence).Order(), hers.Select(stored => stored.Sequence)));

        await Accept(mothers[2].Volume(Facts.Now));
        var later = await Caseload(Facts.Midwife, roster.Cursor);
        Assert.Equal([mothers[2].Mother], later.Events.Select(stored => stored.Event.MotherId));
        Assert.Equal((await Caseload(Facts.Midwife, 0)).Events.Select(stored => stored.Event.Id), whole.Events.Concat(later.Events).OrderBy(stored => stored.Sequence).Select(stored => stored.Event.Id));
    }

    [Fact]
    public async Task An_answer_closes_with_the_mother_who_fills_it_and_never_splits_one()
    {
        var mothers = Enumerable.Range(0, 3).Select(_ => new Facts()).ToList();
        foreach (var mother in mothers)
        {
            await Accept([.. mother.InCare(), .. Enumerable.Range(0, 1_196).Select(number => mother.Consent("research", number % 2 == 0))]);
        }

        var asked = mothers.Select(mother => mother.Mother).ToList();
        var first = await Read.Of(Facts.Midwife, [asked[0], asked[0], asked[1], asked[2]], Facts.Now);
        Assert.Equal(asked[..2], first.Mothers);
        Assert.Equal(2_400, first.Events.Count);
        var rest = await Read.Of(Facts.Midwife, asked[2..], Facts.Now);
        Assert.Equal((1, 1_200), (rest.Mothers.Count, rest.Events.Count));
        var many = Enumerable.Range(0, 130).Select(_ => Guid.CreateVersion7()).ToList();
        Assert.Equal(many[..100], (await Read.Of(Facts.Midwife, many, Facts.Now)).Mothers);
        Assert.Empty((await Read.Of(Facts.Midwife, [], Facts.Now)).Mothers);
    }

    [Fact]
    public async Task Of_a_mother_the_account_may_not_see_nothing_is_told()
    {
        await Accept([.. facts.InCare(), facts.Opened(Facts.Now.AddHours(-2)), facts.Volume(Facts.Now.AddHours(-1))]);
        foreach (var stranger in new[] { Facts.OtherMidwife, facts.As(Role.Student), new Facts().As(Role.Mother), new Facts().As(Role.Helper) })
        {
            var told = await Read.Of(stranger, [facts.Mother], Facts.Now);
            Assert.Equal([facts.Mother], told.Mothers);
            Assert.Empty(told.Events);
        }

        Assert.Equal(6, (await Read.Of(facts.As(Role.Mother), [facts.Mother], Facts.Now)).Events.Count);
    }

    [Fact]
    public async Task A_helper_gets_of_her_what_he_may_see_and_begins_anew_when_she_shares_again()
    {
        var helper = facts.As(Role.Helper);
        await Accept(facts.Registered(), facts.Consent("care"), facts.Volume(Facts.Now.AddHours(-1)));
        var unshared = await Read.Roster(helper, Facts.Now);
        Assert.Empty(unshared.Mothers);
        Assert.Equal(0, unshared.Cursor);
        Assert.Empty((await Read.Of(helper, [facts.Mother], Facts.Now)).Events);

        await Accept(facts.Consent("share-with-helper"), facts.Opened(Facts.Now.AddHours(-2)));
        var shared = await Read.Roster(helper, Facts.Now);
        Assert.Equal([facts.Mother], shared.Mothers);
        Assert.Equal(5, shared.Cursor);
        Assert.Equal(["mother.registered", "consent.recorded", "consent.recorded", "session.opened"], (await Read.Of(helper, shared.Mothers, Facts.Now)).Events.Select(stored => stored.Event.Type));
    }

    [Fact]
    public async Task A_mother_who_is_gone_from_care_is_on_no_roster_and_of_her_only_that_is_told()
    {
        var leftAt = Facts.Now.AddHours(-1);
        await Accept([.. facts.InCare(), facts.LeftCare(leftAt)]);
        Assert.Equal([facts.Mother], (await Read.Roster(Facts.Midwife, leftAt.AddDays(14).AddMilliseconds(-1))).Mothers);
        Assert.Empty((await Read.Roster(Facts.Midwife, leftAt.AddDays(14))).Mothers);
        Assert.Equal(["mother.left-care"], (await Read.Of(Facts.Midwife, [facts.Mother], leftAt.AddDays(14))).Events.Select(stored => stored.Event.Type));
        await Accept(facts.Returned(Facts.Now));
        Assert.Equal(6, (await Read.Of(Facts.Midwife, [facts.Mother], leftAt.AddDays(30))).Events.Count);
    }

    private ReadHistories Read => new(storage.Stores.Events, storage.Stores.Mothers);

    private Task<Caseload> Caseload(Account account, long after) => new ReadCaseload(storage.Stores.Events, storage.Stores.Mothers).Handle(account, after, Facts.Now);

    private Task Accept(params JsonObject[] events) => Accept(Facts.Midwife, events);

    private async Task Accept(Account account, params JsonObject[] events)
    {
        foreach (var receipt in await new RecordEvents(storage.Stores.Events).Handle(account, null, Facts.Elements(events), Facts.Now))
        {
            Assert.True(receipt.Status == ReceiptStatus.Accepted, $"{receipt.Error?.Code} at {receipt.Error?.Where}");
        }
    }
}
