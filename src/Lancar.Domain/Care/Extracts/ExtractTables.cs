using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Extracts;

/// <summary>The extract as two tables a statistics program reads: one row per mother, and one row per reading. <see cref="ExtractDictionary"/> explains them.</summary>
public static class ExtractTables
{
    /// <summary>What other care is asked about, in its newest version.</summary>
    internal static Instrument OtherCare { get; } = InstrumentLibrary.All.Where(instrument => instrument.Id == "co-interventions").MaxBy(instrument => instrument.Version)!;

    internal static IReadOnlyList<ExtractColumn<StudyMother>> MotherColumns { get; } =
    [
        new("study_code", null, mother => mother.StudyCode),
        new("delivery_mode", null, mother => Word(mother.DeliveryMode)),
        new("parity", "births", mother => mother.Parity),
        new("gestational_weeks", "weeks", mother => mother.GestationalWeeks),
        new("first_session_hours", "hours", mother => Hours(mother.FirstSession)),
        new("delivered_minutes", "minutes", mother => Number(Rounded(mother.DeliveredMs / 60_000m, 2))),
        new("first_colostrum_hours", "hours", mother => Number(mother.FirstColostrum?.Hours)),
        new("first_colostrum_event", null, mother => mother.FirstColostrum?.Event),
        new("first_colostrum_from_hours", "hours", mother => Number(mother.FirstColostrum?.FromHours)),
        new("first_colostrum_to_hours", "hours", mother => Number(mother.FirstColostrum?.ToHours)),
    ];

    internal static IReadOnlyList<ExtractColumn<Reading>> ReadingColumns { get; } =
    [
        new("study_code", null, reading => reading.StudyCode),
        new("hours_since_birth", "hours", reading => Hours(reading.Age)),
        new("baby", null, reading => reading.Baby),
        new("instrument", null, reading => reading.InstrumentId),
        new("instrument_version", null, reading => reading.InstrumentVersion),
        new("scoring_version", null, reading => reading.ScoringVersion),
        new("outcome", null, reading => reading.OutcomeId),
        new("unit", null, reading => reading.Unit),
        new("value", null, reading => Number(reading.Value)),
        new("word", null, reading => reading.Word),
        new("prorated_percent", "percent", reading => Number(reading.ProratedPercent)),
        new("answered", null, reading => reading.Answered),
        new("censoring", null, reading => Word(reading.Censoring)),
    ];

    /// <summary>
    /// One row per mother: how the birth was, when massage began and how much was given, the hour of the first colostrum with its censoring
    /// (time and event for right censoring, both ends of the interval for interval censoring), and other care received (1, 0, empty when never asked).
    /// </summary>
    /// <param name="extract">The extract.</param>
    public static ExtractTable OfMothers(StudyExtract extract)
    {
        ArgumentNullException.ThrowIfNull(extract);
        ExtractColumn<StudyMother>[] columns = [.. MotherColumns, .. OtherCare.Items.Select(item => new ExtractColumn<StudyMother>(OtherCareName(item), null, mother => Had(mother, item)))];
        return Table(columns, extract.Mothers);
    }

    /// <summary>One row per reading, volumes and the 16 signs among them; the unit stands in every row, so that points can never pass for millilitres.</summary>
    /// <param name="extract">The extract.</param>
    public static ExtractTable OfReadings(StudyExtract extract)
    {
        ArgumentNullException.ThrowIfNull(extract);
        return Table(ReadingColumns, extract.Mothers.SelectMany(Readings));
    }

    /// <summary>Name of the column of one kind of other care.</summary>
    internal static string OtherCareName(InstrumentItem item) => "other_care_" + item.Id.Replace('-', '_');

    /// <summary>Name of an outcome of the two older instruments.</summary>
    internal static string Name(StudyOutcome outcome) => outcome switch
    {
        StudyOutcome.MilkVolume => "volume",
        StudyOutcome.MilkScoreRaw => "raw",
        StudyOutcome.MilkScoreProrated => "prorated",
    };

    private static ExtractTable Table<T>(IReadOnlyList<ExtractColumn<T>> columns, IEnumerable<T> rows) => new(
        [.. columns.Select(column => column.Name)],
        [.. rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => column.Cell(row))])]);

    private static IEnumerable<Reading> Readings(StudyMother mother) =>
        mother.Measurements
            .Select(measured => new Reading(
                mother.StudyCode, measured.HoursSinceBirth, null, measured.Outcome.Scale().Id, measured.InstrumentVersion, null, Name(measured.Outcome), measured.Outcome.Scale().Unit,
                measured.Outcome == StudyOutcome.MilkScoreProrated ? Rounded(measured.Value, 4) : measured.Value, null, null, null, Censoring.None))
            .Concat(mother.Observations.Select(observed => new Reading(
                mother.StudyCode, observed.HoursSinceBirth, observed.Baby, observed.InstrumentId, observed.InstrumentVersion, observed.ScoringVersion, observed.Outcome.Id,
                observed.Outcome.Unit, observed.Outcome.Value, observed.Outcome.Word, observed.Outcome.ProratedPercent, observed.Outcome.Answered, observed.Outcome.Censoring)))
            .OrderBy(reading => reading.Age);

    private static object? Had(StudyMother mother, InstrumentItem item) => mother.CoInterventions.TryGetValue(item.Id, out var had) ? had ? 1 : 0 : null;

    private static string Word(DeliveryMode mode) => mode switch
    {
        DeliveryMode.Vaginal => "vaginal",
        DeliveryMode.Caesarean => "caesarean",
        DeliveryMode.Assisted => "assisted",
    };

    private static string Word(Censoring censoring) => censoring switch
    {
        Censoring.None => "none",
        Censoring.NotYet => "not-yet",
        Censoring.Before => "before",
    };

    private static double? Hours(HoursSinceBirth? age) => age is { } known ? Number(Rounded(known.Milliseconds / 3_600_000m, 2)) : null;

    private static decimal Rounded(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static double? Number(decimal? value) => (double?)value;

    /// <summary>One row of the readings.</summary>
    internal sealed record Reading(
        string StudyCode, HoursSinceBirth Age, int? Baby, string InstrumentId, int InstrumentVersion, int? ScoringVersion, string OutcomeId, string Unit, decimal? Value, string? Word,
        decimal? ProratedPercent, int? Answered, Censoring Censoring);
}
