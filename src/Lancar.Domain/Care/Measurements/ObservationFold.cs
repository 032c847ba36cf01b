using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Judges an observation against what is known of the mother and folds it in.</summary>
internal static class ObservationFold
{
    /// <summary>The record with the observation, or the refusal.</summary>
    public static Result<MotherRecord> Apply(MotherRecord record, CareEvent fact, CarePayload.ObservationRecorded observed)
    {
        var instrument = InstrumentLibrary.Find(observed.InstrumentId, observed.InstrumentVersion)!;
        var known = record.Observations.FirstOrDefault(each => each.ObservationId == observed.ObservationId);
        var refusal = fact.OccurredAt < record.Identity.BirthAt ? Error.Of("measurement.before-birth", "occurredAt")
            : !record.Consents.Allows(ConsentPurpose.Care, fact.OccurredAt) ? Error.Of("measurement.no-care-consent", "motherId")
            : fact.Corrects is not null && (known?.EventId != fact.Corrects || known?.InstrumentId != observed.InstrumentId) ? Error.Of("event.corrects-unknown", "corrects")
            : fact.Corrects is null && known is not null ? Error.Of("measurement.id-reused", "payload.observationId")
            : (instrument.Subject == InstrumentSubject.Baby) != observed.Baby is not null || observed.Baby > record.Identity.Babies ? Error.Of("observation.baby", "payload.baby")
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var age = HoursSinceBirth.Between(record.Identity.BirthAt, fact.OccurredAt);
        var scored = Scoring.Of(instrument, observed.Values, age);
        if (!scored.Succeeded)
        {
            return scored.Error with { Where = "payload." + scored.Error.Where };
        }

        var observation = new Observation(
            observed.ObservationId, fact.Id, fact.OccurredAt, age, observed.InstrumentId, observed.InstrumentVersion, observed.Baby, observed.Values,
            scored.Value.NotApplicable, known is null ? 0 : known.Corrections + 1);
        return record with { Observations = [.. record.Observations.Where(each => each != known).Append(observation).OrderBy(each => each.OccurredAt)] };
    }

    /// <summary>The observations under a corrected birth time.</summary>
    public static IReadOnlyList<Observation> Since(IReadOnlyList<Observation> observations, DateTimeOffset birthAt) =>
        [.. observations.Select(each => each with { HoursSinceBirth = HoursSinceBirth.Between(birthAt, each.OccurredAt) })];
}
