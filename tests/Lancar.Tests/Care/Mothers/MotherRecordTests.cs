using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Tests.Care.Mothers;

public sealed class MotherRecordTests
{
    private readonly Facts facts = new();

    [Fact]
    public void A_record_reads_back_as_written()
    {
        var record = Records.Of([
            .. facts.InCare(), .. facts.WholeSession(Facts.Now.AddHours(-3)), facts.Volume(Facts.Now.AddHours(-2), 7.5m), facts.Score(Facts.Now.AddHours(-1))]);
        var text = MotherRecordJson.Write(record);
        var back = MotherRecordJson.Read(text);
        Assert.Equal(text, MotherRecordJson.Write(back));
        Assert.Equal(7.5m, back.Volumes.Single().Volume.VolumeMl);
        Assert.Equal(16, back.Scores.Single().Score.RawPoints);
        Assert.Equal(18d, back.Volumes.Single().HoursSinceBirth.Hours);
        Assert.Equal((900_000, 240_000), (back.Sessions.Single().State.DeliveredMs, back.Sessions.Single().State.RestedMs));
        Assert.Equal(13, back.Version);
        Assert.Equal(13, back.Timeline.Count);
    }

    [Fact]
    public void Measurements_stand_by_time_however_late_they_came()
    {
        var record = Records.Of([.. facts.InCare(), facts.Volume(Facts.Now.AddHours(-1), 3m), facts.Volume(Facts.Now.AddHours(-5), 1m), facts.Volume(Facts.Now.AddHours(-3), 2m)]);
        Assert.Equal([1m, 2m, 3m], record.Volumes.Select(volume => volume.Volume.VolumeMl));
    }

    [Fact]
    public void The_latest_word_on_consent_counts_and_purposes_do_not_mix()
    {
        var at = Facts.Birth.AddHours(1);
        var record = Records.Of(
            facts.Registered(), facts.Consent("care", at: at), facts.Consent("research", at: at.AddHours(2)), facts.Consent("research", false, at.AddHours(1)),
            facts.Consent("share-with-helper", true, at), facts.Consent("share-with-helper", false, at));
        Assert.True(record.Consented(ConsentPurpose.Care));
        Assert.True(record.Consented(ConsentPurpose.Research));
        Assert.False(record.Consented(ConsentPurpose.ShareWithHelper));
        Assert.True(record.Consents.EverGiven(ConsentPurpose.ShareWithHelper));
    }

    [Fact]
    public void A_study_code_says_nothing_and_stays_the_same()
    {
        var code = Records.Of(facts.Registered()).StudyCode;
        Assert.Equal(StudyCode.Of(facts.Mother), code);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$", code);
        Assert.Equal(2_000, Enumerable.Range(0, 2_000).Select(_ => StudyCode.Of(Guid.CreateVersion7())).Distinct().Count());
        Assert.Equal("P-07", Records.Of(new Facts().Registered(studyCode: " P-07 ")).StudyCode);
    }

    [Fact]
    public void Times_are_shown_in_her_zone()
    {
        Assert.Equal([7, 8, 9], Enum.GetValues<IndonesianZone>().Select(zone => (int)zone.In(Facts.Now).Offset.TotalHours));
        Assert.Equal(Facts.Now, IndonesianZone.Wit.In(Facts.Now));
    }

    [Fact]
    public void The_shape_of_a_stored_record_belongs_to_its_format()
    {
        // Another shape: raise MotherRecordJson.Format, so that records written before are made anew, and pin the new shape here.
        var shape = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(MotherRecordJson.Shape())))[..16];
        Assert.Equal((3, "ba0967fd7642ed05"), (MotherRecordJson.Format, shape));
    }

    [Fact]
    public void Each_role_sees_what_it_may()
    {
        var record = Records.Of([.. facts.InCare(), facts.Opened(Facts.Now.AddHours(-2)), facts.Volume(Facts.Now.AddHours(-1)), facts.Score(Facts.Now.AddHours(-1))]);
        foreach (var role in new[] { Role.Midwife, Role.Coordinator, Role.Mother })
        {
            var shown = Access.Show(facts.As(role), record)!;
            Assert.Equal((1, 1, 1, 7), (shown.Sessions.Count, shown.Volumes.Count, shown.Scores.Count, shown.Timeline.Count));
        }

        var helper = Access.Show(facts.As(Role.Helper), record)!;
        Assert.Equal((1, 0, 0, 5), (helper.Sessions.Count, helper.Volumes.Count, helper.Scores.Count, helper.Timeline.Count));
        Assert.DoesNotContain(helper.Timeline, entry => entry.Type.StartsWith("milk", StringComparison.Ordinal));
        Assert.Null(Access.Show(facts.As(Role.Student), record));
        Assert.Null(Access.Show(Facts.OtherMidwife, record));
        Assert.Null(Access.Show(facts.As(Role.Coordinator) with { SiteId = Facts.OtherSite }, record));
        Assert.Null(Access.Show(facts.As(Role.Mother) with { MotherId = Guid.CreateVersion7() }, record));
        Assert.Null(Access.Show(facts.As(Role.Helper), Records.Of(facts.Registered())));
    }
}
