using System.Globalization;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Extracts;

/// <summary>A table of a study extract: names of columns carry the unit; cells are written with a decimal point; an empty cell is not known.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells in the order of the columns.</param>
public sealed record ExtractTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>The extract as two tables a statistics program reads: one row per mother, and one row per reading.</summary>
public static class ExtractTables
{
    private static readonly Instrument CoInterventions = InstrumentLibrary.All.Last(instrument => instrument.Id == "co-interventions");

    /// <summary>
    /// One row per mother: how the birth was, when massage began and how much was given, the hour of the first colostrum with its censoring
    /// (time and event for right censoring, both ends of the interval for interval censoring), and other care received (1, 0, empty when never asked).
    /// </summary>
    public static ExtractTable OfMothers(StudyExtract extract) => new(
        [
            "study_code", "delivery_mode", "parity", "gestational_weeks", "first_session_hours", "delivered_minutes",
            "first_colostrum_hours", "first_colostrum_event", "first_colostrum_from_hours", "first_colostrum_to_hours",
            .. CoInterventions.Items.Select(item => "other_care_" + item.Id.Replace('-', '_')),
        ],
        [
            .. extract.Mothers.Select(mother => (IReadOnlyList<string>)
            [
                mother.StudyCode, Word(mother.DeliveryMode), Number(mother.Parity), Number(mother.GestationalWeeks), Hours(mother.FirstSession),
                Number(decimal.Round(mother.DeliveredMs / 60_000m, 2, MidpointRounding.AwayFromZero)),
                Number(mother.FirstColostrum?.Hours), Number(mother.FirstColostrum?.Event), Number(mother.FirstColostrum?.FromHours), Number(mother.FirstColostrum?.ToHours),
                .. CoInterventions.Items.Select(item => mother.CoInterventions.TryGetValue(item.Id, out var had) ? had ? "1" : "0" : ""),
            ]),
        ]);

    /// <summary>One row per reading, volumes and the 16 signs among them; the unit stands in every row, so that points can never pass for millilitres.</summary>
    public static ExtractTable OfReadings(StudyExtract extract) => new(
        ["study_code", "hours_since_birth", "baby", "instrument", "instrument_version", "scoring_version", "outcome", "unit", "value", "word", "prorated_percent", "answered", "censoring"],
        [
            .. extract.Mothers.SelectMany(mother => mother.Measurements
                .Select(measured => (measured.HoursSinceBirth, Row: (IReadOnlyList<string>)
                [
                    mother.StudyCode, Hours(measured.HoursSinceBirth), "", measured.Outcome.Scale().Id, "1", "1", Of(measured.Outcome), measured.Outcome.Scale().Unit,
                    Number(measured.Outcome == StudyOutcome.MilkScoreProrated ? decimal.Round(measured.Value, 4, MidpointRounding.AwayFromZero) : measured.Value), "", "", "", "none",
                ]))
                .Concat(mother.Observations.Select(observed => (observed.HoursSinceBirth, Row: (IReadOnlyList<string>)
                [
                    mother.StudyCode, Hours(observed.HoursSinceBirth), Number(observed.Baby), observed.InstrumentId, Number(observed.InstrumentVersion), Number(observed.ScoringVersion),
                    observed.Outcome.Id, observed.Outcome.Unit, Number(observed.Outcome.Value), observed.Outcome.Word ?? "", Number(observed.Outcome.ProratedPercent),
                    Number(observed.Outcome.Answered), Word(observed.Outcome.Censoring),
                ])))
                .OrderBy(row => row.HoursSinceBirth).Select(row => row.Row)),
        ]);

    private static string Of(StudyOutcome outcome) => outcome switch
    {
        StudyOutcome.MilkVolume => "volume",
        StudyOutcome.MilkScoreRaw => "raw",
        StudyOutcome.MilkScoreProrated => "prorated",
    };

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

    private static string Hours(HoursSinceBirth? age) =>
        age is { } known ? Number(decimal.Round(known.Milliseconds / 3_600_000m, 2, MidpointRounding.AwayFromZero)) : "";

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
