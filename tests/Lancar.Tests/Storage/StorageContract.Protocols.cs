using System.Text.Json.Nodes;
using Lancar.Domain.Care;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;
using Lancar.Storage;
using Lancar.Tests.Care;
using Lancar.Tests.Care.Protocols;

namespace Lancar.Tests.Storage;

/// <summary>A site's own protocols: only added to, seen by their site alone, and what was accepted by them stays readable.</summary>
public abstract partial class StorageContract
{
    private static readonly SignOff Approval = new(SignOffState.Approved, "dr. Contoh, Sp.OG", new DateOnly(2026, 11, 21));

    [ContractFact]
    public async Task A_published_version_never_changes_and_a_change_is_the_next_version()
    {
        var first = OwnProtocols.Made();
        Assert.True(await storage.SiteProtocols.Publish(Facts.Site, first, Now));
        Assert.False(await storage.SiteProtocols.Publish(Facts.Site, OwnProtocols.Made(first.Id, 1, minutes: 9), Now));
        Assert.False(await storage.SiteProtocols.Publish(Facts.Site, OwnProtocols.Made(first.Id, 3), Now));
        Assert.False(await storage.SiteProtocols.Publish(Facts.Site, OwnProtocols.Made(version: 2), Now));
        Assert.True(await storage.SiteProtocols.Publish(Facts.Site, OwnProtocols.Made(first.Id, 2, minutes: 9), Now.AddHours(1)));

        var all = await storage.SiteProtocols.OfSite(Facts.Site);
        Assert.Equal([(1, 240_000L, Now, false), (2, 540_000L, Now.AddHours(1), true)], all.Select(one => (one.Content.Version, one.Content.PlannedMinMs, one.PublishedAt, one.IsOffered(all))));
        Assert.Equal(ProtocolJson.Write(first), ProtocolJson.Write(all[0].Content));
        Assert.Empty(await storage.SiteProtocols.OfSite(Facts.OtherSite));
    }

