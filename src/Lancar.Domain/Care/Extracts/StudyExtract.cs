using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Extracts;

/// <summary>A number a study can use. Each has its own scale; none converts into another.</summary>
public enum StudyOutcome
{
    /// <summary>Expressed volume, ml.</summary>
    MilkVolume,

    /// <summary>Raw total of the 16 signs, points.</summary>
    MilkScoreRaw,

    /// <summary>Percent of the signs that apply.</summary>
    MilkScoreProrated,
}

/// <summary>The scale of each outcome.</summary>
public static class StudyOutcomes
{
    /// <summary>Unit, range, decimals and direction of the outcome.</summary>
    public static OutcomeScale Scale(this StudyOutcome outcome) => outcome switch
    {
        StudyOutcome.MilkVolume => Instruments.VolumeMl,
        StudyOutcome.MilkScoreRaw => Instruments.ScorePoints,
        StudyOutcome.MilkScoreProrated => Instruments.ScorePercent,
    };
}

/// <summary>One measured value.</summary>
/// <param name="Outcome">What was measured.</param>
/// <param name="HoursSinceBirth">When, as time since birth; no date leaves care.</param>
/// <param name="Value">The value in the unit of its scale.</param>
/// <param name="InstrumentVersion">Version of the instrument it was recorded with.</param>
public sealed record StudyMeasurement(StudyOutcome Outcome, HoursSinceBirth HoursSinceBirth, decimal Value, int InstrumentVersion);

/// <summary>One mother as a study may know her: a code and numbers, no name, no date, no place.</summary>
/// <param name="StudyCode">Her code.</param>
/// <param name="ResearchConsent">True when her consent to research is in force.</param>
/// <param name="FirstSession">When massage was first started, as time since birth; null when never.</param>
/// <param name="DeliveryMode">How the baby was born.</param>
/// <param name="Parity">Number of births, this one included.</param>
/// <param name="GestationalWeeks">Completed weeks of pregnancy.</param>
/// <param name="DeliveredMs">Massage delivered in all sessions, milliseconds.</param>
/// <param name="Measurements">Her values by time since birth.</param>
public sealed record StudyMother(
    string StudyCode, bool ResearchConsent, HoursSinceBirth? FirstSession, DeliveryMode DeliveryMode, int Parity, int GestationalWeeks,
    long DeliveredMs, IReadOnlyList<StudyMeasurement> Measurements)
{
    /// <summary>Her and her babies' other outcomes by time since birth, each with its unit.</summary>
    public IReadOnlyList<StudyObservation> Observations { get; init; } = [];

    /// <summary>When the first colostrum was seen, or up to when it was not; null when nobody looked.</summary>
    public FirstColostrumTime? FirstColostrum { get; init; }

    /// <summary>Other care received, by what was asked.</summary>
    public IReadOnlyDictionary<string, bool> CoInterventions { get; init; } = new Dictionary<string, bool>();
}

/// <summary>Care's public read model for the Study room: pseudonymous, in the order of the study codes.</summary>
/// <param name="Mothers">The mothers.</param>
public sealed record StudyExtract(IReadOnlyList<StudyMother> Mothers)
{
    /// <summary>Mothers left out because no consent to research is in force: a number for the report, no codes.</summary>
    public int WithheldCount { get; init; }

    /// <summary>
    /// The extract of those of these mothers whose consent to research is in force: the one extract a study may use. Of the others nothing but their
    /// consents is looked at.
    /// </summary>
    public static StudyExtract Consented(IReadOnlyCollection<MotherRecord> records)
    {
        MotherRecord[] consented = [.. records.Where(record => record.Consented(ConsentPurpose.Research))];
        return From(consented) with { WithheldCount = records.Count - consented.Length };
    }

    /// <summary>The extract of these records, whatever their consent: each mother carries her own flag.</summary>
    public static StudyExtract From(IEnumerable<MotherRecord> records) =>
        new([.. records.Select(Pseudonymised).OrderBy(mother => mother.StudyCode, StringComparer.Ordinal)]);

    private static StudyMother Pseudonymised(MotherRecord record) => new(
        record.StudyCode,
        record.Consented(ConsentPurpose.Research),
        record.FirstSessionStartedAt is { } first ? record.HoursAt(first) : null,
        record.Identity.DeliveryMode,
        record.Identity.Parity,
        record.Identity.GestationalWeeks,
        record.Sessions.Sum(session => session.State.DeliveredMs),
        [
            .. record.Volumes.Select(volume => new StudyMeasurement(StudyOutcome.MilkVolume, volume.HoursSinceBirth, volume.Volume.VolumeMl, volume.Volume.InstrumentVersion))
                .Concat(record.Scores.Select(score => new StudyMeasurement(StudyOutcome.MilkScoreRaw, score.HoursSinceBirth, score.Score.RawPoints, score.Score.InstrumentVersion)))
                .Concat(record.Scores.Where(score => score.Score.ProratedPercent is not null)
                    .Select(score => new StudyMeasurement(StudyOutcome.MilkScoreProrated, score.HoursSinceBirth, score.Score.ProratedPercent!.Value, score.Score.InstrumentVersion)))
                .OrderBy(measurement => measurement.HoursSinceBirth),
        ])
    {
        Observations = StudyObservations.Of(record),
        FirstColostrum = FirstColostrumTime.Of(record.Observations),
        CoInterventions = StudyObservations.CoInterventions(record),
    };
}
