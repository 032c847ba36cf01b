using System.Text.Json;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Contacts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Simulation;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Care.Worklists;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Simulation;

public sealed class SimulatedCareTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(60, 14, 1, 1)]
    [InlineData(120, 5, 20261121, 3)]
    [InlineData(30, 60, ulong.MaxValue, 2)]
    [InlineData(5, 1, 0, 1)]
    public void Every_fact_keeps_the_rules(int mothers, int days, ulong seed, int sites)
    {
        var care = SimulatedCare.Of(new SimulationPlan(mothers, days, seed, Start, sites));
        var records = new Dictionary<Guid, MotherRecord>();
        foreach (var fact in care.Facts)
        {
            var read = CareEventReader.Read(JsonDocument.Parse(fact.Json).RootElement);
            Assert.True(read.Succeeded, $"{fact.Json}: {read.Error}");
            var author = AuthorOf(fact.Phone);
            Assert.True(Access.MayRecord(author.Role, fact.Type), fact.Json);
            var before = records.GetValueOrDefault(fact.MotherId);
            Assert.True(before is null || Access.MaySee(AccountOf(fact.Phone), before), fact.Json);
            var next = MotherFold.Apply(before, read.Value, author, fact.MadeAt.AddSeconds(20));
            Assert.True(next.Succeeded, $"{fact.Json}: {next.Error?.Code} at {next.Error?.Where}");
            records[fact.MotherId] = next.Value;
        }

        Assert.Equal(mothers, records.Count);
        Assert.All(records.Values, record => Assert.StartsWith("Ibu Simulasi ", record.Identity.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_and_every_way_a_session_can_go_is_told()
    {
        var care = SimulatedCare.Of(new SimulationPlan(150, 20, 7, Start));
        Assert.Empty(CareEventType.All.Except(care.Facts.Select(fact => fact.Type)));
        var states = Records(care).SelectMany(record => record.Sessions).Select(session => session.State).ToList();
        Assert.Empty(new[] { SessionStatus.Referred, SessionStatus.Deferred, SessionStatus.Paused, SessionStatus.Closed }.Except(states.Select(state => state.Status)));
        Assert.Contains(states, state => state.StopReason is not null);
        Assert.Contains(states, state => state.Pauses.Count > 0 && state.Status == SessionStatus.Closed);
        Assert.Contains(states, state => state.Performer == "husband");
        Assert.All(states.Where(state => state.Status == SessionStatus.Closed && state.StopReason is null), state =>
        {
            var rules = SessionRules.From(Domain.Care.Protocols.ProtocolLibrary.Find(state.ProtocolId, state.ProtocolVersion)!, Domain.Care.Triage.BeforeMassage.Gate);
            Assert.InRange(state.DeliveredMs, rules.PlannedMinMs, rules.PlannedMaxMs);
        });
        foreach (var type in new[] { CareEventType.MotherRegistered, CareEventType.MilkVolumeMeasured })
        {
            Assert.Contains(care.Facts, fact => fact.Type == type && !fact.Json.Contains("\"corrects\":null", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_state_of_safety_plans_contacts_and_leaving_is_told()
    {
        var care = SimulatedCare.Of(new SimulationPlan(400, 20, 7, Start));
        var records = Records(care).ToList();
        var findings = records.SelectMany(record => record.Findings()).ToList();
        Assert.Empty(new[] { (true, true), (true, false), (false, true), (false, false) }.Except(findings.Select(finding => (finding.IsOpen, finding.HoldsMassage))));
        Assert.Empty(Enum.GetValues<ReferralBecause>().Except(records.SelectMany(record => record.Referrals).Select(referral => referral.Because)));
        Assert.Empty(Enum.GetValues<TriageLevel>().Except(records.SelectMany(record => record.Assessments.Select(one => one.Result(record.Identity.BirthAt).Level))));
        Assert.Empty(Enum.GetValues<AlertLevel>().Except(records.SelectMany(record => record.Observations).SelectMany(one => one.Scored().Alerts).Select(alert => alert.Level)));
        Assert.Contains(records, record => record.Plans.Any(plan => plan.EndedAt is not null));
        Assert.Contains(records, record => record.Plans.Count > 1);
        Assert.Contains(records, record => record.Plans.Any(plan => plan.EndedAt is not null) && !record.Consented(ConsentPurpose.Care));
        Assert.Contains(records, record => ContactFold.IsContested(record, ContactField.Phone));
        Assert.Contains(records, record => InCare.HasLeft(record) && record.OpenFindings().Count > 0);
        Assert.Contains(records, record => record.LastWordOnCare is { Reason: null });
        Assert.DoesNotContain(records.SelectMany(record => record.Referrals), referral => referral.Closed?.Outcome == "died");
        Assert.DoesNotContain(records, record => record.LastWordOnCare?.Reason == "died");
    }

    [Fact]
    public void Todays_list_shows_every_reason_there_is()
    {
        var care = SimulatedCare.Of(new SimulationPlan(300, 8, 7, Start));
        var reasons = Worklist.For(Records(care), care.Plan.End).SelectMany(item => item.Reasons).Select(reason => reason.Kind);
        Assert.Empty(Enum.GetValues<WorkReasonKind>().Except(reasons));
    }

    [Fact]
    public void No_massage_is_begun_while_a_finding_holds_it()
    {
        foreach (var facts in SimulatedCare.Of(new SimulationPlan(200, 12, 5, Start)).Facts.GroupBy(fact => fact.MotherId))
        {
            MotherRecord? record = null;
            foreach (var fact in facts)
            {
                var read = CareEventReader.Read(JsonDocument.Parse(fact.Json).RootElement).Value;
                Assert.False(fact.Type == "session.opened" && record!.Findings().Any(finding => finding.HoldsMassage), fact.Json);
                record = MotherFold.Apply(record, read, AuthorOf(fact.Phone), fact.MadeAt).Value;
            }
        }
    }

    [Fact]
    public void Milk_rises_with_the_hours_since_birth()
    {
        var volumes = Records(SimulatedCare.Of(new SimulationPlan(200, 20, 3, Start))).SelectMany(record => record.Volumes).ToList();
        double Mean(double from, double to) => volumes.Where(volume => volume.HoursSinceBirth.Hours >= from && volume.HoursSinceBirth.Hours < to).Average(volume => (double)volume.Volume.VolumeMl);
        Assert.InRange(Mean(0, 24), 3, 12);
        Assert.InRange(Mean(48, 72), 15, 35);
        Assert.InRange(Mean(96, 240), 35, 65);
    }

    [Fact]
    public void The_same_plan_gives_the_same_bytes_and_another_seed_gives_others()
    {
        var plan = new SimulationPlan(12, 6, 5, Start, 2);
        var (once, again, other) = (SimulatedCare.Of(plan), SimulatedCare.Of(plan), SimulatedCare.Of(plan with { Seed = 6 }));
        Assert.Equal(once.Facts.Select(fact => fact.Json), again.Facts.Select(fact => fact.Json));
        Assert.Equal(once.Heading, again.Heading);
        Assert.Empty(once.Facts.Select(fact => fact.Json).Intersect(other.Facts.Select(fact => fact.Json)));
    }

    [Fact]
    public void Phones_number_their_facts_without_gaps_and_no_id_is_used_twice()
    {
        var care = SimulatedCare.Of(new SimulationPlan(80, 10, 9, Start, 2));
        var events = care.Facts.Select(fact => CareEventReader.Read(JsonDocument.Parse(fact.Json).RootElement).Value).ToList();
        Assert.Equal(events.Count, events.Select(fact => fact.Id).Distinct().Count());
        Assert.All(events.GroupBy(fact => fact.DeviceId), phone =>
            Assert.Equal(Enumerable.Range(1, phone.Count()).Select(number => (long)number), phone.Select(fact => fact.DeviceSequence)));
        Assert.Equal(care.Phones.Select(phone => phone.DeviceId).Order(), events.Select(fact => fact.DeviceId).Distinct().Order());
        Assert.All(care.Facts, fact => Assert.InRange(fact.MadeAt, Start, care.Plan.End));
        Assert.Equal(4, care.Phones.Count(phone => phone.Role == Role.Midwife));
        Assert.True(JsonDocument.Parse(care.Heading).RootElement.GetProperty("synthetic").GetBoolean());
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(5001, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 367, 1)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 51)]
    public void A_plan_out_of_range_is_refused(int mothers, int days, int sites) =>
        Assert.Throws<ArgumentException>(() => SimulatedCare.Of(new SimulationPlan(mothers, days, 1, Start, sites)));

    [Fact]
    public async Task In_batches_per_phone_the_server_accepts_all()
    {
        await using var storage = await TemporaryStorage.Open();
        var care = SimulatedCare.Of(new SimulationPlan(40, 6, 11, Start, Helpers: false));
        var record = new RecordEvents(storage.Stores.Events);
        foreach (var batch in care.Facts.GroupBy(fact => fact.Phone).SelectMany(phone => phone.Chunk(100)))
        {
            var receipts = await record.Handle(AccountOf(batch[0].Phone), batch[0].Phone.DeviceId, [.. batch.Select(fact => JsonDocument.Parse(fact.Json).RootElement)], care.Plan.End);
            Assert.All(receipts, receipt => Assert.Equal((ReceiptStatus.Accepted, null), (receipt.Status, receipt.Error?.Code)));
        }
    }

    private static IEnumerable<MotherRecord> Records(SimulatedCare care) => care.Facts.GroupBy(fact => fact.MotherId)
        .Select(facts => MotherFold.Of(facts.Index().Select(item => new StoredEvent(
            CareEventReader.Read(JsonDocument.Parse(item.Item.Json).RootElement).Value, item.Index + 1, item.Item.MadeAt.AddSeconds(20), AuthorOf(item.Item.Phone))))!);

    private static Account AccountOf(SimulatedPhone phone) => new(phone.DeviceId, "rekaan", "Rekaan", phone.Role, SiteOf(phone.Site), phone.MotherId);

    private static Author AuthorOf(SimulatedPhone phone) => Author.Of(AccountOf(phone));

    private static Guid SiteOf(int site) => new(site + 1, 0, 0, new byte[8]);
}
