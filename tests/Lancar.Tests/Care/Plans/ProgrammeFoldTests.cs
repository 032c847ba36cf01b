using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Visits;
using Lancar.Tests.Care.Mothers;

namespace Lancar.Tests.Care.Plans;

/// <summary>What is taken of the programme's facts, and what is refused with which code.</summary>
public sealed class ProgrammeFoldTests
{
    private static readonly DateTimeOffset At = Facts.Birth.AddHours(3);
    private readonly Facts facts = new();

    [Fact]
    public void A_plan_is_taken_as_made_and_the_newest_counts()
    {
        var (first, second) = (Plan(At), Plan(At.AddHours(2), days: 3, perDay: 2, protocol: "astarani"));
        var record = Records.Of([.. facts.InCare(), second, first]);

        Assert.Equal(["doko", "astarani"], record.Plans.Select(plan => plan.Terms.ProtocolId));
        Assert.Equal(record.Plans[0], record.Plans.InForce(At));
        Assert.Equal(record.Plans[1], record.Plans.InForce(At.AddHours(2)));
        Assert.Null(record.Plans.InForce(At.AddMilliseconds(-1)));
        Assert.Equal(At.AddHours(2), record.Plans.Until(record.Plans[0]));
        Assert.Null(record.Plans.Until(record.Plans[1]));
    }

    [Fact]
    public void An_ended_plan_counts_until_then_and_cannot_be_ended_twice()
    {
        var plan = Plan(At);
        var ended = Ended(At.AddHours(1), plan);
        var record = Records.Of([.. facts.InCare(), plan, ended]);

        Assert.NotNull(record.Plans.InForce(At.AddHours(1).AddMilliseconds(-1)));
        Assert.Null(record.Plans.InForce(At.AddHours(1)));
        Assert.Equal(PlanEndReason.SheWishes, record.Plans.Single().EndReason);
        Assert.Equal("plan.unknown", Refused([plan, ended], Ended(At.AddHours(2), plan)));
        Assert.Equal("plan.unknown", Refused([plan], Ended(At.AddMilliseconds(-1), plan)));
    }

    [Theory]
    [InlineData("nobody", 1, "husband", 2, 3, "plan.unknown-protocol")]
    [InlineData("doko", 2, "husband", 2, 3, "plan.unknown-protocol")]
    [InlineData("doko", 1, "neighbour", 2, 3, "event.broken")]
    [InlineData("doko", 1, "husband", 3, 3, "plan.unlike-protocol")]
    [InlineData("doko", 1, "husband", null, 3, "plan.unlike-protocol")]
    [InlineData("astarani", 1, "husband", 2, 4, "plan.unlike-protocol")]
    [InlineData("jambi", 1, "husband", 0, 3, "plan.out-of-range")]
    [InlineData("jambi", 1, "husband", 1, 3, null)]
    [InlineData("jambi", 1, "husband", 12, 3, null)]
    [InlineData("jambi", 1, "husband", 13, 3, "plan.out-of-range")]
    [InlineData("jambi", 1, "husband", null, 3, null)]
    [InlineData("doko", 1, "husband", 2, 0, "plan.out-of-range")]
    [InlineData("doko", 1, "husband", 2, 1, null)]
    [InlineData("doko", 1, "husband", 2, 42, null)]
    [InlineData("doko", 1, "husband", 2, 43, "plan.out-of-range")]
    [InlineData("doko", 1, "husband", 2, null, null)]
    public void A_plan_says_what_its_source_says_and_is_free_where_it_is_silent(string protocol, int version, string performer, int? perDay, int? days, string? code) =>
        Assert.Equal(code, Refused([], Plan(At, protocol, version, performer, perDay, days)));

    [Theory]
    [InlineData("[0, 24]", null)]
    [InlineData("null", "plan.unlike-protocol")]
    [InlineData("[0, 25]", "plan.unlike-protocol")]
    [InlineData("[-1, 24]", "plan.out-of-range")]
    [InlineData("[24, 24]", "plan.out-of-range")]
    [InlineData("[0, 1009]", "plan.out-of-range")]
    [InlineData("[0]", "event.broken")]
    [InlineData("\"0-24\"", "event.broken")]
    public void A_start_window_is_two_hours_in_order(string window, string? code) =>
        Assert.Equal(code, Refused([], Plan(At, "dewi", days: 1, window: window)));

