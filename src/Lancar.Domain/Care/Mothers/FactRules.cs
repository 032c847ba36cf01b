using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Mothers;

/// <summary>The codes with which one family of facts is refused.</summary>
/// <param name="BeforeBirth">It happened before the birth.</param>
/// <param name="NoCareConsent">Consent to care was not in force.</param>
/// <param name="IdReused">Its identity belongs to another fact.</param>
internal sealed record FactCodes(string BeforeBirth, string NoCareConsent, string IdReused)
{
    /// <summary>Sessions of massage.</summary>
    public static FactCodes Session { get; } = new("session.before-birth", "session.no-care-consent", "session.id-reused");

    /// <summary>Volumes, scores and observations: one family, whose identities are never shared.</summary>
    public static FactCodes Measurement { get; } = new("measurement.before-birth", "measurement.no-care-consent", "measurement.id-reused");

    /// <summary>Plans, massages told of afterwards, visits.</summary>
    public static FactCodes Programme { get; } = new("programme.before-birth", "programme.no-care-consent", "programme.id-reused");

    /// <summary>Assessments.</summary>
    public static FactCodes Assessment { get; } = new("safety.before-birth", "assessment.no-care-consent", "assessment.id-reused");
}

/// <summary>What holds for a fact about a mother, whatever it tells: when it may have happened, whose identity it bears, what it corrects, where it stands.</summary>
internal static class FactRules
{
    /// <summary>True for a fact that may be told again with other values; every other one is followed by new facts.</summary>
    public static bool IsCorrectable(CarePayload payload) => payload is CarePayload.Registered or CarePayload.VolumeMeasured or CarePayload.ScoreObserved
        or CarePayload.ObservationRecorded or Plans.MassageRecalled or Visits.VisitRecorded;

    /// <summary>Not before the birth; null when it is not.</summary>
    public static Error? AfterBirth(MotherRecord record, CareEvent fact, FactCodes codes) =>
        fact.OccurredAt < record.Identity.BirthAt ? Error.Of(codes.BeforeBirth, "occurredAt") : null;

    /// <summary>Only with consent to care, in force then or now; null when it is there.</summary>
    public static Error? Consented(MotherRecord record, CareEvent fact, FactCodes codes) =>
        record.Consents.Allows(ConsentPurpose.Care, fact.OccurredAt) ? null : Error.Of(codes.NoCareConsent, "motherId");

    /// <summary>Not before the birth, and only with consent to care; null when neither stands in the way.</summary>
    public static Error? Admission(MotherRecord record, CareEvent fact, FactCodes codes) => AfterBirth(record, fact, codes) ?? Consented(record, fact, codes);

    /// <summary>A new fact has an identity of its own, a correction names the newest version of the fact it keeps the identity of.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="known">The event on which the fact of that identity and kind stands now; null when there is none.</param>
    /// <param name="taken">True when a fact of the family has that identity, whatever its kind.</param>
    /// <param name="codes">The family.</param>
    /// <param name="field">The field of the identity.</param>
    public static Error? Identity(CareEvent fact, Guid? known, bool taken, FactCodes codes, string field) =>
        fact.Corrects is null ? taken ? Error.Of(codes.IdReused, "payload." + field) : null
        : fact.Corrects == known ? null : Error.Of("event.corrects-unknown", "corrects");

    /// <summary>The facts by time, with one more; where it corrects one, in its stead. Of the same moment the one recorded later stands behind.</summary>
    public static IReadOnlyList<T> Placed<T>(IReadOnlyList<T> facts, T? replaced, T placed, Func<T, DateTimeOffset> at)
        where T : class => [.. facts.Where(fact => !ReferenceEquals(fact, replaced)).Append(placed).OrderBy(at)];
}
