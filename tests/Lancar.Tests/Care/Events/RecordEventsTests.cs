using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Sessions;
using Lancar.Tests.Care.Mothers;
using Lancar.Tests.Care.Triage;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Events;

/// <summary>Each event gets the receipt it deserves; a refusal has a code, a place and words in both languages, and stores nothing.</summary>
public sealed class RecordEventsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Facts.Now;

    private readonly Facts facts = new();
    private TemporaryStorage storage = null!;

    public async Task InitializeAsync() => storage = await TemporaryStorage.Open();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    public static TheoryData<string, string, string?> BrokenEnvelopes() => new()
    {
        { "id", "id", null }, { "id", "id", "\"x\"" }, { "id", "id", "\"00000000-0000-0000-0000-000000000000\"" }, { "type", "type", null }, { "type", "type", "7" },
        { "schema", "schema", null }, { "schema", "schema", "1.5" }, { "deviceId", "deviceId", null }, { "deviceSequence", "deviceSequence", "0" },
        { "deviceSequence", "deviceSequence", "\"1\"" }, { "occurredAt", "occurredAt", null }, { "occurredAt", "occurredAt", "\"2026-11-21\"" },
        { "occurredAt", "occurredAt", "\"2026-11-21T02:14:05Z\"" }, { "occurredAt", "occurredAt", "\"2026-11-21T09:14:05.000+07:00\"" },
        { "occurredAt", "occurredAt", "\"2026-02-30T09:14:05.000Z\"" }, { "motherId", "motherId", null }, { "corrects", "corrects", "5" },
        { "payload", "payload", null }, { "payload", "payload", "[]" }, { "payload", "payload", "null" },
    };

    [Theory]
    [MemberData(nameof(BrokenEnvelopes))]
    public async Task A_broken_envelope_is_refused_and_names_the_field(string field, string where, string? value)
    {
        await Accept(facts.InCare());
        var broken = facts.Volume(Now.AddHours(-1));
        Set(broken, field, value);
        await Refused(broken, "event.broken", where);
    }

    [Theory]
    [InlineData("measurementId", null)]
    [InlineData("volumeMl", "\"12,5\"")]
    [InlineData("volumeMl", null)]
    [InlineData("method", "\"siphon\"")]
    [InlineData("side", "\"middle\"")]
    [InlineData("minutes", "2.5")]
    [InlineData("hoursSinceLastFeed", null)]
    [InlineData("instrumentVersion", "\"1\"")]
    public async Task A_broken_payload_is_refused_and_names_the_field(string field, string? value)
    {
        await Accept(facts.InCare());
        var broken = facts.Volume(Now.AddHours(-1));
        Set(broken["payload"]!.AsObject(), field, value);
        await Refused(broken, "event.broken", "payload." + field);
    }

    [Theory]
    [InlineData("\"name\":\"Ibu Contoh\"", "\"name\":\"\\ud800\"", "payload.name")]
    [InlineData("\"name\":\"Ibu Contoh\"", "\"name\":\"Ibu\\u0000\"", "payload.name")]
    [InlineData("\"parity\":2", "\"parity\":2,\"parity\":3", "payload.parity")]
    [InlineData("\"parity\":2", "\"parity\":2,\"more\":[{\"deep\":\"\\udc00\"}]", "payload.more.deep")]
    [InlineData("\"parity\":2", "\"parity\":2,\"\\ud800\":1", "payload")]
    [InlineData("\"schema\":1", "\"schema\":1,\"\\ud800\":1", "")]
    [InlineData("\"schema\":1", "\"schema\":1,\"schema\":1", "schema")]
    public async Task Text_that_no_reader_agrees_on_is_refused_with_its_id_and_blocks_nothing_behind_it(string find, string put, string where)
    {
        var sent = facts.Registered();
        var text = sent.ToJsonString();
        Assert.Contains(find, text, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text.Replace(find, put, StringComparison.Ordinal));
        using var behind = JsonDocument.Parse(facts.Registered(mother: Guid.CreateVersion7()).ToJsonString());
        var receipts = await new RecordEvents(storage.Stores.Events)
            .Handle(Facts.Midwife, facts.Device, [document.RootElement, behind.RootElement], Now);
        Assert.Equal((sent["id"]!.GetValue<string>(), "event.broken", where), (receipts[0].Id, receipts[0].Error!.Code, receipts[0].Error!.Where));
        Assert.Equal(ReceiptStatus.Accepted, receipts[1].Status);
    }

    [Fact]
    public async Task Something_that_is_no_object_gets_a_receipt_too()
    {
        var batch = new[] { "5", "null", "[]", "\"x\"", """{"id":"abc"}""" }.Select(text => JsonDocument.Parse(text).RootElement).ToList();
        var receipts = await Record().Handle(Facts.Midwife, null, batch, Now);
        Assert.All(receipts, receipt => Assert.Equal("event.broken", receipt.Error!.Code));
        Assert.Equal([null, null, null, null, "abc"], receipts.Select(receipt => receipt.Id));
    }

    [Fact]
    public async Task Unknown_type_schema_and_instrument()
    {
        await Accept(facts.InCare());
        await Refused(facts.Event("mother.danced", Now, new { }), "event.unknown-type", "type");
        await Refused(facts.Event("session.danced", Now, new { sessionId = facts.Session }), "event.unknown-type", "type");
        var schema = facts.Volume(Now.AddHours(-1));
        schema["schema"] = 2;
        await Refused(schema, "event.unknown-schema", "schema");
        var instrument = facts.Volume(Now.AddHours(-1));
        instrument["payload"]!["instrumentVersion"] = 2;
        await Refused(instrument, "measurement.unknown-instrument", "payload.instrumentVersion");
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Five_minutes_ahead_is_the_limit(int milliseconds, bool accepted)
    {
        await Accept(facts.InCare());
        foreach (var fact in new[] { facts.Volume(Now.AddMinutes(5).AddMilliseconds(milliseconds)), facts.Opened(Now.AddMinutes(5).AddMilliseconds(milliseconds)) })
        {
            if (accepted)
            {
                await Accept(fact);
            }
            else
            {
                await Refused(fact, "event.from-future", "occurredAt");
            }
        }
    }

    [Fact]
    public async Task An_unknown_mother_and_one_of_another_site_get_the_same_answer()
    {
        await Refused(facts.Volume(Now.AddHours(-1)), "mother.unknown", "motherId");
        await Refused(facts.Consent("care"), "mother.unknown", "motherId");
        await Refused(facts.Opened(Now.AddHours(-1)), "mother.unknown", "motherId");
        await Accept(facts.InCare());
        foreach (var fact in new[] { facts.Volume(Now.AddHours(-1)), facts.Registered() })
        {
            var receipt = (await Record().Handle(Facts.OtherMidwife, null, [Facts.Element(fact)], Now)).Single();
            Assert.Equal(("mother.unknown", "motherId"), (receipt.Error!.Code, receipt.Error.Where));
        }
    }

    [Fact]
    public async Task Registering_again_is_refused()
    {
        await Accept(facts.InCare());
        await Refused(facts.Registered(), "mother.already-registered", "motherId");
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_birth_after_the_registration_is_refused(int milliseconds, bool accepted)
    {
        var at = Facts.Birth.AddHours(1);
        var fact = facts.Registered(at, at.AddMilliseconds(milliseconds));
        if (accepted)
        {
            await Accept(fact);
        }
        else
        {
            await Refused(fact, "mother.birth-in-future", "payload.birthAt");
        }
    }

    [Theory]
    [InlineData("parity", 0, 1, 20, 21)]
    [InlineData("gestationalWeeks", 21, 22, 44, 45)]
    [InlineData("babies", 0, 1, 4, 5)]
    public async Task Numbers_of_the_registration_have_their_range(string field, int below, int least, int most, int above)
    {
        foreach (var value in new[] { below, above })
        {
            var fact = facts.Registered();
            fact["payload"]![field] = value;
            await Refused(fact, "mother.out-of-range", "payload." + field);
        }

        foreach (var value in new[] { least, most })
        {
            var fact = new Facts().Registered();
            fact["payload"]![field] = value;
            await Accept(fact);
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Sessions_and_measurements_lie_after_the_birth(int milliseconds, bool accepted)
    {
        await Accept(facts.Registered(), facts.Consent("care", at: Facts.Birth.AddHours(-1)));
        var at = Facts.Birth.AddMilliseconds(milliseconds);
        if (accepted)
        {
            await Accept(facts.Opened(at), facts.Volume(at), facts.Score(at));
            return;
        }

        await Refused(facts.Opened(at), "session.before-birth", "occurredAt");
        await Refused(facts.Volume(at), "measurement.before-birth", "occurredAt");
        await Refused(facts.Score(at), "measurement.before-birth", "occurredAt");
    }

    [Theory]
    [InlineData("assessment")]
    [InlineData("observation")]
    [InlineData("visit")]
    public async Task Twins_are_not_corrected_to_fewer_babies_than_are_told_of(string kind)
    {
        var registered = Babies(3);
        var id = Guid.CreateVersion7();
        JsonObject About(int baby, Guid? corrects = null) => kind switch
        {
            "assessment" => facts.Assessed(Now.AddHours(-1), "baby", SafetyFacts.WellBaby(36.8m), baby, id),
            "observation" => facts.Observation(Now.AddHours(-1), "nappies-24h", new { wet = 4, soiled = 2, colour = "yellow" }, baby, id, corrects),
            _ => facts.Event("visit.recorded", Now.AddHours(-1), new { visitId = id, schedule = "kn", scheduleVersion = 1, baby, place = "home" }, corrects),
        };
        var told = About(2);
        await Accept(registered, facts.Consent("care"), told);
        var two = Babies(2, Facts.IdOf(registered));
        await Accept(two);
        await Refused(Babies(1, Facts.IdOf(two)), "mother.fewer-babies-than-told", "payload.babies");
        if (kind == "assessment")
        {
            return; // it is never replaced: what was seen of that baby stays
        }

        await Accept(About(1, Facts.IdOf(told)), Babies(1, Facts.IdOf(two)));
        Assert.Equal(1, (await storage.Stores.Mothers.Find(facts.Mother))!.Identity.Babies);

        JsonObject Babies(int babies, Guid? corrects = null)
        {
            var fact = facts.Registered(corrects: corrects);
            fact["payload"]!["babies"] = babies;
            return fact;
        }
    }

    [Fact]
    public void What_was_accepted_before_the_babies_were_counted_is_still_read()
    {
        var registered = facts.Registered();
        registered["payload"]!["babies"] = 2;
        var record = Records.Of([registered, facts.Consent("care"), facts.Assessed(Now.AddHours(-1), "baby", SafetyFacts.WellBaby(36.8m), 2), facts.Registered(corrects: Facts.IdOf(registered))]);
        Assert.Equal((1, 2), (record.Identity.Babies, record.BabiesToldOf()));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_corrected_birth_may_not_lie_after_a_recorded_session(int milliseconds, bool accepted)
    {
        var registered = facts.Registered();
        var session = Facts.Birth.AddHours(3);
        await Accept(registered, facts.Consent("care"), facts.Opened(session), facts.Volume(session.AddHours(2)));
        var correction = facts.Registered(Now, session.AddMilliseconds(milliseconds), corrects: Facts.IdOf(registered));
        if (!accepted)
        {
            await Refused(correction, "mother.birth-after-facts", "payload.birthAt");
            return;
        }

        await Accept(correction);
        var mother = (await storage.Stores.Mothers.Find(facts.Mother))!;
        Assert.Equal(7_200_000 - milliseconds, Assert.Single(mother.Volumes).HoursSinceBirth.Milliseconds);
    }

    [Fact]
    public async Task Without_consent_to_care_nothing_starts_and_nothing_is_measured()
    {
        await Accept(facts.Registered(), facts.Consent("research"));
        await Refused(facts.Opened(Now.AddHours(-1)), "session.no-care-consent", "motherId");
        await Refused(facts.Volume(Now.AddHours(-1)), "measurement.no-care-consent", "motherId");
        await Accept(facts.Consent("care", at: Now.AddHours(-3)), facts.Opened(Now.AddHours(-2)), facts.Signs(Now.AddHours(-2).AddSeconds(5)));
        await Accept(facts.Consent("care", given: false, at: Now.AddHours(-1)));
        await Refused(facts.Started(Now.AddMinutes(-30)), "session.no-care-consent", "motherId");
        await Refused(facts.Opened(Now.AddMinutes(-30), Guid.CreateVersion7()), "session.no-care-consent", "motherId");

        // What happened while consent was in force arrives late and is still a fact.
        await Accept(facts.Volume(Now.AddHours(-2)));
    }

    [Fact]
    public async Task A_session_that_began_may_be_brought_to_its_end_after_consent_is_withdrawn()
    {
        await Accept(facts.InCare());
        var at = Now.AddHours(-2);
        await Accept(facts.Opened(at), facts.Signs(at.AddSeconds(5)), facts.Started(at.AddSeconds(10)), facts.Consent("care", given: false, at: at.AddSeconds(60)));
        await Accept(facts.InSession("stopped", at.AddSeconds(70), "she-said-stop"), facts.Closed(at.AddSeconds(90)));
        Assert.Equal(SessionStatus.Closed, (await storage.Stores.Mothers.Find(facts.Mother))!.Sessions.Single().State.Status);
    }

    [Fact]
    public async Task The_server_replays_the_session_and_is_the_authority()
    {
        await Accept(facts.InCare());
        var at = Now.AddHours(-2);
        await Refused(facts.Started(at), "session.not-open", "type");
        await Refused(facts.Opened(at, protocol: "kerinci", version: 9), "session.unknown-protocol", "payload.protocolId");
        await Accept(facts.Opened(at));
        await Refused(facts.Opened(at), "session.already-open", "type");
        await Refused(facts.Signs(at.AddSeconds(5), "unknown"), "signs.unanswered", "payload.answers");
        await Accept(facts.Signs(at.AddSeconds(5)));
        await Refused(facts.Started(at.AddSeconds(4)), "event.out-of-order", "payload.mono");
        await Accept(facts.Started(at.AddSeconds(10)));
        await Refused(facts.InSession("finished", at.AddSeconds(20)), "session.phases-left", "type");
        await Refused(facts.InSession("paused", at.AddSeconds(20), "bored"), "pause.unknown-reason", "payload.reason");
        await Accept(facts.InSession("stopped", at.AddSeconds(40), "dizziness"), facts.Closed(at.AddSeconds(50), adverse: "dizziness"));
        var record = (await storage.Stores.Mothers.Find(facts.Mother))!;
        var session = record.Sessions.Single();
        Assert.Equal((30_000, "dizziness", 900_000), (session.State.DeliveredMs, session.State.StopReason, record.ProtocolOf(session).PlannedMaxMs));
        Assert.Equal((at, at.AddSeconds(10), at.AddSeconds(50)), (session.OpenedAt, session.StartedAt!.Value, session.LastAt));
    }

    [Fact]
    public async Task Events_of_one_request_are_judged_in_order_and_one_refusal_harms_no_other()
    {
        var bad = facts.Registered();
        JsonObject[] batch = [facts.Registered(), bad, facts.Consent("care"), facts.Volume(Now.AddHours(-1))];
        var receipts = await Record().Handle(Facts.Midwife, facts.Device, Facts.Elements(batch), Now);
        Assert.Equal([ReceiptStatus.Accepted, ReceiptStatus.Refused, ReceiptStatus.Accepted, ReceiptStatus.Accepted], receipts.Select(receipt => receipt.Status));
        Assert.Equal(batch.Select(fact => fact["id"]!.GetValue<string>()), receipts.Select(receipt => receipt.Id!));
        var foreign = (await Record().Handle(Facts.Midwife, Guid.CreateVersion7(), Facts.Elements([facts.Volume(Now)]), Now)).Single();
        Assert.Equal(("event.broken", "deviceId"), (foreign.Error!.Code, foreign.Error.Where));
    }

    [Fact]
    public async Task A_correction_names_the_newest_version_of_its_own_kind()
    {
        await Accept(facts.InCare());
        var measurement = Guid.CreateVersion7();
        var volume = facts.Volume(Now.AddHours(-2), 10m, measurement);
        var score = facts.Score(Now.AddHours(-2));
        await Accept(volume, score, facts.Opened(Now.AddHours(-1)));
        await Refused(facts.Volume(Now.AddHours(-1), 11m, measurement), "measurement.id-reused", "payload.measurementId");
        await Refused(facts.Volume(Now.AddHours(-1), 11m, measurement, Guid.CreateVersion7()), "event.corrects-unknown", "corrects");
        await Refused(facts.Volume(Now.AddHours(-1), 11m, measurement, Facts.IdOf(score)), "event.corrects-unknown", "corrects");
        await Refused(facts.Volume(Now.AddHours(-1), 11m, null, Facts.IdOf(volume)), "event.corrects-unknown", "corrects");
        var correction = facts.Volume(Now.AddHours(-3), 11m, measurement, Facts.IdOf(volume));
        await Accept(correction);
        await Refused(facts.Volume(Now.AddHours(-3), 12m, measurement, Facts.IdOf(volume)), "event.corrects-unknown", "corrects");
        await Accept(facts.Volume(Now.AddHours(-3), 12m, measurement, Facts.IdOf(correction)));
        var session = facts.Signs(Now.AddMinutes(-30));
        session["corrects"] = Facts.IdOf(volume).ToString();
        await Refused(session, "event.not-correctable", "corrects");
        await Refused(facts.Registered(corrects: Facts.IdOf(volume)), "event.corrects-unknown", "corrects");

        var mother = (await storage.Stores.Mothers.Find(facts.Mother))!;
        Assert.Equal((12m, 17d), (Assert.Single(mother.Volumes).Volume.VolumeMl, mother.Volumes[0].HoursSinceBirth.Hours));
        Assert.Equal(9, mother.Timeline.Count);
    }

    [Theory]
    [InlineData(Role.Helper, "session.opened", true)]
    [InlineData(Role.Helper, "milk-volume.measured", false)]
    [InlineData(Role.Helper, "milk-score.observed", false)]
    [InlineData(Role.Helper, "consent.recorded", false)]
    [InlineData(Role.Helper, "mother.registered", false)]
    [InlineData(Role.Mother, "session.opened", true)]
    [InlineData(Role.Mother, "consent.recorded", true)]
    [InlineData(Role.Mother, "milk-volume.measured", true)]
    [InlineData(Role.Mother, "milk-score.observed", false)]
    [InlineData(Role.Mother, "mother.registered", false)]
    [InlineData(Role.Coordinator, "session.opened", false)]
    [InlineData(Role.Coordinator, "consent.recorded", false)]
    [InlineData(Role.Student, "session.opened", false)]
    [InlineData(Role.Student, "milk-volume.measured", false)]
    public async Task Each_role_records_what_it_may(Role role, string type, bool allowed)
    {
        await Accept(facts.InCare());
        var fact = type switch
        {
            "session.opened" => facts.Opened(Now.AddHours(-1)),
            "milk-volume.measured" => facts.Volume(Now.AddHours(-1)),
            "milk-score.observed" => facts.Score(Now.AddHours(-1)),
            "consent.recorded" => facts.Consent("research"),
            _ => facts.Registered(),
        };
        var receipt = (await Record().Handle(facts.As(role), null, [Facts.Element(fact)], Now)).Single();
        Assert.Equal(allowed ? null : "author.not-allowed", receipt.Error?.Code);
    }

    [Fact]
    public async Task A_helper_records_only_while_she_shares()
    {
        var helper = facts.As(Role.Helper);
        await Accept(facts.Registered(), facts.Consent("care"));
        await Refused(facts.Opened(Now.AddHours(-1)), "mother.unknown", "motherId", helper);
        await Accept(facts.Consent("share-with-helper", at: Now.AddHours(-2)));
        Assert.Equal(ReceiptStatus.Accepted, (await Record().Handle(helper, null, [Facts.Element(facts.Opened(Now.AddHours(-1)))], Now)).Single().Status);
        await Refused(facts.Opened(Now.AddHours(-1)), "mother.unknown", "motherId", helper with { MotherId = Guid.CreateVersion7() });
        await Accept(facts.Consent("share-with-helper", given: false, at: Now.AddMinutes(-30)));
        await Refused(facts.Signs(Now.AddMinutes(-59)), "mother.unknown", "motherId", helper);
    }

    private RecordEvents Record() => new(storage.Stores.Events);

    private async Task Accept(params JsonObject[] events)
    {
        foreach (var receipt in await Record().Handle(Facts.Midwife, null, Facts.Elements(events), Now))
        {
            Assert.True(receipt.Status == ReceiptStatus.Accepted, $"{receipt.Error?.Code} at {receipt.Error?.Where}");
        }
    }

    private async Task Refused(JsonObject fact, string code, string where, Account? account = null)
    {
        var before = await storage.Stores.Events.OfMother(facts.Mother);
        var receipt = (await Record().Handle(account ?? Facts.Midwife, null, [Facts.Element(fact)], Now)).Single();
        Assert.Equal((ReceiptStatus.Refused, code, where), (receipt.Status, receipt.Error?.Code, receipt.Error?.Where));
        Assert.NotEqual(receipt.Error!.Message.Indonesian, receipt.Error.Message.English);
        Assert.Equal(before.Count, (await storage.Stores.Events.OfMother(facts.Mother)).Count);
    }

    /// <summary>Removes a member (null) or replaces it by JSON text.</summary>
    private static void Set(JsonObject target, string field, string? value)
    {
        target.Remove(field);
        if (value is not null)
        {
            target[field] = JsonNode.Parse(value);
        }
    }
}
