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
        // Another instrument measures something else: no correction.
        var corrected = known?.InstrumentId == observed.InstrumentId ? known.EventId : (Guid?)null;
        var refusal = FactRules.Admission(record, fact, FactCodes.Measurement)
            ?? FactRules.Identity(fact, corrected, record.HasMeasured(observed.ObservationId), FactCodes.Measurement, "observationId")
            ?? ((instrument.Subject == InstrumentSubject.Baby) != observed.Baby is not null || observed.Baby > record.Identity.Babies ? Error.Of("observation.baby", "payload.baby") : null);
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
        return record with { Observations = FactRules.Placed(record.Observations, known, observation, each => each.OccurredAt) };
    }

    /// <summary>The observations under a corrected birth time.</summary>
    public static IReadOnlyList<Observation> Since(IReadOnlyList<Observation> observations, DateTimeOffset birthAt) =>
        [.. observations.Select(each => each with { HoursSinceBirth = HoursSinceBirth.Between(birthAt, each.OccurredAt) })];
}