    [Theory]
    [InlineData(0, "recall.out-of-range")]
    [InlineData(1, null)]
    [InlineData(120, null)]
    [InlineData(121, "recall.out-of-range")]
    public void A_massage_told_of_lasts_one_minute_to_two_hours(int minutes, string? code) => Assert.Equal(code, Refused([], Recalled(At, minutes)));

    [Fact]
    public void A_massage_told_of_is_never_a_session()
    {
        var record = Records.Of([.. facts.InCare(), Recalled(At, 12)]);

        Assert.Empty(record.Sessions);
        Assert.Null(record.FirstSessionStartedAt);
        Assert.Equal((12, "husband", null), (record.Recalled.Single().Minutes, record.Recalled.Single().Performer, record.Recalled.Single().ProtocolId));
        Assert.Equal("plan.unknown-protocol", Refused([], Recalled(At, 12, protocol: "nobody")));
        Assert.Null(Refused([], Recalled(At, 12, protocol: "doko")));
    }

    [Fact]
    public void A_correction_keeps_the_identity_and_names_the_newest_version()
    {
        var first = Recalled(At, 12);
        var id = first["payload"]!["recallId"]!.GetValue<string>();
        var better = Recalled(At, 9, id: id, corrects: Facts.IdOf(first));

        Assert.Equal(9, Records.Of([.. facts.InCare(), first, better]).Recalled.Single().Minutes);
        Assert.Equal("programme.id-reused", Refused([first], Recalled(At, 9, id: id)));
        Assert.Equal("event.corrects-unknown", Refused([first, better], Recalled(At, 8, id: id, corrects: Facts.IdOf(first))));
        Assert.Equal("event.corrects-unknown", Refused([first], Recalled(At, 8, corrects: Facts.IdOf(first))));
        Assert.Equal("event.not-correctable", Refused([], Correcting(Plan(At))));
    }

    [Theory]
    [InlineData("kf", 2, null, "home", null)]
    [InlineData("kf", 1, null, "posyandu", null)]
    [InlineData("kf", 3, null, "home", "visit.unknown-schedule")]
    [InlineData("kx", 1, null, "home", "visit.unknown-schedule")]
    [InlineData("kf", 2, 1, "home", "visit.unknown-baby")]
    [InlineData("kn", 1, null, "home", "visit.unknown-baby")]
    [InlineData("kn", 1, 0, "home", "visit.unknown-baby")]
    [InlineData("kn", 1, 1, "home", null)]
    [InlineData("kn", 1, 2, "home", "visit.unknown-baby")]
    [InlineData("kf", 2, null, "market", "event.broken")]
    public void A_visit_names_a_schedule_its_baby_and_a_place(string schedule, int version, int? baby, string place, string? code) =>
        Assert.Equal(code, Refused([], Visit(At, schedule, version, baby, place)));

    [Fact]
    public void Nothing_before_the_birth_and_nothing_without_consent()
    {
        foreach (var make in new Func<DateTimeOffset, JsonObject>[] { at => Plan(at), at => Recalled(at, 5), at => Visit(at) })
        {
            Assert.Equal("programme.before-birth", Refused([], make(Facts.Birth.AddMilliseconds(-1))));
            Assert.Null(Refused([], make(Facts.Birth)));
            Assert.Equal("programme.no-care-consent", Code(MotherFold.Apply(Records.Of(facts.Registered()), Read(make(At)), Author.Of(Facts.Midwife), Facts.Now)));
        }
    }

    [Fact]
    public void A_plan_is_ended_also_after_she_withdrew()
    {
        var plan = Plan(At);
        var withdrawn = Records.Of([.. facts.InCare(), plan, facts.Consent("care", false, At.AddHours(1))]);
        var ended = Apply(withdrawn, Ended(At.AddHours(2), plan));
        Assert.Null(Code(ended));
        Assert.Null(ended.Value.Plans.InForce(At.AddHours(2)));
        Assert.Equal("programme.no-care-consent", Code(Apply(withdrawn, Plan(At.AddHours(2)))));
        Assert.Equal("programme.before-birth", Code(Apply(withdrawn, Ended(Facts.Birth.AddMilliseconds(-1), plan))));
    }

