using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Triage;
using Lancar.Tests.Care.Mothers;

namespace Lancar.Tests.Care.Triage;

/// <summary>What a helper sees of each event, as the table of <c>docs/api/events.md</c> says.</summary>
public sealed class HelperSightTests
{
    private static readonly DateTimeOffset At = Facts.Now.AddHours(-3);
    private static readonly IReadOnlyList<string> Seen = Access.EventTypesFor(Role.Helper);

    private readonly Facts facts = new();

    [Fact]
    public void Of_every_event_he_sees_the_members_of_the_contract_and_no_other()
    {
        var shown = Story.Events().Where(fact => Seen.Contains(fact["type"]!.GetValue<string>())).Select(fact =>
        {
            fact["payload"]!["remark"] = "secret";
            return Access.Show(Role.Helper, Stored(fact)).Event;
        }).ToList();
        Assert.Equal(Seen.Order(StringComparer.Ordinal), shown.Select(fact => fact.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.All(shown, fact =>
        {
            var payload = JsonNode.Parse(fact.PayloadText)!.AsObject();
            Assert.Equal(Story.Members(fact.Type).Order(StringComparer.Ordinal), payload.Select(member => member.Key).Order(StringComparer.Ordinal));
            Assert.True(CareEventReader.ReadPayload(fact.Type, fact.OccurredAt, JsonSerializer.SerializeToElement(payload)).Succeeded, fact.Type);
        });
    }

    [Fact]
    public void What_he_does_not_see_is_never_handed_out()
    {
        var hidden = Story.Events().Where(fact => !Seen.Contains(fact["type"]!.GetValue<string>())).ToList();
        Assert.True(hidden.Count >= 6);
        Assert.All(hidden, fact => Assert.Throws<ArgumentException>(() => Access.Show(Role.Helper, Stored(fact))));
        Assert.Throws<ArgumentException>(() => Access.Show(Role.Student, Stored(Story.Events()[0])));
    }

    [Fact]
    public void Which_observation_a_referral_was_made_for_is_not_told()
    {
        var observation = Guid.CreateVersion7();
        var made = facts.Event("referral.made", At, new { referralId = Guid.CreateVersion7(), because = "judgement", urgency = "now", to = (string?)null, observationId = observation });
        Assert.DoesNotContain(observation.ToString(), Access.Show(Role.Helper, Stored(made)).Event.PayloadText, StringComparison.Ordinal);
        var record = Records.Of([.. facts.InCare(), made]);
        Assert.Equal((observation, null), (record.Referrals.Single().ObservationId, Access.Show(facts.As(Role.Helper), record)!.Referrals.Single().ObservationId));
    }

    [Fact]
    public void Why_she_left_and_why_a_plan_was_ended_is_not_told()
    {
        var plan = Guid.CreateVersion7();
        JsonObject[] told =
        [
            facts.Event("plan.made", At, new
            {
                planId = plan, protocolId = "doko", protocolVersion = 1, performer = "husband", sessionsPerDay = 2, days = (int?)null, startWindowHours = (int[]?)null,
            }),
            facts.Event("plan.ended", At.AddHours(1), new { planId = plan, reason = "she-wishes" }), facts.LeftCare(At.AddHours(2), "declined"),
        ];
        foreach (var fact in told.Skip(1).Select(json => Access.Show(Role.Helper, Stored(json)).Event))
        {
            Assert.Equal("other", JsonNode.Parse(fact.PayloadText)!["reason"]!.GetValue<string>());
            Assert.True(fact.Payload is PlanEnded { Reason: PlanEndReason.Other } or CarePayload.LeftCare { Reason: "other" });
        }

        var record = Records.Of([.. facts.InCare(), .. told]);
        var helper = Access.Show(facts.As(Role.Helper), record)!;
        Assert.Equal(("other", PlanEndReason.Other), (helper.LastWordOnCare!.Reason, helper.Plans.Single().EndReason));
        Assert.Equal(("declined", PlanEndReason.SheWishes), (Access.Show(Facts.Midwife, record)!.LastWordOnCare!.Reason, Access.Show(Facts.Midwife, record)!.Plans.Single().EndReason));
        var returned = Records.Of([.. facts.InCare(), .. told, facts.Returned(At.AddHours(3))]);
        Assert.Null(Access.Show(facts.As(Role.Helper), returned)!.LastWordOnCare!.Reason);
    }

    [Fact]
    public void A_name_she_had_before_is_a_contact_and_not_shown()
    {
        var registered = facts.Registered();
        var record = Records.Of(registered, facts.Consent("share-with-helper"), facts.ContactChanged("name", "Ibu Baru", Facts.IdOf(registered)));
        var helper = Access.Show(facts.As(Role.Helper), record)!;
        Assert.Equal(("Ibu Baru", null, 0, 0), (helper.Identity.Name, helper.RegisteredName, helper.ContactFacts.Count, helper.Contacts.Count));
    }

    [Theory]
    [InlineData(37.5, "now", true)]
    [InlineData(37.5, "same-day", true)]
    [InlineData(37.4, "now", true)]
    public void A_referral_for_a_red_assessment_holds_on_his_phone_as_on_the_midwifes(double temperature, string urgency, bool holds)
    {
        var (assessment, referral) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        JsonObject[] story = [.. facts.InCare(), facts.BabyAt(At, (decimal)temperature, assessment), facts.Referred(At, "assessment", assessment, referral, urgency)];
        Assert.Equal((holds, holds), Holds(story));
        Assert.Equal((holds, holds), Holds([.. story, facts.ReferralClosed(At.AddHours(1), referral, "admitted")]));
        Assert.Equal((false, false), Holds([.. story, facts.ReferralClosed(At.AddHours(1), referral, "no-danger")]));
        Assert.Equal((false, false), Holds([.. story, facts.Cleared(At.AddHours(1), "assessment", assessment)]));
    }

    [Fact]
    public void What_he_cannot_see_may_be_red_and_a_judgement_of_the_same_day_is_none()
    {
        var assessment = Guid.CreateVersion7();
        Assert.Equal((false, true), Holds([.. facts.InCare(), facts.BabyAt(At, 37.4m, assessment), facts.Referred(At, "assessment", assessment, urgency: "same-day")]));
        Assert.Equal((false, false), Holds([.. facts.InCare(), facts.Referred(At, "judgement", null, urgency: "same-day")]));
    }

    private (bool Midwife, bool Helper) Holds(JsonObject[] story)
    {
        var record = Records.Of(story);
        return (Access.Show(Facts.Midwife, record)!.Findings().Single().HoldsMassage, Access.Show(facts.As(Role.Helper), record)!.Findings().Single().HoldsMassage);
    }

    private static StoredEvent Stored(JsonObject json) => new(CareEventReader.Read(Facts.Element(json)).Value, 1, Story.Now, Author.Of(Facts.Midwife));
}
