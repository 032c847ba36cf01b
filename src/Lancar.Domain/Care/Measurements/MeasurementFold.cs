using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Judges volumes and scores of the 16 signs and folds them in.</summary>
internal static class MeasurementFold
{
    /// <summary>The record with the volume, or the refusal.</summary>
    public static Result<MotherRecord> Apply(MotherRecord record, CareEvent fact, CarePayload.VolumeMeasured measured)
    {
        var known = record.Volumes.FirstOrDefault(each => each.MeasurementId == measured.MeasurementId);
        return Refusal(record, fact, known?.EventId, measured.MeasurementId) is { } refusal ? refusal : record with
        {
            Volumes = FactRules.Placed(
                record.Volumes, known, new(measured.MeasurementId, fact.Id, fact.OccurredAt, Age(record, fact), measured.Volume), each => each.OccurredAt),
        };
    }

    /// <summary>The record with the score, or the refusal.</summary>
    public static Result<MotherRecord> Apply(MotherRecord record, CareEvent fact, CarePayload.ScoreObserved observed)
    {
        var known = record.Scores.FirstOrDefault(each => each.MeasurementId == observed.MeasurementId);
        return Refusal(record, fact, known?.EventId, observed.MeasurementId) is { } refusal ? refusal : record with
        {
            Scores = FactRules.Placed(
                record.Scores, known, new(observed.MeasurementId, fact.Id, fact.OccurredAt, Age(record, fact), observed.Score), each => each.OccurredAt),
        };
    }

    private static Error? Refusal(MotherRecord record, CareEvent fact, Guid? known, Guid id) =>
        FactRules.Admission(record, fact, FactCodes.Measurement)
        ?? FactRules.Identity(fact, known, record.HasMeasured(id), FactCodes.Measurement, "measurementId");

    private static HoursSinceBirth Age(MotherRecord record, CareEvent fact) => HoursSinceBirth.Between(record.Identity.BirthAt, fact.OccurredAt);
}
