using System.Text.Json.Nodes;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Worklists;
using Lancar.Tests.Care.Mothers;

namespace Lancar.Tests.Care.Caseloads;

public sealed class InCareTests
{
    private static readonly DateTimeOffset Now = Facts.Now;

    private readonly Facts facts = new();

    [Fact]
    public void Who_left_has_nothing_due_and_is_gone_from_the_list_after_14_days()
    {
        var record = Records.Of([.. facts.InCare(), facts.LeftCare(Now)]);
        Assert.Empty(Assert.Single(Worklist.For([record], Now)).Reasons);
        Assert.Single(Worklist.For([record], Now.AddDays(14).AddMilliseconds(-1)));
        Assert.Empty(Worklist.For([record], Now.AddDays(14)));
        Assert.Equal(record.MotherId, Worklist.Of(record, Now.AddDays(14)).MotherId);
    }

    [Fact]
    public void The_latest_word_by_the_time_it_happened_counts_however_late_it_came()
    {
        Assert.True(InCare.HasLeft(Records.Of(facts.Registered(), facts.LeftCare(Now.AddHours(-1)))));
        Assert.False(InCare.HasLeft(Records.Of(facts.Registered(), facts.LeftCare(Now.AddHours(-1)), facts.Returned(Now))));
        Assert.False(InCare.HasLeft(Records.Of(facts.Registered(), facts.Returned(Now), facts.LeftCare(Now.AddHours(-1)))));
        Assert.False(InCare.HasLeft(Records.Of(facts.Registered())));
    }

    [Fact]
    public void Facts_that_come_after_she_left_are_still_taken() =>
        Assert.Single(Records.Of([.. facts.InCare(), facts.LeftCare(Now.AddHours(-2)), facts.Volume(Now.AddHours(-1))]).Volumes);

    [Fact]
    public void A_reason_must_be_one_of_the_list_and_the_word_is_not_correctable()
    {
        Assert.Equal("leaving.unknown-reason", Refusal(facts.LeftCare(Now, "bored")));
        var left = facts.LeftCare(Now);
        left["corrects"] = Guid.CreateVersion7().ToString();
        Assert.Equal("event.not-correctable", Refusal(left));
    }

    [Fact]
    public void The_record_reads_back_as_written()
    {
        var record = Records.Of(facts.Registered(), facts.LeftCare(Now, "moved"));
        Assert.Equal("moved", MotherRecordJson.Read(MotherRecordJson.Write(record)).LastWordOnCare?.Reason);
    }

    private string? Refusal(JsonObject json)
    {
        var read = CareEventReader.Read(Facts.Element(json));
        return read.Succeeded ? MotherFold.Apply(Records.Of(facts.Registered()), read.Value, Author.Of(Facts.Midwife), Now).Error?.Code : read.Error.Code;
    }
}