    [ContractFact]
    public async Task A_version_published_by_eight_at_once_is_published_once()
    {
        var protocol = OwnProtocols.Made();
        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => storage.SiteProtocols.Publish(Facts.Site, protocol, Now))));
        Assert.Equal(1, published.Count(one => one));
        Assert.Single(await storage.SiteProtocols.OfSite(Facts.Site));
    }

    [ContractFact]
    public async Task A_version_is_approved_and_retired_once_by_its_own_site()
    {
        var protocol = OwnProtocols.Made();
        Assert.False(await storage.SiteProtocols.Approve(Facts.Site, protocol.Id, 1, Approval, Now));
        Assert.True(await storage.SiteProtocols.Publish(Facts.Site, protocol, Now));
        Assert.False(await storage.SiteProtocols.Approve(Facts.OtherSite, protocol.Id, 1, Approval, Now));
        Assert.False(await storage.SiteProtocols.Retire(Facts.OtherSite, protocol.Id, 1, Now));
        Assert.True(Assert.Single(await storage.SiteProtocols.OfSite(Facts.Site)).Protocol.SignOff.IsDraft);

        Assert.True(await storage.SiteProtocols.Approve(Facts.Site, protocol.Id, 1, Approval, Now));
        Assert.False(await storage.SiteProtocols.Approve(Facts.Site, protocol.Id, 1, Approval with { Approver = "dr. Lain" }, Now));
        await Assert.ThrowsAsync<ArgumentException>(() => storage.SiteProtocols.Approve(Facts.Site, protocol.Id, 1, new(SignOffState.Approved, null, null), Now));
        Assert.True(await storage.SiteProtocols.Retire(Facts.Site, protocol.Id, 1, Now.AddHours(2)));
        Assert.False(await storage.SiteProtocols.Retire(Facts.Site, protocol.Id, 1, Now.AddHours(3)));
        var one = Assert.Single(await storage.SiteProtocols.OfSite(Facts.Site));
        Assert.Equal((Approval, Now.AddHours(2), false), (one.Protocol.SignOff, one.RetiredAt!.Value, one.IsOffered([one])));
        Assert.True(one.Content.SignOff.IsDraft);

        // The next version is a draft again, and is offered.
        Assert.True(await storage.SiteProtocols.Publish(Facts.Site, OwnProtocols.Made(protocol.Id, 2), Now.AddHours(3)));
        var all = await storage.SiteProtocols.OfSite(Facts.Site);
        Assert.Equal([(false, false), (true, true)], all.Select(each => (each.Protocol.SignOff.IsDraft, each.IsOffered(all))));
    }

    [ContractFact]
    public async Task Plans_and_sessions_follow_their_own_version_live_rebuilt_and_after_it_was_retired()
    {
        var protocol = OwnProtocols.Made();
        await storage.SiteProtocols.Publish(Facts.Site, protocol, Now.AddDays(-1));
        var at = Now.AddHours(-3);
        await Accept([.. facts.InCare(), PlanOf(protocol.Id, 1, at.AddMinutes(-5))]);
        await storage.SiteProtocols.Publish(Facts.Site, OwnProtocols.Made(protocol.Id, 2, minutes: 9), Now);
        await storage.SiteProtocols.Retire(Facts.Site, protocol.Id, 2, Now);

        await Accept(facts.Opened(at, protocol: protocol.Id));
        var early = await Handle(Facts.Midwife, facts.Started(at.AddSeconds(5)));
        Assert.Equal("session.not-preparing", early.Single().Error?.Code);
        await Accept(facts.Signs(at.AddSeconds(10)), facts.Started(at.AddSeconds(20)));
        var tooSoon = await Handle(Facts.Midwife, facts.InSession("finished", at.AddSeconds(20 + 239)));
        Assert.Equal("phase.too-short", tooSoon.Single().Error?.Code);
        await Accept(facts.InSession("finished", at.AddSeconds(20 + 240)), facts.Closed(at.AddSeconds(20 + 300)), Recalled(protocol.Id, Now.AddHours(-1)));

        var record = (await storage.Mothers.Find(facts.Mother))!;
        Assert.Equal(1, Assert.Single(record.SiteProtocols).Version);
        Assert.Equal((240_000L, 240_000L), (record.Sessions.Single().State.DeliveredMs, record.ProtocolOf(record.Sessions.Single()).PlannedMinMs));
        Assert.Equal(protocol.Name, record.ProtocolOf(record.Plans.Single().Terms).Name);

        var live = MotherRecordJson.Write(record with { Timeline = [] });
        Assert.Equal(1, await storage.Events.Rebuild());
        Assert.Equal(live, MotherRecordJson.Write((await storage.Mothers.Find(facts.Mother))! with { Timeline = [] }));
        await using var reopened = await LancarStorage.Open(Options, Now);
        Assert.Equal(live, MotherRecordJson.Write((await reopened.Mothers.Find(facts.Mother))! with { Timeline = [] }));
    }

    [ContractFact]
    public async Task An_unknown_version_and_one_of_another_site_are_refused()
    {
        var (own, foreign) = (OwnProtocols.Made(), OwnProtocols.Made());
        await storage.SiteProtocols.Publish(Facts.Site, own, Now);
        await storage.SiteProtocols.Publish(Facts.OtherSite, foreign, Now);
        await Accept(facts.InCare());
        foreach (var (id, version) in new[] { (own.Id, 2), (foreign.Id, 1), ("own-nothing", 1) })
        {
            var receipts = await Handle(Facts.Midwife, facts.Opened(Now.AddHours(-2), protocol: id, version: version), PlanOf(id, version, Now.AddHours(-2)));
            Assert.Equal([("session.unknown-protocol", "payload.protocolId"), ("plan.unknown-protocol", "payload.protocolId")], receipts.Select(one => (one.Error!.Code, one.Error.Where!)));
        }

        Assert.Equal("plan.unknown-protocol", (await Handle(Facts.Midwife, Recalled(foreign.Id, Now.AddHours(-1)))).Single().Error?.Code);
        Assert.Equal("plan.unlike-protocol", (await Handle(Facts.Midwife, PlanOf(own.Id, 1, Now.AddHours(-2), perDay: 3))).Single().Error?.Code);
    }

    private JsonObject PlanOf(string protocol, int version, DateTimeOffset at, int perDay = 2) => facts.Event("plan.made", at, new
    {
        planId = Guid.CreateVersion7(), protocolId = protocol, protocolVersion = version, performer = "husband", sessionsPerDay = perDay, days = 2, startWindowHours = (int[]?)null,
    });

    private JsonObject Recalled(string protocol, DateTimeOffset at) =>
        facts.Event("massage.recalled", at, new { recallId = Guid.CreateVersion7(), minutes = 9, performer = "husband", protocolId = protocol });
}
