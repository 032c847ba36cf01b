using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Triage;

namespace Lancar.Server.Demo;

/// <summary>What was found of a made-up mother in the last two days, so that the demo's list shows it unanswered.</summary>
internal static class DemoSafety
{
    /// <summary>The facts and when each is told.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="now">The present of the demo.</param>
    /// <param name="tell">Sends a fact of that moment.</param>
    /// <param name="phone">Makes identities.</param>
    public static IEnumerable<(DateTimeOffset At, Action Tell)> Of(DemoFinding found, DateTimeOffset now, Action<DateTimeOffset, string, object> tell, DemoPhone phone)
    {
        (DateTimeOffset At, Action Tell) Step(double hoursAgo, string type, Func<DateTimeOffset, object> payload)
        {
            var at = now.AddHours(-hoursAgo);
            return (at, () => tell(at, type, payload(at)));
        }

        return found switch
        {
            DemoFinding.None => [],
            DemoFinding.AmberCheck => [Step(20, TriageEventType.AssessmentRecorded, at => Check("mother", phone.NewId(at), ("urine", "yes")))],
            DemoFinding.NotKnown => [Step(6, TriageEventType.AssessmentRecorded, at => Check("mother", phone.NewId(at), ("systolic", "unknown"), ("diastolic", "unknown")))],
            DemoFinding.RedAlert => [Step(5, "observation.recorded", at => Points(phone.NewId(at)))],
            DemoFinding.Held => Held(Step, phone.NewId(now.AddHours(-30)), phone.NewId(now.AddHours(-29.9))),
        };
    }

    private static IEnumerable<(DateTimeOffset At, Action Tell)> Held(
        Func<double, string, Func<DateTimeOffset, object>, (DateTimeOffset At, Action Tell)> step, Guid assessment, Guid referral) =>
    [
        step(30, TriageEventType.AssessmentRecorded, _ => Check("breast", assessment, ("very-ill", "yes"))),
        step(29.9, TriageEventType.ReferralMade, _ => new { referralId = referral, because = "assessment", becauseId = assessment, urgency = "now", to = "Puskesmas (DEMO)" }),
        step(18, TriageEventType.ReferralClosed, _ => new { referralId = referral, outcome = "treated", note = (string?)null }),
    ];

    /// <summary>A check at which all else is well.</summary>
    private static object Check(string id, Guid assessment, params (string Question, string Answer)[] differing)
    {
        var table = TriageTables.Current.First(each => each.Id == id);
        var answers = table.Questions.ToDictionary(question => question.Id, question => question.Id switch
        {
            "systolic" => 118,
            "diastolic" => 76,
            "temperature" => 36.7m,
            _ => (object)"no",
        });
        foreach (var (question, answer) in differing)
        {
            answers[question] = answer;
        }

        return new { assessmentId = assessment, table = id, tableVersion = table.Version, baby = (int?)null, answers };
    }

    private static object Points(Guid observation) => new
    {
        observationId = observation, instrumentId = "epds", instrumentVersion = InstrumentLibrary.All.Last(each => each.Id == "epds").Version, baby = (int?)null,
        values = new { total = 8, q10 = 1 },
    };
}
