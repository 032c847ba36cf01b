using System.Text.Json.Nodes;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Worklists;
using Lancar.Tests.Care.Mothers;
using Lancar.Tests.Care.Triage;

namespace Lancar.Tests.Care.Worklists;

public sealed class WorklistTests
{
    private static readonly DateTimeOffset Now = Facts.Now;

    /// <summary>Visits are proven by the shared cases; here they would only repeat themselves.</summary>
    private static readonly WorkReasonKind[] Visits = [WorkReasonKind.VisitDue, WorkReasonKind.VisitClosing, WorkReasonKind.VisitOverdue];

    private readonly Facts facts = new();

    [Fact]
    public void A_new_mother_needs_consent_and_a_baseline() =>
        Assert.Equal([WorkReasonKind.NoCareConsent, WorkReasonKind.NoBaseline], Kinds(Records.Of(facts.Registered())));

    [Fact]
    public void A_baseline_leaves_the_session() =>
        Assert.Equal([WorkReasonKind.NoSession], Kinds(Records.Of([.. facts.InCare(), facts.Volume(Now.AddHours(-1))])));

    [Fact]
    public void A_red_sign_says_which()
    {
        var reasons = Reasons(Records.Of([.. facts.InCare(), facts.Volume(Now.AddHours(-3)), facts.Opened(Now.AddHours(-1)), facts.Signs(Now.AddHours(-1).AddSeconds(9), "yes")]));
        Assert.Equal(new WorkReason(WorkReasonKind.ReferralOpen, "sign.heavy-bleeding"), reasons[0]);
        Assert.DoesNotContain(reasons, reason => reason.Kind == WorkReasonKind.Referred);
    }

    [Fact]
    public void A_referral_stays_until_its_outcome_and_while_massage_is_held_it_is_still_said()
    {
        var referral = Guid.CreateVersion7();
        JsonObject[] story =
        [
            .. facts.InCare(), facts.Volume(Now.AddHours(-3)), facts.Opened(Now.AddHours(-2)), facts.Signs(Now.AddHours(-2).AddSeconds(9), "yes"),
            facts.Referred(Now.AddHours(-2), "session", facts.Session, referral),
        ];
        Assert.Equal(WorkReasonKind.ReferralOpen, Kinds(Records.Of(story)).First());
        Assert.Equal(new(WorkReasonKind.Referred, "sign.heavy-bleeding"), Reasons(Records.Of([.. story, facts.ReferralClosed(Now, referral, "admitted")]))[0]);
        Assert.Equal([WorkReasonKind.NoSession], Kinds(Records.Of([.. story, facts.ReferralClosed(Now, referral, "no-danger")])));
    }

    [Fact]
    public void A_referral_by_judgement_stands_without_a_code() =>
        Assert.Equal(new(WorkReasonKind.ReferralOpen, null), Reasons(Records.Of([.. facts.InCare(), facts.Referred(Now, "judgement", null)]))[0]);

    [Fact]
    public void A_later_session_does_not_take_the_referral_away()
    {
        var record = Records.Of([
            .. facts.InCare(), facts.Opened(Now.AddHours(-5)), facts.Signs(Now.AddHours(-5).AddSeconds(9), "yes"),
            facts.Opened(Now.AddHours(-1), session: Guid.Parse("0199a000-0000-7000-8000-00000000beef"))]);
        Assert.Equal([WorkReasonKind.ReferralOpen, WorkReasonKind.SessionLeftOpen, WorkReasonKind.NoBaseline], Kinds(record));
    }

    [Fact]
    public void An_early_stop_and_what_she_felt_come_before_the_measurement()
    {
        var at = Now.AddHours(-1);
        var reasons = Reasons(Records.Of([
            .. facts.InCare(), facts.Volume(at.AddHours(-1)), facts.Opened(at), facts.Signs(at.AddSeconds(5)), facts.Started(at.AddSeconds(9)),
            facts.InSession("stopped", at.AddSeconds(60), "dizziness"), facts.Closed(at.AddSeconds(80), adverse: ["dizziness", "skin"])]));
        Assert.Equal(
            [new(WorkReasonKind.ReferralOpen, "stop.dizziness"), new(WorkReasonKind.StoppedEarly, "dizziness"), new(WorkReasonKind.AdverseEffect, "dizziness,skin"), new(WorkReasonKind.NotMeasuredSinceSession, null)], reasons);
    }

    [Fact]
    public void A_measurement_after_the_session_settles_it() =>
        Assert.Empty(Kinds(Records.Of([.. facts.InCare(), .. facts.WholeSession(Now.AddHours(-3)), facts.Volume(Now.AddHours(-1))])));

    [Fact]
    public void A_protocol_of_two_a_day_asks_for_the_second_on_the_mothers_own_day()
    {
        // 11:00 WIB now; the first session at 08:00 WIB of the same day.
        var at = Now.AddHours(-3);
        var record = Records.Of([
            .. facts.InCare(), facts.Opened(at, protocol: "doko"), facts.Signs(at.AddSeconds(5)), facts.Started(at.AddSeconds(10)),
            facts.InSession("finished", at.AddSeconds(10 + 900)), facts.Closed(at.AddSeconds(1_000)), facts.Volume(Now.AddHours(-1))]);
        Assert.Equal([new(WorkReasonKind.SessionDue, "1/2")], Reasons(record));

        // 23:59:59 WIB is the same day, one second later it is the next.
        var midnight = new DateTimeOffset(2026, 11, 21, 17, 0, 0, TimeSpan.Zero);
        Assert.Equal("1/2", Reasons(record, midnight.AddSeconds(-1)).Single().Detail);
        Assert.Equal("0/2", Reasons(record, midnight).Single().Detail);
    }

    [Fact]
    public void The_most_urgent_come_first_then_the_youngest()
    {
        var calm = new Facts();
        var older = new Facts();
        var referred = new Facts();
        var list = Worklist.For(
        [
            Records.Of([.. calm.InCare(), .. calm.WholeSession(Now.AddHours(-3)), calm.Volume(Now.AddHours(-1))]),
            Records.Of(older.Registered(Facts.Birth, Facts.Birth.AddHours(-9))),
            Records.Of(facts.Registered()),
            Records.Of([.. referred.InCare(), referred.Opened(Now.AddHours(-1)), referred.Signs(Now.AddHours(-1).AddSeconds(9), "yes")]),
        ], Now);
        Assert.Equal([referred.Mother, facts.Mother, older.Mother, calm.Mother], list.Select(item => item.MotherId));
        Assert.Equal(20d, list[0].HoursSinceBirth!.Value.Hours);
    }

    private static IReadOnlyList<WorkReason> Reasons(MotherRecord record, DateTimeOffset? now = null) => 
        [.. Worklist.For([record], now ?? Now).Single().Reasons.Where(reason => !Visits.Contains(reason.Kind)).Select(reason => reason with { Since = null })];

    private static IEnumerable<WorkReasonKind> Kinds(MotherRecord record) => Reasons(record).Select(reason => reason.Kind);
}
