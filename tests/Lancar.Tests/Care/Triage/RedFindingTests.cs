using System.Text.Json.Nodes;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;
using Lancar.Tests.Care.Mothers;

namespace Lancar.Tests.Care.Triage;

/// <summary>What is open, what holds massage back, and what ends each. The phone runs the same stories (<c>web/tests/findings.test.ts</c>).</summary>
public sealed class RedFindingTests
{
    private static readonly DateTimeOffset At = Facts.Now.AddHours(-3);

    private readonly Facts facts = new();
    private readonly Guid assessment = Guid.CreateVersion7();
    private readonly Guid referral = Guid.CreateVersion7();

    [Fact]
    public void A_red_sign_a_danger_stop_and_a_red_assessment_are_open_and_hold()
    {
        Assert.Equal(["sign.heavy-bleeding"], Only(RedSession()).Codes);
        Assert.Equal(["stop.bleeding", "stop.palpitations"], Only(DangerStop("palpitations", "bleeding")).Codes);
        var red = Only(facts.BabyAt(At, 37.5m, assessment));
        Assert.Equal(["triage.baby.too-warm"], red.Codes);
        Assert.Equal((1, At), (red.Baby, red.At));
        foreach (var finding in new[] { Only(RedSession()), Only(DangerStop("palpitations")), red })
        {
            Assert.True(finding is { IsRed: true, IsOpen: true, HoldsMassage: true });
        }
    }

    [Fact]
    public void What_is_not_red_is_no_finding()
    {
        Assert.Empty(Findings(facts.BabyAt(At, 37.4m)));
        Assert.Empty(Findings(DangerStop("she-said-stop", "skin")));
        Assert.Empty(Findings(facts.WholeSession(At)));
    }

    [Fact]
    public void Every_reason_of_the_content_is_a_danger_stop() => Assert.All(AfterMassage.Danger.Reasons, reason =>
        Assert.Equal(["stop." + reason.Code], Findings(DangerStop(reason.Code)).Single().Codes));

    [Fact]
    public void Each_outcome_closes_and_only_one_that_says_so_lets_massage_go_on() => Assert.All(ReferralOutcomes.Current.Outcomes, outcome =>
    {
        var finding = Only(facts.BabyAt(At, 37.5m, assessment), facts.Referred(At, "assessment", assessment, referral), facts.ReferralClosed(At.AddHours(1), referral, outcome.Code));
        Assert.False(finding.IsOpen);
        Assert.Equal(!outcome.MassageMayGoOn, finding.HoldsMassage);
    });

    [Fact]
    public void A_clearance_ends_the_hold_and_without_a_referral_the_finding_too()
    {
        var cleared = Only(facts.BabyAt(At, 37.5m, assessment), facts.Cleared(At.AddHours(1), "assessment", assessment));
        Assert.True(cleared is { IsOpen: false, HoldsMassage: false });
        var referred = Only(facts.BabyAt(At, 37.5m, assessment), facts.Referred(At, "assessment", assessment, referral), facts.Cleared(At.AddHours(1), "assessment", assessment));
        Assert.True(referred is { IsOpen: true, HoldsMassage: false });
        var admitted = Only(
            facts.BabyAt(At, 37.5m, assessment), facts.Referred(At, "assessment", assessment, referral), facts.ReferralClosed(At.AddHours(1), referral, "admitted"),
            facts.Cleared(At.AddHours(2), "assessment", assessment));
        Assert.True(admitted is { IsOpen: false, HoldsMassage: false });
    }

    [Fact]
    public void A_clearance_of_one_finding_leaves_the_other_held()
    {
        var other = Guid.CreateVersion7();
        var findings = Findings(facts.BabyAt(At, 37.5m, assessment), facts.BabyAt(At.AddHours(1), 37.6m, other), facts.Cleared(At.AddHours(2), "assessment", other));
        Assert.Equal([true, false], findings.Select(finding => finding.HoldsMassage));
    }

    [Fact]
    public void A_referral_by_judgement_holds_when_it_is_to_go_now_and_is_open_either_way()
    {
        Assert.True(Only(facts.Referred(At, "judgement", null, referral)) is { IsOpen: true, HoldsMassage: true, IsRed: false });
        Assert.True(Only(facts.Referred(At, "judgement", null, referral, "same-day")) is { IsOpen: true, HoldsMassage: false });
        Assert.True(Only(facts.Referred(At, "judgement", null, referral), facts.Cleared(At, "referral", referral)) is { IsOpen: true, HoldsMassage: false });
    }

    [Fact]
    public void Two_referrals_for_one_finding_are_both_followed()
    {
        var second = Guid.CreateVersion7();
        JsonObject[] both = [facts.BabyAt(At, 37.5m, assessment), facts.Referred(At, "assessment", assessment, referral), facts.Referred(At, "assessment", assessment, second)];
        Assert.True(Only([.. both, facts.ReferralClosed(At, referral, "no-danger")]) is { IsOpen: true, HoldsMassage: true });
        Assert.True(Only([.. both, facts.ReferralClosed(At, referral, "no-danger"), facts.ReferralClosed(At, second, "no-danger")]) is { IsOpen: false, HoldsMassage: false });
    }

    [Fact]
    public void Time_alone_and_a_clear_assessment_later_change_nothing() =>
        Assert.Equal([true], Findings(facts.BabyAt(Facts.Birth.AddHours(2), 37.5m, assessment), facts.BabyAt(Facts.Now, 36.8m)).Select(finding => finding.HoldsMassage));

    [Fact]
    public void A_corrected_birth_time_moves_the_age()
    {
        var registered = facts.Registered();
        var yellow = SafetyFacts.WellBaby(36.8m);
        yellow["jaundice"] = "yes";
        JsonObject[] story = [registered, facts.Consent("care"), facts.Assessed(Facts.Birth.AddHours(10), "baby", yellow, 1)];
        Assert.Equal(["triage.baby.jaundice-first-day"], Records.Of(story).Findings().Single().Codes);
        Assert.Empty(Records.Of([.. story, facts.Registered(Facts.Now, Facts.Birth.AddHours(-14), corrects: Facts.IdOf(registered))]).Findings());
    }

    [Fact]
    public void Every_red_code_has_words() => Assert.All(
        TriageTables.Current.SelectMany(table => table.Questions.SelectMany(question => question.Signs).Select(sign => $"triage.{table.Id}.{sign.Id}"))
            .Concat(AfterMassage.Danger.Reasons.Select(reason => "stop." + reason.Code)),
        code => Assert.NotNull(RedFindings.TextOf(code)));

    private JsonObject[] RedSession() => [facts.Opened(At), facts.Signs(At.AddSeconds(9), "yes")];

    private JsonObject[] DangerStop(string reason, params string[] adverse) =>
    [
        facts.Opened(At), facts.Signs(At.AddSeconds(5)), facts.Started(At.AddSeconds(9)), facts.InSession("stopped", At.AddSeconds(60), reason),
        facts.Closed(At.AddSeconds(80), adverse: adverse),
    ];

    private RedFinding Only(params JsonObject[] events) => Findings(events).Single();

    private IReadOnlyList<RedFinding> Findings(params JsonObject[] events) => Records.Of([.. facts.InCare(), .. events]).Findings();
}
