using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Tests.Care.Triage;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Events;

public sealed class ReadCaseloadTests : IAsyncLifetime
{
    private readonly Facts facts = new();
    private TemporaryStorage storage = null!;

    public async Task InitializeAsync() => storage = await TemporaryStorage.Open();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Each_role_gets_its_own()
    {
        await Accept([.. facts.InCare(), facts.Opened(Facts.Now.AddHours(-2)), facts.Volume(Facts.Now.AddHours(-1)), facts.Score(Facts.Now.AddHours(-1))]);
        Assert.Equal(7, (await Read(facts.As(Role.Midwife))).Events.Count);
        Assert.Equal(7, (await Read(facts.As(Role.Mother))).Events.Count);
        Assert.Empty((await Read(facts.As(Role.Student))).Events);
        Assert.Empty((await Read(Facts.OtherMidwife)).Events);
        var helper = await Read(facts.As(Role.Helper));
        Assert.Equal(["mother.registered", "consent.recorded", "consent.recorded", "consent.recorded", "session.opened"], helper.Events.Select(stored => stored.Event.Type));
        Assert.Equal((5L, false), (helper.Cursor, helper.More));
    }

    [Fact]
    public async Task A_helper_whose_wife_stops_sharing_learns_that_and_no_more_and_misses_nothing_later()
    {
        var helper = facts.As(Role.Helper);
        await Accept(facts.Registered(), facts.Consent("care"));
        Assert.Equal((0, 0L), ((await Read(helper)).Events.Count, (await Read(helper)).Cursor));
        await Accept(facts.Consent("share-with-helper", at: Facts.Now.AddHours(-5)));
        var shared = await Read(helper);
        Assert.Equal(3, shared.Events.Count);

        var withdrawal = facts.Consent("share-with-helper", false, Facts.Now.AddHours(-4));
        await Accept(withdrawal, facts.Opened(Facts.Now.AddHours(-3)));
        var withdrawn = await Read(helper, shared.Cursor);
        Assert.Equal(Facts.IdOf(withdrawal), Assert.Single(withdrawn.Events).Event.Id);
        Assert.Equal((shared.Cursor, false), (withdrawn.Cursor, withdrawn.More));

        await Accept(facts.Consent("share-with-helper", at: Facts.Now.AddHours(-2)));
        Assert.Equal(["consent.recorded", "session.opened", "consent.recorded"], (await Read(helper, withdrawn.Cursor)).Events.Select(stored => stored.Event.Type));
    }

    [Fact]
    public async Task A_helper_who_never_was_shared_with_learns_nothing()
    {
        await Accept(facts.Registered(), facts.Consent("share-with-helper", false));
        Assert.Empty((await Read(facts.As(Role.Helper))).Events);
    }

    [Fact]
    public async Task Of_a_mother_who_left_care_only_that_word_is_left_after_14_days_and_everything_when_she_returns()
    {
        var leftAt = Facts.Now.AddHours(-1);
        await Accept([.. facts.InCare(), facts.LeftCare(leftAt), facts.Volume(Facts.Now)]);
        Assert.Equal(6, (await Read(Facts.Midwife, now: leftAt.AddDays(14).AddMilliseconds(-1))).Events.Count);
        var gone = await Read(Facts.Midwife, now: leftAt.AddDays(14));
        Assert.Equal(["mother.left-care"], gone.Events.Select(stored => stored.Event.Type));
        Assert.Equal(6, gone.Cursor);

        await Accept(facts.Returned(Facts.Now));
        Assert.Equal(7, (await Read(Facts.Midwife, now: leftAt.AddDays(30))).Events.Count);
    }

    [Fact]
    public async Task Of_a_mother_who_left_with_a_red_sign_all_is_sent_until_it_is_answered_and_then_what_answered_it()
    {
        var (leftAt, referral) = (Facts.Now.AddHours(-1), Guid.CreateVersion7());
        var late = leftAt.AddDays(20);
        await Accept([.. facts.InCare(), facts.Referred(Facts.Now.AddHours(-2), "judgement", null, referral)], leftAt.AddMilliseconds(-1));
        await Accept(facts.LeftCare(leftAt));
        Assert.Equal(6, (await Read(Facts.Midwife, now: late)).Events.Count);

        await Accept([facts.ReferralClosed(late, referral, "treated"), facts.Volume(late)], late);
        var gone = await Read(Facts.Midwife, now: late);
        Assert.Equal(["mother.left-care", "referral.closed"], gone.Events.Select(stored => stored.Event.Type));
        Assert.Equal(8, gone.Cursor);
    }

    [Fact]
    public async Task A_helper_gets_no_contact_but_learns_that_she_left()
    {
        var registered = facts.Registered();
        await Accept(registered, facts.Consent("share-with-helper"), facts.ContactChanged("phone", "0812-3456-789", null), facts.LeftCare(Facts.Now));
        Assert.Equal(["mother.registered", "consent.recorded", "mother.left-care"], (await Read(facts.As(Role.Helper))).Events.Select(stored => stored.Event.Type));
    }

    [Fact]
    public async Task Pages_end_at_2000_and_go_on()
    {
        await Accept([.. facts.InCare(), .. Enumerable.Range(0, 1_997).Select(number => facts.Consent("research", number % 2 == 0))]);
        var first = await Read(Facts.Midwife);
        Assert.Equal((2_000, 2_000L, true), (first.Events.Count, first.Cursor, first.More));
        var rest = await Read(Facts.Midwife, first.Cursor);
        Assert.Equal((1, 2_001L, false), (rest.Events.Count, rest.Cursor, rest.More));
        var end = await Read(Facts.Midwife, rest.Cursor);
        Assert.Equal((0, 2_001L, false), (end.Events.Count, end.Cursor, end.More));
        var ofALostLog = await Read(Facts.Midwife, 5_000);
        Assert.Equal((0, 2_001L, false), (ofALostLog.Events.Count, ofALostLog.Cursor, ofALostLog.More));
    }

    private Task<Caseload> Read(Account account, long after = 0, DateTimeOffset? now = null) =>
        new ReadCaseload(storage.Stores.Events, storage.Stores.Mothers).Handle(account, after, now ?? Facts.Now);

    private Task Accept(params JsonObject[] events) => Accept(events, Facts.Now);

    private async Task Accept(JsonObject[] events, DateTimeOffset recordedAt)
    {
        foreach (var receipt in await new RecordEvents(storage.Stores.Events).Handle(Facts.Midwife, null, Facts.Elements(events), recordedAt))
        {
            Assert.True(receipt.Status == ReceiptStatus.Accepted, $"{receipt.Error?.Code} at {receipt.Error?.Where}");
        }
    }
}
