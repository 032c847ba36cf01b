using System.Text.Json;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Extracts;

/// <summary>The data dictionary of the extract: every column of both tables, and every outcome a reading may hold with its unit, range and direction.</summary>
public static class ExtractDictionary
{
    private const string Mothers = "mothers";
    private const string Readings = "readings";

    /// <summary>The dictionary as a table.</summary>
    /// <param name="language">Language of the meanings; names of columns and words in cells are the same in both.</param>
    public static ExtractTable Of(Language language) => new(
        ["table", "column", "instrument", "instrument_version", "outcome", "unit", "minimum", "maximum", "decimals", "direction", "meaning"],
        [
            .. ExtractTables.MotherColumns.Select(column => Column(Mothers, column.Name, column.Unit, Meaning(Mothers, column.Name, language))),
            .. ExtractTables.OtherCare.Items.Select(item => Column(
                Mothers, ExtractTables.OtherCareName(item), null, Texts.Get(language, "extract.other-care", ("care", item.Text.In(language))))),
            .. ExtractTables.ReadingColumns.Select(column => Column(Readings, column.Name, column.Unit, Meaning(Readings, column.Name, language))),
            .. Enum.GetValues<StudyOutcome>().Select(outcome => Older(outcome, language)),
            .. InstrumentLibrary.All.SelectMany(instrument => instrument.Scoring.Outcomes.Select(outcome => Outcome(instrument, outcome, language))),
        ]);

    private static IReadOnlyList<object?> Column(string table, string name, string? unit, string meaning) =>
        [table, name, null, null, null, unit, null, null, null, null, meaning];

    private static string Meaning(string table, string column, Language language) => Texts.Get(language, $"extract.{Key(table, column)}");

    private static string Key(string table, string column) => table + "." + column.Replace('_', '-');

    private static IReadOnlyList<object?> Older(StudyOutcome outcome, Language language)
    {
        var scale = outcome.Scale();
        var (version, name) = outcome == StudyOutcome.MilkVolume
            ? (Instruments.MilkVolume.Version, Instruments.MilkVolume.Name)
            : (Instruments.MilkScore.Version, Instruments.MilkScore.Name);
        // The percentage is written with four decimals.
        var decimals = outcome == StudyOutcome.MilkScoreProrated ? 4 : scale.Decimals;
        return [Readings, "value", scale.Id, version, ExtractTables.Name(outcome), scale.Unit, (double)scale.Minimum, (double)scale.Maximum, decimals, Word(scale.Direction), name.In(language)];
    }

    private static IReadOnlyList<object?> Outcome(Instrument instrument, InstrumentOutcome outcome, Language language) =>
    [
        Readings, outcome.Scale is null ? "word" : "value", instrument.Id, instrument.Version, outcome.Id, outcome.Unit, (double?)outcome.Minimum, (double?)outcome.Maximum,
        outcome.Scale is null ? null : outcome.Decimals, Word(outcome.Direction), $"{instrument.Name.In(language)}: {outcome.Name.In(language)}",
    ];

    private static string Word(OutcomeDirection direction) => JsonNamingPolicy.KebabCaseLower.ConvertName(direction.ToString());
}
