using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Triage;

/// <summary>
/// Alerts of instruments. An alert stands until what it looks at is answered again and raises it no more; until a later assessment by the table it
/// names, about the same mother or baby, is clear or red; or until a referral ended with somebody seeing her: for a red alert one made for its observation,
/// because whoever saw her for something else need not have heard of it; for an amber one any by judgement made since.
/// </summary>
internal static class UnansweredAlerts
{
    public static IEnumerable<Unanswered> Of(MotherRecord mother) => Raised(mother)
        .Where(raised => !IsAnswered(mother, raised))
        .Select(raised => new Unanswered(raised.Alert.Level, Unanswered.Coded($"alert.{raised.Instrument}.{raised.Alert.Id}", raised.Baby, mother), raised.At));

    /// <summary>The alerts as last answered, in the order last raised.</summary>
    private static List<Raise> Raised(MotherRecord mother)
    {
        var standing = new List<Raise>();
        foreach (var observation in mother.Observations)
        {
            var instrument = observation.UsedInstrument();
            if (instrument.Alerts.Count == 0)
            {
                continue;
            }

            var scored = observation.Scored();
            foreach (var alert in instrument.Alerts)
            {
                var raised = scored.Alerts.Contains(alert);
                if (raised || IsLookedAt(alert, observation, scored))
                {
                    standing.RemoveAll(known => known.Instrument == instrument.Id && known.Alert.Id == alert.Id && known.Baby == observation.Baby);
                }

                if (raised)
                {
                    standing.Add(new(observation.ObservationId, instrument.Id, alert, observation.Baby, observation.OccurredAt));
                }
            }
        }

        return standing;
    }

    private static bool IsLookedAt(InstrumentAlert alert, Observation observation, Scored scored) =>
        alert.Item is { } item ? observation.Values.ContainsKey(item) : scored.Outcomes.Any(outcome => outcome.Id == alert.Outcome);

    private static bool IsAnswered(MotherRecord mother, Raise raised) =>
        mother.Referrals.Any(referral => IsMadeFor(referral, raised) && Unanswered.IsAnsweredBy(referral))
        || mother.Assessments.Any(assessment => assessment.TableId == raised.Alert.AnsweredBy && assessment.Baby == raised.Baby && assessment.OccurredAt >= raised.At
            && assessment.Result(mother.Identity.BirthAt).Level is TriageLevel.Clear or TriageLevel.Red);

    private static bool IsMadeFor(Referral referral, Raise raised) => referral.Because == ReferralBecause.Judgement
        && (raised.Alert.Level == AlertLevel.Red ? referral.ObservationId == raised.ObservationId : referral.MadeAt >= raised.At);

    /// <summary>An alert as last raised, by which observation.</summary>
    private sealed record Raise(Guid ObservationId, string Instrument, InstrumentAlert Alert, int? Baby, DateTimeOffset At);
}
