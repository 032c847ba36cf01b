using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;
using Lancar.Tests.Care.Mothers;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Triage;

/// <summary>The events of safety: what is taken, what is refused with which code, and who sees them.</summary>
public sealed class SafetyEventsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Facts.Now;
    private static readonly DateTimeOffset Earlier = Now.AddHours(-2);

    private readonly Facts facts = new();
    private TemporaryStorage storage = null!;

    public async Task InitializeAsync() => storage = await TemporaryStorage.Open();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Theory]
    [InlineData("no id")]
    [InlineData(7)]
    [InlineData(null)]
    public async Task Nobody_is_refused_a_referral_over_the_observation_it_names(object? named)
    {
        var made = facts.Event("referral.made", Earlier, new { referralId = Guid.CreateVersion7(), because = "judgement", urgency = "now", to = (string?)null, observationId = named });
        await Accept([.. facts.InCare(), made]);
        Assert.Null(Records.Of([.. facts.InCare(), made]).Referrals.Single().ObservationId);
    }

    [Fact]
    public async Task A_whole_story_is_taken_and_reads_back_as_written()
    {
        var (assessment, referral) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Accept([
            .. facts.InCare(), facts.BabyAt(Earlier, 37.5m, assessment), facts.Referred(Earlier, "assessment", assessment, referral, to: "RSUD"),
            facts.ReferralClosed(Now.AddHours(-1), referral, "treated", "minum obat"), facts.Harmed(Earlier), facts.Cleared(Now.AddMinutes(-5), "assessment", assessment)]);
        var record = (await storage.Stores.Mothers.Find(facts.Mother))!;
        Assert.Equal(MotherRecordJson.Write(record), MotherRecordJson.Write(MotherFold.Of(await storage.Stores.Events.OfMother(facts.Mother))!));
        Assert.Equal(TriageAnswer.Of(37.5m), record.Assessments.Single().Answers["temperature"]);
        Assert.Equal(TriageAnswer.Of(SignAnswer.No), record.Assessments.Single().Answers["cord"]);
        Assert.Equal(("RSUD", "treated", "minum obat"), (record.Referrals.Single().To, record.Referrals.Single().Closed!.Outcome, record.Referrals.Single().Closed!.Note));
        Assert.Equal((HarmSeverity.Mild, "dizziness"), (record.Harms.Single().Severity, record.Harms.Single().Kind));
        Assert.Equal(referral, record.Timeline.Single(entry => entry.Type == "referral.closed").SubjectId);
    }

    [Theory]
    [InlineData("assessmentId", null, "event.broken", "payload.assessmentId")]
    [InlineData("table", "7", "event.broken", "payload.table")]
    [InlineData("table", "\"father\"", "assessment.unknown-table", "payload.table")]
    [InlineData("tableVersion", "0", "event.broken", "payload.tableVersion")]
    [InlineData("tableVersion", "99", "assessment.unknown-table", "payload.table")]
    [InlineData("baby", null, "event.broken", "payload.baby")]
    [InlineData("baby", "null", "assessment.which-baby", "payload.baby")]
    [InlineData("baby", "0", "assessment.which-baby", "payload.baby")]
    [InlineData("baby", "2", "assessment.which-baby", "payload.baby")]
    [InlineData("baby", "5", "assessment.which-baby", "payload.baby")]
    [InlineData("answers", "[]", "event.broken", "payload.answers")]
    [InlineData("answers", "{\"horns\":\"yes\"}", "assessment.unknown-question", "payload.answers.horns")]
    [InlineData("answers", "{\"temperature\":\"yes\"}", "assessment.impossible-answer", "payload.answers.temperature")]
    [InlineData("answers", "{\"temperature\":37.55}", "assessment.impossible-answer", "payload.answers.temperature")]
    [InlineData("answers", "{\"temperature\":43.1}", "assessment.impossible-answer", "payload.answers.temperature")]
    [InlineData("answers", "{\"temperature\":29.9}", "assessment.impossible-answer", "payload.answers.temperature")]
    [InlineData("answers", "{\"cord\":1}", "assessment.impossible-answer", "payload.answers.cord")]
    [InlineData("answers", "{\"cord\":\"maybe\"}", "assessment.impossible-answer", "payload.answers.cord")]
    public async Task An_assessment_that_cannot_be_is_refused(string field, string? value, string code, string where)
    {
        await Accept(facts.InCare());
        var sent = facts.BabyAt(Earlier, 36.8m);
        Set(sent, field, value);
        await Refused(sent, code, where);
    }

    [Theory]
    [InlineData("referral.made", "because", "\"luck\"", "event.broken", "payload.because")]
    [InlineData("referral.made", "becauseId", "null", "referral.because-unknown", "payload.becauseId")]
    [InlineData("referral.made", "becauseId", "\"0199a000-0000-7000-8000-00000000beef\"", "referral.because-unknown", "payload.becauseId")]
    [InlineData("referral.made", "because", "\"judgement\"", "referral.because-unknown", "payload.becauseId")]
    [InlineData("referral.made", "because", "\"session\"", "referral.because-unknown", "payload.becauseId")]
    [InlineData("referral.made", "urgency", "\"soon\"", "event.broken", "payload.urgency")]
    [InlineData("referral.made", "to", null, "event.broken", "payload.to")]
    [InlineData("referral.closed", "referralId", "\"0199a000-0000-7000-8000-00000000beef\"", "referral.unknown", "payload.referralId")]
    [InlineData("referral.closed", "outcome", "\"fine\"", "referral.unknown-outcome", "payload.outcome")]
    [InlineData("referral.closed", "note", "7", "event.broken", "payload.note")]
    [InlineData("harm.recorded", "kind", "\"bad-luck\"", "harm.unknown-kind", "payload.kind")]
    [InlineData("harm.recorded", "severity", "\"awful\"", "event.broken", "payload.severity")]
    [InlineData("harm.recorded", "sessionId", "\"0199a000-0000-7000-8000-00000000beef\"", "harm.unknown-session", "payload.sessionId")]
    [InlineData("clearance.recorded", "because", "\"judgement\"", "event.broken", "payload.because")]
    [InlineData("clearance.recorded", "becauseId", "null", "event.broken", "payload.becauseId")]
    [InlineData("clearance.recorded", "becauseId", "\"0199a000-0000-7000-8000-00000000beef\"", "clearance.because-unknown", "payload.becauseId")]
    public async Task What_follows_an_assessment_is_refused_when_it_cannot_be(string type, string field, string? value, string code, string where)
    {
        var (assessment, referral) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Accept([.. facts.InCare(), facts.BabyAt(Earlier, 37.5m, assessment), facts.Referred(Earlier, "assessment", assessment, referral)]);
        var sent = type switch
        {
            "referral.made" => facts.Referred(Earlier, "assessment", assessment),
            "referral.closed" => facts.ReferralClosed(Earlier, referral, "treated"),
            "harm.recorded" => facts.Harmed(Earlier),
            _ => facts.Cleared(Earlier, "assessment", assessment),
        };
        Set(sent, field, value);
        await Refused(sent, code, where);
    }

    [Fact]
    public async Task An_id_is_used_once_an_outcome_recorded_once_and_nothing_is_corrected()
    {
        var (assessment, referral, harm, clearance) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = facts.Harmed(Earlier, id: harm);
        await Accept([
            .. facts.InCare(), facts.BabyAt(Earlier, 37.5m, assessment), facts.Referred(Earlier, "assessment", assessment, referral),
            facts.ReferralClosed(Now, referral, "treated"), first, facts.Cleared(Now, "assessment", assessment, clearance)]);
        await Refused(facts.BabyAt(Earlier, 37.0m, assessment), "assessment.id-reused", "payload.assessmentId");
        await Refused(facts.Referred(Earlier, "judgement", null, referral), "referral.id-reused", "payload.referralId");
        await Refused(facts.ReferralClosed(Now, referral, "no-danger"), "referral.already-closed", "payload.referralId");
        await Refused(facts.Harmed(Earlier, id: harm), "harm.id-reused", "payload.harmId");
        await Refused(facts.Cleared(Now, "assessment", assessment, clearance), "clearance.id-reused", "payload.clearanceId");
        var correction = facts.Harmed(Earlier, "pain", id: harm);
        correction["corrects"] = first["id"]!.GetValue<string>();
        await Refused(correction, "event.not-correctable", "corrects");
    }

    [Fact]
    public async Task An_assessment_asks_for_consent_what_endangers_her_does_not()
    {
        await Accept(facts.Registered());
        await Refused(facts.BabyAt(Earlier, 37.5m), "assessment.no-care-consent", "motherId");
        await Accept(facts.Referred(Earlier, "judgement", null), facts.Harmed(Earlier));
    }

    [Fact]
    public async Task Nothing_of_safety_lies_before_the_birth_and_a_birth_is_not_moved_behind_an_assessment()
    {
        var registered = facts.Registered();
        await Accept(registered, facts.Consent("care", at: Facts.Birth), facts.BabyAt(Facts.Birth, 36.8m));
        foreach (var sent in new[] { facts.BabyAt(Facts.Birth.AddMilliseconds(-1), 36.8m), facts.Harmed(Facts.Birth.AddMilliseconds(-1)), facts.Referred(Facts.Birth.AddMilliseconds(-1), "judgement", null) })
        {
            await Refused(sent, "safety.before-birth", "occurredAt");
        }

        await Refused(facts.Registered(Now, Facts.Birth.AddMilliseconds(1), corrects: Facts.IdOf(registered)), "mother.birth-after-facts", "payload.birthAt");
    }

    [Theory]
    [InlineData(Role.Helper)]
    [InlineData(Role.Mother)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Student)]
    public async Task Only_a_midwife_records_safety(Role role)
    {
        await Accept(facts.InCare());
        foreach (var sent in new[] { facts.BabyAt(Earlier, 37.5m), facts.Harmed(Earlier), facts.Referred(Earlier, "judgement", null), facts.Cleared(Earlier, "session", facts.Session) })
        {
            await Refused(sent, "author.not-allowed", "type", facts.As(role));
        }
    }

    [Fact]
    public async Task A_helper_learns_that_massage_is_held_and_never_why()
    {
        var (assessment, referral) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var made = facts.Referred(Earlier, "assessment", assessment, referral, to: "Poli jiwa");
        made["payload"]!["remark"] = "secret";
        await Accept([
            .. facts.InCare(), facts.Assessed(Earlier, "mood", new Dictionary<string, string> { ["harm-self"] = "yes" }, id: assessment),
            made, facts.Harmed(Earlier)]);
        var helper = facts.As(Role.Helper);
        var record = (await storage.Stores.Mothers.Find(facts.Mother))!;
        var shown = Access.Show(helper, record)!;
        Assert.Equal((0, 0, 1), (shown.Assessments.Count, shown.Harms.Count, shown.Referrals.Count));
        Assert.Null(shown.Referrals[0].To);
        Assert.Empty(shown.Findings().Single().Codes);
        Assert.True(shown.Findings().Single().HoldsMassage);
        Assert.DoesNotContain(shown.Timeline, entry => entry.Type is "assessment.recorded" or "harm.recorded");

        await Accept(facts.ReferralClosed(Now, referral, "no-danger", "sudah tenang"));
        var sent = (await new ReadCaseload(storage.Stores.Events, storage.Stores.Mothers).Handle(helper, 0, Now)).Events;
        Assert.Equal(["referral.made", "referral.closed"], sent.Select(stored => stored.Event.Type).Where(type => !type.StartsWith("consent", StringComparison.Ordinal) && type != "mother.registered"));
        Assert.All(sent, stored => Assert.DoesNotContain("Poli jiwa", stored.Event.PayloadText, StringComparison.Ordinal));
        Assert.All(sent, stored => Assert.DoesNotContain("secret", stored.Event.PayloadText, StringComparison.Ordinal));
        Assert.All(sent, stored => Assert.DoesNotContain("tenang", stored.Event.PayloadText, StringComparison.Ordinal));
        Assert.Contains("\"outcome\":\"no-danger\"", sent[^1].Event.PayloadText, StringComparison.Ordinal);
        Assert.False(Access.Show(helper, (await storage.Stores.Mothers.Find(facts.Mother))!)!.Findings().Single().HoldsMassage);

        var midwife = (await new ReadCaseload(storage.Stores.Events, storage.Stores.Mothers).Handle(Facts.Midwife, 0, Now)).Events;
        Assert.Contains("Poli jiwa", midwife.Single(stored => stored.Event.Type == "referral.made").Event.PayloadText, StringComparison.Ordinal);
    }

    private async Task Accept(params JsonObject[] events)
    {
        foreach (var receipt in await Record(Facts.Midwife, events))
        {
            Assert.True(receipt.Status == ReceiptStatus.Accepted, $"{receipt.Error?.Code} at {receipt.Error?.Where}");
        }
    }

    private async Task Refused(JsonObject sent, string code, string where, Account? account = null)
    {
        var receipt = Assert.Single(await Record(account ?? Facts.Midwife, sent));
        Assert.Equal((ReceiptStatus.Refused, code, where), (receipt.Status, receipt.Error?.Code, receipt.Error?.Where));
        Assert.Null(await storage.Stores.Events.Find(Facts.IdOf(sent)));
    }

    private Task<IReadOnlyList<Receipt>> Record(Account account, params JsonObject[] events) =>
        new RecordEvents(storage.Stores.Events).Handle(account, null, Facts.Elements(events), Now);

    private static void Set(JsonObject sent, string field, string? value)
    {
        var payload = sent["payload"]!.AsObject();
        if (value is null)
        {
            payload.Remove(field);
        }
        else
        {
            payload[field] = JsonNode.Parse(value);
        }
    }
}
