using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Tests.Care.Mothers;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Measurements;

public sealed class ObservationTests
{
    private readonly Facts facts = new();

    [Fact]
    public void An_observation_is_folded_with_its_age_and_scored()
    {
        var record = Records.Of([.. facts.InCare(), facts.Observation(Facts.Birth.AddHours(14), "infant-weight", new { weight = 2850, birthWeight = 3000 }, baby: 1)]);
        var observation = Assert.Single(record.Observations);
        Assert.Equal((14d, 1, 0), (observation.HoursSinceBirth.Hours, observation.Baby, observation.Corrections));
        Assert.Equal([("weight", 2850m, "g"), ("of-birth-weight", 95m, "percent")], observation.Scored().Outcomes.Select(outcome => (outcome.Id, outcome.Value!.Value, outcome.Unit)));
    }

    [Theory]
    [InlineData("comfort", null, 1, null)]
    [InlineData("comfort", 1, 1, "observation.baby")]
    [InlineData("nappies-24h", null, 1, "observation.baby")]
    [InlineData("nappies-24h", 1, 1, null)]
    [InlineData("nappies-24h", 2, 1, "observation.baby")]
    [InlineData("nappies-24h", 2, 2, null)]
    [InlineData("nappies-24h", 3, 2, "observation.baby")]
    public void Which_baby_must_fit(string instrument, int? baby, int babies, string? refusal)
    {
        var registered = facts.Registered();
        registered["payload"]!["babies"] = babies;
        var record = Records.Of(registered, facts.Consent("care"));
        object values = instrument == "comfort" ? new { comfort = 5 } : new { wet = 1, soiled = 0 };
        Assert.Equal(refusal, Judge(record, facts.Observation(Facts.Birth.AddHours(10), instrument, values, baby)).Error?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void No_baby_has_such_a_number(int baby) =>
        Assert.Equal("observation.baby", CareEventReader.Read(Facts.Element(facts.Observation(Facts.Now, "nappies-24h", new { wet = 1, soiled = 0 }, baby))).Error?.Code);

    [Fact]
    public void What_the_scoring_refuses_the_record_refuses_and_names_the_place()
    {
        var record = Records.Of(facts.InCare());
        var refused = Judge(record, facts.Observation(Facts.Birth.AddHours(10), "comfort", new { comfort = 11 }));
        Assert.Equal(("observation.out-of-range", "payload.values.comfort"), (refused.Error?.Code, refused.Error?.Where));
    }

    [Fact]
    public void Before_birth_without_consent_and_of_an_unknown_instrument_nothing_is_observed()
    {
        var record = Records.Of(facts.Registered());
        Assert.Equal("measurement.no-care-consent", Judge(record, facts.Observation(Facts.Now, "comfort", new { comfort = 1 })).Error?.Code);
        Assert.Equal("measurement.before-birth", Judge(record, facts.Observation(Facts.Birth.AddMilliseconds(-1), "comfort", new { comfort = 1 })).Error?.Code);
        var unknown = CareEventReader.Read(Facts.Element(facts.Observation(Facts.Now, "tea-leaves", new { comfort = 1 })));
        Assert.Equal(("measurement.unknown-instrument", "payload.instrumentId"), (unknown.Error?.Code, unknown.Error?.Where));
        var later = facts.Observation(Facts.Now, "comfort", new { comfort = 1 });
        later["payload"]!["instrumentVersion"] = 2;
        Assert.Equal("measurement.unknown-instrument", CareEventReader.Read(Facts.Element(later)).Error?.Code);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("1e400")]
    public void A_value_is_a_number_a_word_or_null(string value)
    {
        var observation = facts.Observation(Facts.Now, "comfort", new { comfort = 1 });
        observation["payload"]!["values"]!["comfort"] = JsonNode.Parse(value);
        var read = CareEventReader.Read(Facts.Element(observation));
        Assert.Equal(("event.broken", "payload.values.comfort"), (read.Error?.Code, read.Error?.Where));
    }

    [Fact]
    public void A_correction_names_the_newest_version_and_keeps_its_place_and_number()
    {
        var id = Guid.CreateVersion7();
        var first = facts.Observation(Facts.Birth.AddHours(10), "pain", new { pain = 8 }, observation: id);
        var other = facts.Observation(Facts.Birth.AddHours(12), "pain", new { pain = 3 });
        var record = Records.Of([.. facts.InCare(), first, other]);
        var second = facts.Observation(Facts.Birth.AddHours(10), "pain", new { pain = 6, place = "wound" }, observation: id, corrects: Facts.IdOf(first));
        var corrected = Judge(record, second).Value;
        Assert.Equal([(10d, 1, 6m), (12d, 0, 3m)], corrected.Observations.Select(each => (each.HoursSinceBirth.Hours, each.Corrections, each.Scored().Outcomes[0].Value!.Value)));

        Assert.Equal("event.corrects-unknown", Judge(corrected, facts.Observation(Facts.Birth.AddHours(10), "pain", new { pain = 5 }, observation: id, corrects: Facts.IdOf(first))).Error?.Code);
        Assert.Equal("event.corrects-unknown", Judge(corrected, facts.Observation(Facts.Birth.AddHours(10), "comfort", new { comfort = 5 }, observation: id, corrects: Facts.IdOf(second))).Error?.Code);
        Assert.Equal("event.corrects-unknown", Judge(corrected, facts.Observation(Facts.Birth.AddHours(10), "pain", new { pain = 5 }, corrects: Facts.IdOf(other))).Error?.Code);
        Assert.Equal("measurement.id-reused", Judge(corrected, facts.Observation(Facts.Birth.AddHours(10), "pain", new { pain = 5 }, observation: id)).Error?.Code);
    }

    [Fact]
    public void A_corrected_birth_time_moves_the_age_and_never_makes_an_observation_incomplete()
    {
        var registered = facts.Registered();
        var record = Records.Of(
            registered, facts.Consent("care"), facts.Observation(Facts.Birth.AddHours(23), "let-down-signs", new { tingling = "yes" }),
            facts.Observation(Facts.Birth.AddHours(14), "first-colostrum", new { seen = "seen", when = 120 }));
        var earlier = Judge(record, facts.Registered(at: Facts.Now, birthAt: Facts.Birth.AddHours(-3), corrects: Facts.IdOf(registered))).Value;
        Assert.Equal([15m, 1m], earlier.Observations.Select(each => each.Scored().Outcomes[0].Value!.Value));
        Assert.Equal([17d, 26d], earlier.Observations.Select(each => each.HoursSinceBirth.Hours));
        Assert.Equal(100, earlier.Observations[1].Scored().Outcomes[0].ProratedPercent);

        // The first drop was seen 12 hours after the birth as it was known: the birth cannot come after that.
        Assert.True(Judge(record, facts.Registered(at: Facts.Now, birthAt: Facts.Birth.AddHours(12), corrects: Facts.IdOf(registered))).Succeeded);
        Assert.Equal("mother.birth-after-facts", Judge(record, facts.Registered(at: Facts.Now, birthAt: Facts.Birth.AddHours(12).AddMilliseconds(1), corrects: Facts.IdOf(registered))).Error?.Code);
    }

    [Fact]
    public void The_record_survives_being_written()
    {
        var record = Records.Of([.. facts.InCare(), facts.Observation(Facts.Birth.AddHours(3), "nappies-24h", new { wet = 2, soiled = 1, colour = "black" }, baby: 1)]);
        var json = MotherRecordJson.Write(record);
        var read = MotherRecordJson.Read(json);
        Assert.Equal(json, MotherRecordJson.Write(read));
        Assert.Equal("black", read.Observations.Single().Scored().Outcomes[2].Word);
    }

    [Fact]
    public void An_identity_belongs_to_one_measurement_whatever_its_kind()
    {
        var (volume, score, observation) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var at = Facts.Birth.AddHours(5);
        var record = Records.Of([
            .. facts.InCare(), facts.Volume(at, measurement: volume), facts.Score(at, measurement: score), facts.Observation(at, "pain", new { pain = 3 }, observation: observation)]);
        foreach (var id in new[] { volume, score, observation })
        {
            var used = Judge(record, facts.Observation(at, "pain", new { pain = 4 }, observation: id));
            Assert.Equal(("measurement.id-reused", "payload.observationId"), (used.Error?.Code, used.Error?.Where));
            Assert.Equal("measurement.id-reused", Judge(record, facts.Volume(at, measurement: id)).Error?.Code);
            Assert.Equal("measurement.id-reused", Judge(record, facts.Score(at, measurement: id)).Error?.Code);
        }
    }

    [Fact]
    public void A_birth_corrected_so_far_back_that_an_observation_cannot_be_scored_is_refused()
    {
        var most = (double)InstrumentLibrary.Find("first-colostrum", 1)!.Scoring.Outcomes[0].Maximum!.Value;
        var registered = facts.Registered();
        var record = Records.Of(registered, facts.Consent("care"), facts.Consent("research"), facts.Observation(Facts.Birth.AddHours(10), "first-colostrum", new { seen = "not-yet" }));
        Lancar.Domain.Kernel.Result<MotherRecord> Born(DateTimeOffset at) => Judge(record, facts.Registered(at: Facts.Now, birthAt: at, corrects: Facts.IdOf(registered)));

        var edge = Facts.Birth.AddHours(10 - most);
        Assert.Equal((decimal)most, Born(edge).Value.Observations.Single().Scored().Outcomes[0].Value);
        var refused = Born(edge.AddHours(-1));
        Assert.Equal(("mother.birth-unscorable", "payload.birthAt"), (refused.Error?.Code, refused.Error?.Where));
    }

    [Fact]
    public async Task Only_the_midwife_records_them_and_a_helper_never_sees_them()
    {
        await using var storage = await TemporaryStorage.Open();
        var record = new RecordEvents(storage.Stores.Events);
        var observation = facts.Observation(Facts.Birth.AddHours(3), "epds", new { total = 14, q10 = 0 });
        await record.Handle(Facts.Midwife, null, Facts.Elements([.. facts.InCare(), observation]), Facts.Now);

        var helper = facts.As(Role.Helper);
        var seen = await new ReadCaseload(storage.Stores.Events, storage.Stores.Mothers).Handle(helper, 0, Facts.Now);
        Assert.Equal(4, seen.Events.Count);
        Assert.DoesNotContain(seen.Events, stored => stored.Event.Type == CareEventType.ObservationRecorded);
        var mother = (await storage.Stores.Mothers.Find(facts.Mother))!;
        Assert.Empty(Access.Show(helper, mother)!.Observations);
        Assert.DoesNotContain(Access.Show(helper, mother)!.Timeline, entry => entry.Type == CareEventType.ObservationRecorded);
        Assert.Single(Access.Show(Facts.Midwife, mother)!.Observations);

        foreach (var role in new[] { Role.Helper, Role.Mother, Role.Coordinator, Role.Student })
        {
            var receipt = (await record.Handle(facts.As(role), null, Facts.Elements([facts.Observation(Facts.Birth.AddHours(4), "comfort", new { comfort = 3 })]), Facts.Now)).Single();
            Assert.Equal("author.not-allowed", receipt.Error?.Code);
        }
    }

    private static Lancar.Domain.Kernel.Result<MotherRecord> Judge(MotherRecord record, JsonObject json) =>
        MotherFold.Apply(record, CareEventReader.Read(Facts.Element(json)).Value, Author.Of(Facts.Midwife), Facts.Now);
}
