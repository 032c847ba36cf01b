using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Study.Definitions;
using Lancar.Storage;
using Lancar.Tests.Care;

namespace Lancar.Tests.Storage;

/// <summary>What every database must do; run on each of them.</summary>
public abstract partial class StorageContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Facts.Now;

    private readonly Facts facts = new();
    private LancarStorage storage = null!;

    /// <summary>The same database at every call.</summary>
    protected abstract StorageOptions Options { get; }

    /// <summary>Runs SQL behind the storage's back.</summary>
    protected abstract int Tamper(string sql);

    public async Task InitializeAsync() => storage = await LancarStorage.Open(Options, Now);

    public virtual async Task DisposeAsync() => await storage.DisposeAsync();

    [ContractFact]
    public async Task An_event_is_kept_exactly_as_received()
    {
        await Accept(facts.InCare());
        var sent = facts.Volume(Now.AddHours(-1), 12.5m);
        var json = sent.ToJsonString().Replace("12.5", "12.50", StringComparison.Ordinal).Replace("\"hand\"", " \"hand\"  ", StringComparison.Ordinal);
        var receipt = Assert.Single(await Handle(Facts.Midwife, JsonNode.Parse(json)!.AsObject()));
        Assert.Equal(ReceiptStatus.Accepted, receipt.Status);
        var stored = await storage.Events.Find(Facts.IdOf(sent));
        Assert.NotNull(stored);
        Assert.Contains("12.50", stored.Event.PayloadText, StringComparison.Ordinal);
        Assert.Equal(receipt.Sequence, stored.Sequence);
        Assert.Equal(Now, stored.RecordedAt);
        Assert.Equal(Author.Of(Facts.Midwife), stored.Author);
        Assert.Equal(Now.AddHours(-1), stored.Event.OccurredAt);
        Assert.Equal(facts.Mother, stored.Event.MotherId);
        Assert.Equal([KeyValuePair.Create(stored.Event.DeviceSequence, stored.Event.Id)],
            await storage.Events.Write(log => log.OfDevice(Facts.Midwife.Id, facts.Device, [stored.Event.DeviceSequence, 999])));
    }

    [ContractFact]
    public async Task Sending_everything_twice_changes_nothing()
    {
        JsonObject[] all = [.. facts.InCare(), .. facts.WholeSession(Now.AddHours(-3)), facts.Volume(Now.AddHours(-1))];
        var first = await Accept(all);
        var before = MotherRecordJson.Write((await storage.Mothers.Find(facts.Mother))!);
        var again = await Handle(Facts.Midwife, all);
        Assert.All(again, receipt => Assert.Equal(ReceiptStatus.Duplicate, receipt.Status));
        Assert.Equal(first.Select(receipt => receipt.Sequence), again.Select(receipt => receipt.Sequence));
        Assert.Equal(before, MotherRecordJson.Write((await storage.Mothers.Find(facts.Mother))!));
        Assert.Equal(all.Length, (await storage.Events.OfMother(facts.Mother)).Count);
    }

    [ContractFact]
    public async Task The_same_id_with_other_content_is_refused_and_other_spelling_is_not()
    {
        await Accept(facts.InCare());
        var volume = facts.Volume(Now.AddHours(-1), 12.5m);
        await Accept(volume);
        var reordered = volume.DeepClone().AsObject();
        reordered["payload"] = new JsonObject(volume["payload"]!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        Assert.Equal(ReceiptStatus.Duplicate, (await Handle(Facts.Midwife, reordered)).Single().Status);
        var changed = volume.DeepClone().AsObject();
        changed["payload"]!["volumeMl"] = 13;
        Assert.Equal("event.id-reused", (await Handle(Facts.Midwife, changed)).Single().Error!.Code);
        var elsewhere = volume.DeepClone().AsObject();
        elsewhere["deviceSequence"] = 500;
        Assert.Equal("event.id-reused", (await Handle(Facts.Midwife, elsewhere)).Single().Error!.Code);
        Assert.Equal(12.5m, Assert.Single((await storage.Mothers.Find(facts.Mother))!.Volumes).Volume.VolumeMl);
    }

    [ContractFact]
    public async Task One_event_sent_by_eight_at_once_is_stored_once()
    {
        await Accept(facts.InCare());
        var volume = facts.Volume(Now.AddHours(-1));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => (await Handle(Facts.Midwife, volume)).Single())));
        Assert.Single(receipts, receipt => receipt.Status == ReceiptStatus.Accepted);
        Assert.Equal(7, receipts.Count(receipt => receipt.Status == ReceiptStatus.Duplicate));
        Assert.Single(receipts.Select(receipt => receipt.Sequence).Distinct());
        Assert.Single((await storage.Mothers.Find(facts.Mother))!.Volumes);
    }

    [ContractFact]
    public async Task Two_writers_of_one_session_cannot_interleave_unnoticed()
    {
        await Accept(facts.InCare());
        var at = Now.AddHours(-1);
        await Accept(facts.Opened(at), facts.Signs(at.AddSeconds(1)), facts.Started(at.AddSeconds(2)));
        JsonObject[] rivals = [facts.InSession("paused", at.AddSeconds(30), "baby"), facts.InSession("stopped", at.AddSeconds(30), "pain"), facts.InSession("paused", at.AddSeconds(30), "call")];
        var receipts = await Task.WhenAll(rivals.Select(rival => Task.Run(async () => (await Handle(Facts.Midwife, rival)).Single())));

        // Whatever the order, the log replays to the record, and at most one pause got in.
        var stored = await storage.Events.OfMother(facts.Mother);
        Assert.Equal(receipts.Count(receipt => receipt.Status == ReceiptStatus.Accepted), stored.Count - 7);
        Assert.InRange(receipts.Count(receipt => receipt.Status == ReceiptStatus.Accepted), 1, 2);
        var record = (await storage.Mothers.Find(facts.Mother))!;
        Assert.Equal(stored.Count, record.Version);
        Assert.Equal(MotherRecordJson.Write(MotherFold.Of(stored)!), MotherRecordJson.Write(record));
    }

    [ContractFact]
    public async Task An_append_from_a_stale_view_writes_nothing()
    {
        await Accept(facts.InCare());
        var stale = (await storage.Mothers.Find(facts.Mother))!;
        await Accept(facts.Volume(Now.AddHours(-2)));
        var late = CareEventReader.Read(Facts.Element(facts.Volume(Now.AddHours(-1)))).Value;
        var judged = MotherFold.Apply(stale, late, Author.Of(Facts.Midwife), Now).Value;
        await Assert.ThrowsAsync<IOException>(() => Append(late, judged));
        Assert.Null(await storage.Events.Find(late.Id));
        Assert.Single((await storage.Mothers.Find(facts.Mother))!.Volumes);
    }

    [ContractFact]
    public async Task A_session_id_belongs_to_one_mother()
    {
        await Accept(facts.InCare());
        await Accept(facts.Opened(Now.AddHours(-1)));
        var other = new Facts();
        await Accept(other.InCare());
        Assert.Equal("session.id-reused", (await Handle(Facts.Midwife, other.Opened(Now.AddHours(-1), facts.Session))).Single().Error!.Code);
        Assert.Equal([KeyValuePair.Create(facts.Session, facts.Mother)],
            await storage.Events.Write(log => log.OwnersOf([facts.Session, Guid.CreateVersion7()])));

        // The rule also stands in the table.
        var rival = CareEventReader.Read(Facts.Element(other.Opened(Now.AddHours(-1), facts.Session))).Value;
        var judged = MotherFold.Apply(await storage.Mothers.Find(other.Mother), rival, Author.Of(Facts.Midwife), Now).Value;
        await Assert.ThrowsAsync<IOException>(() => Append(rival, judged));
        Assert.Null(await storage.Events.Find(rival.Id));
    }

    [ContractFact]
    public async Task A_study_code_is_given_once_at_a_site()
    {
        await Accept(facts.Registered(studyCode: "A-01"));
        var other = new Facts();
        Assert.Equal("mother.study-code-taken", (await Handle(Facts.Midwife, other.Registered(studyCode: "A-01"))).Single().Error!.Code);
        Assert.Equal(ReceiptStatus.Accepted, (await Handle(Facts.OtherMidwife, new Facts().Registered(studyCode: "A-01"))).Single().Status);
        Assert.Null(await storage.Mothers.Find(other.Mother));
    }

    [ContractFact]
    public async Task A_place_in_a_devices_sequence_is_used_once()
    {
        await Accept(facts.InCare());
        var volume = facts.Volume(Now.AddHours(-1));
        volume["deviceSequence"] = 1;
        Assert.Equal("event.sequence-reused", (await Handle(Facts.Midwife, volume)).Single().Error!.Code);

        // The rule also stands in the table.
        var rival = CareEventReader.Read(Facts.Element(volume)).Value;
        var judged = MotherFold.Apply(await storage.Mothers.Find(facts.Mother), rival, Author.Of(Facts.Midwife), Now).Value;
        await Assert.ThrowsAsync<IOException>(() => Append(rival, judged));
        Assert.Null(await storage.Events.Find(rival.Id));
    }

    [ContractFact]
    public async Task A_place_in_a_devices_sequence_is_not_taken_by_what_another_account_sent()
    {
        await Accept(facts.InCare());
        JsonObject At(long place)
        {
            var volume = facts.Volume(Now.AddHours(-1));
            volume["deviceSequence"] = place;
            return volume;
        }

        var stranger = Facts.Midwife with { Id = Guid.CreateVersion7() };
        var theirs = At(1_000);
        await Accept(stranger, theirs, At(1));
        Assert.Equal("event.sequence-reused", (await Handle(stranger, At(1_000))).Single().Error!.Code);
        var hers = At(1_000);
        await Accept(hers);
        Assert.Equal("event.sequence-reused", (await Handle(Facts.Midwife, At(1_000))).Single().Error!.Code);
        Assert.Equal((Facts.IdOf(theirs), Facts.IdOf(hers)), await storage.Events.Write(async log => (
            Assert.Single(await log.OfDevice(stranger.Id, facts.Device, [1_000])).Value, Assert.Single(await log.OfDevice(Facts.Midwife.Id, facts.Device, [1_000])).Value)));
    }

    [ContractFact]
    public async Task Rebuilding_yields_the_same_records()
    {
        await Accept([.. facts.InCare(), .. facts.WholeSession(Now.AddHours(-3))]);
        var volume = facts.Volume(Now.AddHours(-2));
        await Accept(volume, facts.Score(Now.AddHours(-1), id => id == "B6" ? "not-applicable" : "no"));
        var measurement = Guid.Parse(volume["payload"]!["measurementId"]!.GetValue<string>());
        await Accept(facts.Volume(Now.AddHours(-2), 14m, measurement, Facts.IdOf(volume)));
        var other = new Facts();
        await Accept(other.InCare());
        var before = new[] { facts.Mother, other.Mother }.Select(async id => MotherRecordJson.Write((await storage.Mothers.Find(id))!)).Select(task => task.Result).ToList();
        Assert.Equal(2, Tamper("update mother_records set record = '{}', version = 77"));
        Assert.Equal(2, await storage.Events.Rebuild());
        Assert.Equal(before, new[] { facts.Mother, other.Mother }.Select(async id => MotherRecordJson.Write((await storage.Mothers.Find(id))!)).Select(task => task.Result));
        Assert.Equal(900_000, (await storage.Mothers.Find(facts.Mother))!.Sessions.Single().State.DeliveredMs);
    }

    [ContractFact]
    public async Task A_reader_who_goes_on_from_its_cursor_misses_nothing_while_eight_write()
    {
        var phones = Enumerable.Range(0, 8).Select(_ => new Facts()).ToList();
        var seen = new List<long>();
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            long cursor = 0;
            while (true)
            {
                var last = stop.IsCancellationRequested;
                var page = await storage.Events.After(CaseloadScope.OfSite(Facts.Site), CareEventType.All, cursor, 7);
                seen.AddRange(page.Select(stored => stored.Sequence));
                cursor = page.Count == 0 ? cursor : page[^1].Sequence;
                if (last && page.Count == 0)
                {
                    return;
                }
            }
        });
        await Task.WhenAll(phones.Select(phone => Task.Run(() => Accept([.. phone.InCare(), phone.Volume(Now.AddHours(-2)), phone.Volume(Now.AddHours(-1))]))));
        await stop.CancelAsync();
        await reader;
        Assert.Equal(Enumerable.Range(1, 48).Select(number => (long)number), seen);
    }

    [ContractFact]
    public async Task Caseloads_hold_their_own_mothers_and_types()
    {
        await Accept([.. facts.InCare(), facts.Opened(Now.AddHours(-2)), facts.Volume(Now.AddHours(-1))]);
        var elsewhere = new Facts();
        await Accept(Facts.OtherMidwife, elsewhere.Registered());
        var site = await storage.Events.After(CaseloadScope.OfSite(Facts.Site), CareEventType.All, 0, 100);
        Assert.Equal(6, site.Count);
        Assert.All(site, stored => Assert.Equal(facts.Mother, stored.Event.MotherId));
        var sessions = await storage.Events.After(CaseloadScope.OfMother(facts.Mother), CareEventType.Sessions, 0, 100);
        Assert.Equal("session.opened", Assert.Single(sessions).Event.Type);
        Assert.Equal(2, (await storage.Events.After(CaseloadScope.OfSite(Facts.Site), CareEventType.All, site[3].Sequence, 100)).Count);
        Assert.Equal(3, (await storage.Events.After(CaseloadScope.OfSite(Facts.Site), CareEventType.All, 0, 3)).Count);
        Assert.Empty(await storage.Events.After(CaseloadScope.OfSite(Facts.Site), [], 0, 100));
        Assert.Equal([facts.Mother], (await storage.Mothers.OfSite(Facts.Site)).Select(mother => mother.MotherId));
        Assert.Equal(7, await storage.Events.LastSequence());
    }

    [ContractFact]
    public async Task Nothing_is_half_written_when_the_record_cannot_be()
    {
        await Accept(facts.InCare());
        Tamper("delete from mother_records");
        var volume = CareEventReader.Read(Facts.Element(facts.Volume(Now.AddHours(-1)))).Value;
        var judged = MotherFold.Apply(MotherFold.Of(await storage.Events.OfMother(facts.Mother)), volume, Author.Of(Facts.Midwife), Now).Value;
        await Assert.ThrowsAsync<IOException>(() => Append(volume, judged));
        Assert.Null(await storage.Events.Find(volume.Id));
    }

    [ContractFact]
    public async Task A_batch_is_stored_whole_or_not_at_all()
    {
        await Accept(facts.InCare());
        JsonObject[] batch = [facts.Volume(Now.AddHours(-2)), facts.Volume(Now.AddHours(-1)), .. new Facts().InCare()];
        var broken = storage.Events.Write<int>(async log =>
        {
            var last = await log.LastSequence();
            var read = batch.Take(2).Select(json => CareEventReader.Read(Facts.Element(json)).Value).ToList();
            var record = (await log.Mothers([facts.Mother]))[facts.Mother];
            var placed = new List<PlacedEvent>();
            foreach (var fact in read)
            {
                record = MotherFold.Apply(record, fact, Author.Of(Facts.Midwife), Now).Value;
                placed.Add(new(new(fact, ++last, Now, Author.Of(Facts.Midwife)), record.Version));
            }

            await log.Append(placed, [record]);
            throw new InvalidOperationException("The machine went down.");
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal(4, (await storage.Events.OfMother(facts.Mother)).Count);
        Assert.Empty((await storage.Mothers.Find(facts.Mother))!.Volumes);

        var receipts = await Accept(batch);
        Assert.Equal([5L, 6, 7, 8, 9, 10], receipts.Select(receipt => receipt.Sequence!.Value));
        Assert.Equal((6, 6), ((await storage.Mothers.Find(facts.Mother))!.Version, (await storage.Mothers.Find(facts.Mother))!.Timeline.Count));
    }

    [ContractFact]
    public async Task Within_a_batch_each_event_counts_for_those_after_it()
    {
        var volume = facts.Volume(Now.AddHours(-2));
        var place = facts.Volume(Now.AddHours(-1));
        place["deviceSequence"] = volume["deviceSequence"]!.DeepClone();
        var other = new Facts();
        var receipts = await Handle(Facts.Midwife,
            [.. facts.InCare(), volume, volume, place, facts.Opened(Now.AddHours(-1)), .. other.InCare(), other.Opened(Now.AddHours(-1), facts.Session)]);
        Assert.Equal(
            [null, null, null, null, null, "duplicate", "event.sequence-reused", null, null, null, null, null, "session.id-reused"],
            receipts.Select(receipt => receipt.Status == ReceiptStatus.Duplicate ? "duplicate" : receipt.Error?.Code));
        Assert.Equal(receipts[4].Sequence, receipts[5].Sequence);
    }

    [ContractFact]
    public async Task Within_a_batch_a_study_code_is_taken_freed_and_taken_again()
    {
        var (first, second, third) = (facts.Registered(studyCode: "A-01"), new Facts(), new Facts());
        var receipts = await Handle(Facts.Midwife,
            first, second.Registered(studyCode: "A-01"), facts.Registered(studyCode: "A-02", corrects: Facts.IdOf(first)), second.Registered(studyCode: "A-01"),
            third.Registered(studyCode: "A-01"), third.Registered(studyCode: "A-02"), third.Registered(studyCode: "A-03"));
        Assert.Equal(
            [null, "mother.study-code-taken", null, null, "mother.study-code-taken", "mother.study-code-taken", null], receipts.Select(receipt => receipt.Error?.Code));
        Assert.Equal(["A-02", "A-01", "A-03"],
            new[] { facts, second, third }.Select(async each => (await storage.Mothers.Find(each.Mother))!.StudyCode).Select(task => task.Result));
    }

    [ContractFact]
    public async Task The_audit_chain_notices_a_changed_and_a_removed_line()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
            storage.Audit.Append(Now.AddSeconds(number), "0199", "midwife", "mother.viewed", $"m{number}"))));
        Assert.Equal(new AuditVerdict(8, null), await storage.Audit.Verify());
        var newest = await storage.Audit.Newest(3);
        Assert.Equal([8L, 7, 6], newest.Select(entry => entry.Sequence));
        Assert.Equal(newest[1].Hash, newest[0].PreviousHash);

        Tamper("update audit set subject = 'x' where sequence = 5");
        Assert.Equal(5, (await storage.Audit.Verify()).FirstBroken);
        Tamper("delete from audit where sequence = 3");
        Assert.Equal(4, (await storage.Audit.Verify()).FirstBroken);
    }

    [ContractFact]
    public async Task Accounts_are_found_by_name_whatever_its_case_and_change_only_from_their_version()
    {
        var account = Facts.Midwife with { Id = Guid.CreateVersion7() };
        var credentials = new Credentials("hash", "stamp", true, null, 0);
        Assert.True(await storage.Accounts.Create(account, credentials));
        Assert.False(await storage.Accounts.Create(account with { Id = Guid.CreateVersion7(), UserName = "BIDAN" }, credentials));
        Assert.False(await storage.Accounts.Create(account with { UserName = "bidan3" }, credentials));
        var found = await storage.Accounts.FindByUserName("BiDaN");
        Assert.Equal(new AccountRecord(account, credentials, 1), found);

        var locked = found! with { Credentials = credentials with { LockoutEnd = Now.AddMinutes(5), AccessFailedCount = 3, PasswordHash = null } };
        Assert.True(await storage.Accounts.Update(locked));
        Assert.False(await storage.Accounts.Update(locked));
        Assert.Equal(locked with { Version = 2 }, await storage.Accounts.Find(account.Id));

        var helper = new Account(Guid.CreateVersion7(), "ayah", "Ayah", Role.Helper, Facts.Site, facts.Mother);
        Assert.True(await storage.Accounts.Create(helper, credentials));
        Assert.False(await storage.Accounts.Update(new(helper with { UserName = "Bidan" }, credentials, 1)));
        Assert.Equal([helper, account], await storage.Accounts.All());
        Assert.True(await storage.Accounts.Delete(helper.Id));
        Assert.False(await storage.Accounts.Delete(helper.Id));
        Assert.Null(await storage.Accounts.Find(helper.Id));
    }

    [ContractFact]
    public async Task An_ended_sign_in_is_known_until_its_cookie_has_run_out()
    {
        var (first, second, open) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var kept = TimeSpan.FromDays(31);
        await storage.EndedSignIns.End(first, Now, kept);
        await storage.EndedSignIns.End(first, Now.AddDays(1), kept);
        async Task<(bool, bool, bool)> Ended() =>
            (await storage.EndedSignIns.HasEnded(first), await storage.EndedSignIns.HasEnded(second), await storage.EndedSignIns.HasEnded(open));
        Assert.Equal((true, false, false), await Ended());
        await storage.EndedSignIns.End(second, Now + kept, kept);
        Assert.Equal((true, true, false), await Ended());
        await storage.EndedSignIns.End(second, Now + kept + TimeSpan.FromMilliseconds(1), kept);
        Assert.Equal((false, true, false), await Ended());
    }

    [ContractFact]
    public async Task Studies_are_kept_oldest_first()
    {
        var second = new StudyDefinition(Guid.CreateVersion7(), "Kedua", """{"design":"pre-post"}""", Now);
        var first = new StudyDefinition(Guid.CreateVersion7(), "Pertama", "{}", Now.AddDays(-1));
        Assert.True(await storage.Studies.Create(second));
        Assert.True(await storage.Studies.Create(first));
        Assert.False(await storage.Studies.Create(first));
        Assert.Equal([first, second], await storage.Studies.All());
        Assert.Equal(second, await storage.Studies.Find(second.Id));
        Assert.Null(await storage.Studies.Find(Guid.CreateVersion7()));
    }

    [ContractFact]
    public async Task Opening_again_keeps_everything_even_from_four_servers_at_once()
    {
        await Accept(facts.InCare());
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => LancarStorage.Open(Options, Now.AddDays(1)))));
        foreach (var again in opened)
        {
            Assert.Equal(4, (await again.Events.OfMother(facts.Mother)).Count);
            await again.DisposeAsync();
        }
    }

    [ContractFact]
    public async Task A_database_of_a_newer_or_edited_Lancar_is_not_touched()
    {
        Tamper("insert into migrations (name, hash, applied_at) values ('9999-future', 'x', 'x')");
        Assert.Contains("9999-future", (await Assert.ThrowsAsync<InvalidOperationException>(() => LancarStorage.Open(Options, Now))).Message, StringComparison.Ordinal);
        Tamper("delete from migrations where name = '9999-future'");
        Tamper("update migrations set hash = 'x' where name = '0001-care'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => LancarStorage.Open(Options, Now));
    }

    [ContractFact]
    public async Task Facts_of_a_Lancar_that_numbered_by_device_alone_are_all_there_after_the_update()
    {
        await Accept([.. facts.InCare(), .. facts.WholeSession(Now.AddHours(-3)), facts.Volume(Now.AddHours(-1))]);
        var log = Texts(await storage.Events.OfMother(facts.Mother));
        var record = MotherRecordJson.Write((await storage.Mothers.Find(facts.Mother))!);

        // The table as it was released first, with these rows.
        using var script = new StreamReader(typeof(LancarStorage).Assembly.GetManifestResourceStream("migrations/0001-care.sql")!);
        var released = string.Concat((await script.ReadToEndAsync()).Split(';').Where(statement => statement.Contains(" events", StringComparison.Ordinal)).Select(statement => statement + ";"));
        Tamper($"""
            create table kept as select * from events;
            drop table events;
            {released}
            insert into events select * from kept;
            drop table kept;
            delete from migrations where name = '0004-numbers-of-account-and-device';
            """);

        await using var updated = await LancarStorage.Open(Options, Now.AddDays(1));
        Assert.Equal(log, Texts(await updated.Events.OfMother(facts.Mother)));
        Assert.Equal(1, await updated.Events.Rebuild());
        Assert.Equal(record, MotherRecordJson.Write((await updated.Mothers.Find(facts.Mother))!));

        var again = facts.Volume(Now.AddHours(-1));
        again["deviceSequence"] = 1;
        var receipts = new List<Receipt>();
        foreach (var account in new[] { Facts.Midwife, Facts.Midwife with { Id = Guid.CreateVersion7() } })
        {
            receipts.AddRange(await new RecordEvents(updated.Events).Handle(account, null, [Facts.Element(again)], Now));
        }

        Assert.Equal(["event.sequence-reused", null], receipts.Select(receipt => receipt.Error?.Code));

        static IEnumerable<StoredEvent> Texts(IEnumerable<StoredEvent> log) => [.. log.Select(stored => stored with { Event = stored.Event with { Payload = null! } })];
    }

    /// <summary>Adds one event judged elsewhere, as a writer would who did not judge under the lock.</summary>
    private Task<bool> Append(CareEvent fact, MotherRecord judged) => storage.Events.Write(async log =>
    {
        await log.Append([new(new(fact, await log.LastSequence() + 1, Now, Author.Of(Facts.Midwife)), judged.Version)], [judged]);
        return true;
    });

    private Task<IReadOnlyList<Receipt>> Handle(Account account, params JsonObject[] events) =>
        new RecordEvents(storage.Events).Handle(account, null, Facts.Elements(events), Now);

    private Task<IReadOnlyList<Receipt>> Accept(params JsonObject[] events) => Accept(Facts.Midwife, events);

    private async Task<IReadOnlyList<Receipt>> Accept(Account account, params JsonObject[] events)
    {
        var receipts = await Handle(account, events);
        Assert.All(receipts, receipt => Assert.True(receipt.Status == ReceiptStatus.Accepted, $"{receipt.Error?.Code} at {receipt.Error?.Where}"));
        return receipts;
    }
}
