using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Storage;
using Lancar.Tests.Care;

namespace Lancar.Tests.Storage;

/// <summary>Records are never other than their events make them: not beside a rebuild, not after another version, not out of what was kept.</summary>
public abstract partial class StorageContract
{
    [ContractFact]
    public async Task Every_type_of_event_makes_the_same_record_live_rebuilt_and_after_reopening()
    {
        var story = Story.Events();
        Assert.Equal(CareEventType.All.Order(StringComparer.Ordinal), story.Select(fact => fact["type"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal));
        var mother = Guid.Parse(story[0]["motherId"]!.GetValue<string>());

        // One by one, so that each is judged against a record that was written and read again.
        foreach (var fact in story)
        {
            var receipt = Assert.Single(await new RecordEvents(storage.Events).Handle(Facts.Midwife, null, Facts.Elements([fact]), Story.Now));
            Assert.True(receipt.Status == ReceiptStatus.Accepted, $"{fact["type"]}: {receipt.Error?.Code}");
            Assert.Equal(
                MotherRecordJson.Write(MotherFold.Of(await storage.Events.OfMother(mother))!), MotherRecordJson.Write((await storage.Mothers.Find(mother))!));
        }

        var live = await Written(storage, mother);
        Assert.Equal(1, await storage.Events.Rebuild());
        Assert.Equal(live, await Written(storage, mother));
        await using var reopened = await LancarStorage.Open(Options, Now);
        Assert.Equal(live, await Written(reopened, mother));
    }

    [ContractFact]
    public async Task Records_made_anew_beside_a_running_server_are_seen_by_it()
    {
        await Accept(facts.InCare());
        Assert.Equal(1, Tamper("update mother_records set record = replace(record, 'Ibu Contoh', 'Ibu Salah')"));
        await using var server = await LancarStorage.Open(Options, Now);
        Assert.Equal("Ibu Salah", Assert.Single(await server.Mothers.OfSite(Facts.Site)).Identity.Name);

        Assert.Equal(1, await storage.Events.Rebuild());
        Assert.Equal("Ibu Contoh", Assert.Single(await server.Mothers.OfSite(Facts.Site)).Identity.Name);
        Assert.Equal("Ibu Contoh", (await server.Mothers.Of([facts.Mother]))[facts.Mother].Identity.Name);

        // What the server judges against, too: what it wrote before the rebuild counts no more.
        var volume = facts.Volume(Now.AddHours(-1));
        Assert.Equal(ReceiptStatus.Accepted, (await new RecordEvents(server.Events).Handle(Facts.Midwife, null, Facts.Elements([volume]), Now)).Single().Status);
        Assert.Equal(1, Tamper("update mother_records set record = replace(record, '12.5', '99.5')"));
        Assert.Equal(12.5m, (await server.Mothers.OfSite(Facts.Site)).Single().Volumes.Single().Volume.VolumeMl);
        Assert.Equal(1, await storage.Events.Rebuild());
        Assert.Equal(1, Tamper("update mother_records set record = replace(record, '12.5', '7.5')"));
        Assert.Equal(7.5m, (await server.Mothers.OfSite(Facts.Site)).Single().Volumes.Single().Volume.VolumeMl);
    }

    [ContractFact]
    public async Task Records_of_another_format_are_made_anew_on_opening_and_those_of_this_one_are_left()
    {
        var registered = facts.Registered();
        await Accept(registered, facts.Consent("care"));
        var right = await Written(storage, facts.Mother);
        Assert.Equal(1, Tamper("update mother_records set record = replace(record, '\"contactFacts\"', '\"notYetKnown\"')"));

        // A record that lacks what this version judges by: a change of the name finds nothing to replace.
        var renamed = facts.ContactChanged("name", "Ibu Baru", Facts.IdOf(registered));
        await using (var same = await LancarStorage.Open(Options, Now))
        {
            Assert.NotEqual(right, await Written(same, facts.Mother));
            Assert.Equal("contact.unknown-base", (await new RecordEvents(same.Events).Handle(Facts.Midwife, null, Facts.Elements([renamed]), Now)).Single().Error?.Code);
        }

        Assert.Equal(1, Tamper($"update projections set format = {MotherRecordJson.Format - 1}"));
        var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => LancarStorage.Open(Options, Now))));
        foreach (var server in opened)
        {
            Assert.Equal(right, await Written(server, facts.Mother));
        }

        Assert.Equal(ReceiptStatus.Accepted, (await new RecordEvents(opened[0].Events).Handle(Facts.Midwife, null, Facts.Elements([renamed]), Now)).Single().Status);
        foreach (var server in opened)
        {
            await server.DisposeAsync();
        }
    }

    [ContractFact]
    public async Task A_server_whose_records_another_version_made_anew_writes_nothing()
    {
        await Accept(facts.InCare());
        Assert.Equal(1, Tamper($"update projections set format = {MotherRecordJson.Format + 1}"));
        var volume = facts.Volume(Now.AddHours(-1));
        await Assert.ThrowsAsync<IOException>(() => Handle(Facts.Midwife, volume));
        Assert.Null(await storage.Events.Find(Facts.IdOf(volume)));
    }

    [ContractFact]
    public async Task Records_are_asked_for_by_id_and_who_is_not_registered_is_missing()
    {
        var other = new Facts();
        await Accept([.. facts.InCare(), .. other.InCare(), .. new Facts().InCare()]);
        var found = await storage.Mothers.Of([facts.Mother, other.Mother, Guid.CreateVersion7()]);
        Assert.Equal(new[] { facts.Mother, other.Mother }.Order(), found.Keys.Order());
        Assert.Equal(MotherRecordJson.Write((await storage.Mothers.Find(other.Mother))! with { Timeline = [] }), MotherRecordJson.Write(found[other.Mother]));
        Assert.Empty(await storage.Mothers.Of([]));
    }

    /// <summary>A mother's record as it is read alone, with her site and by her id.</summary>
    private static async Task<string[]> Written(LancarStorage stores, Guid mother) =>
    [
        MotherRecordJson.Write((await stores.Mothers.Find(mother))!),
        MotherRecordJson.Write((await stores.Mothers.OfSite(Facts.Site)).Single(record => record.MotherId == mother)),
        MotherRecordJson.Write((await stores.Mothers.Of([mother]))[mother]),
    ];
}
