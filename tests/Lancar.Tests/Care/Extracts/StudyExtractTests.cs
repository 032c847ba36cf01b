using System.Text.Json;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Extracts;
using Lancar.Tests.Care.Mothers;
using Lancar.Tests.Storage;

namespace Lancar.Tests.Care.Extracts;

public sealed class StudyExtractTests
{
    private readonly Facts facts = new();

    [Fact]
    public void An_extract_holds_hours_and_values_and_nobody()
    {
        var record = Records.Of([
            .. facts.InCare(), facts.Volume(Facts.Birth.AddHours(4), 5.5m), .. facts.WholeSession(Facts.Birth.AddHours(5)),
            facts.Volume(Facts.Birth.AddHours(8), 9m), facts.Score(Facts.Birth.AddHours(9), id => id == "M1" ? "not-applicable" : id == "M2" ? "no" : "yes")]);
        var mother = StudyExtract.From([record]).Mothers.Single();
        Assert.Equal((record.StudyCode, true, 900_000L), (mother.StudyCode, mother.ResearchConsent, mother.DeliveredMs));
        Assert.Equal(TimeSpan.FromHours(5).TotalMilliseconds + 20_000, mother.FirstSession!.Value.Milliseconds);
        Assert.Equal(
            [(StudyOutcome.MilkVolume, 4d, 5.5m), (StudyOutcome.MilkVolume, 8d, 9m), (StudyOutcome.MilkScoreRaw, 9d, 14m), (StudyOutcome.MilkScoreProrated, 9d, 1400m / 15)],
            mother.Measurements.Select(measurement => (measurement.Outcome, measurement.HoursSinceBirth.Hours, measurement.Value)));
        Assert.All(mother.Measurements, measurement => Assert.True(measurement.Outcome.Scale().Holds(measurement.Value)));
        var text = JsonSerializer.Serialize(mother);
        Assert.DoesNotContain("Ibu Contoh", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain(facts.Mother.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strange_record_of_a_mother_who_did_not_consent_is_not_looked_at()
    {
        var (good, strange) = (new Facts(), new Facts());
        var silent = Records.Of(strange.Registered(), strange.Consent("care"), strange.Observation(Facts.Now, "pain", new { pain = 3 }));
        silent = silent with { Observations = [.. silent.Observations.Select(each => each with { InstrumentVersion = 99 })] };
        Assert.Throws<InvalidOperationException>(() => StudyExtract.From([silent]));
        var extract = StudyExtract.Consented([Records.Of(good.InCare()), silent]);
        Assert.Equal((1, 1), (extract.Mothers.Count, extract.WithheldCount));
    }

    [Fact]
    public async Task Only_consenting_mothers_leave_care_and_only_for_those_who_may_look()
    {
        await using var storage = await TemporaryStorage.Open();
        var silent = new Facts();
        var record = new Lancar.Domain.Care.Events.RecordEvents(storage.Stores.Events);
        await record.Handle(Facts.Midwife, null, Facts.Elements([.. facts.InCare(), silent.Registered(), silent.Consent("care")]), Facts.Now);
        var read = new ReadStudyExtract(storage.Stores.Mothers);
        foreach (var role in new[] { Role.Student, Role.Coordinator, Role.Midwife })
        {
            var extract = (await read.Handle(facts.As(role))).Value;
            Assert.Single(extract.Mothers);
            Assert.Equal(1, extract.WithheldCount);
        }

        foreach (var role in new[] { Role.Helper, Role.Mother })
        {
            Assert.Equal("author.not-allowed", (await read.Handle(facts.As(role))).Error!.Code);
        }

        Assert.Empty((await read.Handle(facts.As(Role.Student) with { SiteId = Facts.OtherSite })).Value.Mothers);
    }
}