    [Fact]
    public void A_birth_cannot_be_corrected_past_a_visit()
    {
        var registered = facts.Registered();
        var record = Records.Of(registered, facts.Consent("care"), Visit(At));

        Assert.Equal("mother.birth-after-facts", Code(Apply(record, facts.Registered(birthAt: At.AddMilliseconds(1), at: At.AddHours(1), corrects: Facts.IdOf(registered)))));
        Assert.Null(Code(Apply(record, facts.Registered(birthAt: At, at: At.AddHours(1), corrects: Facts.IdOf(registered)))));
    }

    [Fact]
    public void A_helper_sees_the_plan_and_tells_of_massages_but_records_no_visit()
    {
        var record = Records.Of([.. facts.InCare(), Plan(At), Recalled(At, 5), Visit(At)]);
        var shown = Access.Show(facts.As(Role.Helper), record)!;

        Assert.Equal((1, 1, 0), (shown.Plans.Count, shown.Recalled.Count, shown.Visits.Count));
        Assert.DoesNotContain(shown.Timeline, entry => entry.Type == CareEventType.VisitRecorded);
        Assert.True(Access.MayRecord(Role.Helper, CareEventType.MassageRecalled));
        Assert.True(Access.MayRecord(Role.Mother, CareEventType.MassageRecalled));
        foreach (var type in new[] { CareEventType.PlanMade, CareEventType.PlanEnded, CareEventType.VisitRecorded })
        {
            Assert.True(Access.MayRecord(Role.Midwife, type));
            Assert.False(Access.MayRecord(Role.Helper, type));
            Assert.False(Access.MayRecord(Role.Mother, type));
        }
    }

    [Fact]
    public void Each_schedule_has_one_version_in_use_and_windows_that_do_not_overlap()
    {
        Assert.Equal([("kf", 1, true), ("kf", 2, false), ("kn", 1, false)], VisitSchedules.All.Select(one => (one.Schedule, one.Version, one.Superseded)));
        foreach (var schedule in VisitSchedules.All)
        {
            Assert.All(schedule.Windows, window => Assert.True(window.FromHours < window.ToHours));
            Assert.All(schedule.Windows.Zip(schedule.Windows.Skip(1)), pair => Assert.True(pair.First.ToHours <= pair.Second.FromHours));
        }
    }

    private string? Refused(JsonObject[] before, JsonObject fact)
    {
        var read = CareEventReader.Read(Facts.Element(fact));
        return read.Succeeded ? Code(MotherFold.Apply(Records.Of([.. facts.InCare(), .. before]), read.Value, Author.Of(Facts.Midwife), Facts.Now)) : read.Error.Code;
    }

    private static Lancar.Domain.Kernel.Result<MotherRecord> Apply(MotherRecord record, JsonObject fact) =>
        MotherFold.Apply(record, Read(fact), Author.Of(Facts.Midwife), Facts.Now);

    private static CareEvent Read(JsonObject fact) => CareEventReader.Read(Facts.Element(fact)).Value;

    private static string? Code(Lancar.Domain.Kernel.Result<MotherRecord> result) => result.Succeeded ? null : result.Error.Code;

    private JsonObject Plan(DateTimeOffset at, string protocol = "doko", int version = 1, string performer = "husband", int? perDay = 2, int? days = 3, string window = "null") =>
        facts.Event("plan.made", at, new
        {
            planId = Guid.CreateVersion7(), protocolId = protocol, protocolVersion = version, performer, sessionsPerDay = perDay, days, startWindowHours = JsonNode.Parse(window),
        });

    private JsonObject Ended(DateTimeOffset at, JsonObject plan) =>
        facts.Event("plan.ended", at, new { planId = plan["payload"]!["planId"]!.GetValue<string>(), reason = "she-wishes" });

    private JsonObject Recalled(DateTimeOffset at, int minutes, string? protocol = null, string? id = null, Guid? corrects = null) =>
        facts.Event("massage.recalled", at, new { recallId = id ?? Guid.CreateVersion7().ToString(), minutes, performer = "husband", protocolId = protocol }, corrects);

    private JsonObject Visit(DateTimeOffset at, string schedule = "kf", int version = 2, int? baby = null, string place = "home") =>
        facts.Event("visit.recorded", at, new { visitId = Guid.CreateVersion7(), schedule, scheduleVersion = version, baby, place });

    private static JsonObject Correcting(JsonObject fact)
    {
        fact["corrects"] = Guid.CreateVersion7().ToString();
        return fact;
    }
}
