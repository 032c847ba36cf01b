using Lancar.Domain.Care.Extracts;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;
using Lancar.Tests.Care.Mothers;

namespace Lancar.Tests.Care.Extracts;

public sealed class StudyObservationsTests
{
    private readonly Facts facts = new();

    /// <summary>Each look: n3 = not yet at hour 3; s5 = seen at hour 5 (looked an hour later); a8 = already there at hour 8, when is not known.</summary>
    [Theory]
    [InlineData("", null, null, null, null)]
    [InlineData("n3", "3", null, "3", 0)]
    [InlineData("n3 n9", "9", null, "9", 0)]
    [InlineData("s5", "5", "5", "5", 1)]
    [InlineData("n3 s5", "5", "5", "5", 1)]
    [InlineData("s5 s4", "4", "4", "4", 1)]
    [InlineData("a8", "0", "8", null, null)]
    [InlineData("n3 a8", "3", "8", null, null)]
    [InlineData("n3 a8 a9", "3", "8", null, null)]
    [InlineData("n3 a8 n9", "3", "8", null, null)]
    [InlineData("n8 a8", "8", "8", "8", 1)]
    [InlineData("n3 a8 s5", "5", "5", "5", 1)]
    public void The_hour_of_the_first_colostrum_is_censored_as_it_was_looked_for(string looks, string? from, string? to, string? hours, int? @event)
    {
        var record = Records.Of([.. facts.InCare(), .. looks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Look)]);
        var time = FirstColostrumTime.Of(record.Observations);
        Assert.Equal((from, to, hours, @event), (Text(time?.FromHours), Text(time?.ToHours), Text(time?.Hours), time?.Event));

        System.Text.Json.Nodes.JsonObject Look(string look)
        {
            var hour = double.Parse(look[1..], System.Globalization.CultureInfo.InvariantCulture);
            return look[0] switch
            {
                'n' => facts.Observation(Facts.Birth.AddHours(hour), "first-colostrum", new { seen = "not-yet" }),
                'a' => facts.Observation(Facts.Birth.AddHours(hour), "first-colostrum", new { seen = "seen" }),
                _ => facts.Observation(Facts.Birth.AddHours(hour + 1), "first-colostrum", new { seen = "seen", when = 60 }),
            };
        }
    }

    [Fact]
    public void Tables_carry_units_censoring_and_other_care_and_nobody()
    {
        var silent = new Facts();
        var record = Records.Of([
            .. facts.InCare(), facts.Volume(Facts.Birth.AddHours(4), 5.5m), .. facts.WholeSession(Facts.Birth.AddHours(5)),
            facts.Observation(Facts.Birth.AddHours(6), "first-colostrum", new { seen = "not-yet" }),
            facts.Observation(Facts.Birth.AddHours(7), "infant-weight", new { weight = 2900, birthWeight = 3000 }, baby: 1),
            facts.Observation(Facts.Birth.AddHours(8), "co-interventions", OtherCare("imd")),
            facts.Observation(Facts.Birth.AddHours(9), "co-interventions", OtherCare("murottal")),
            facts.Observation(Facts.Birth.AddHours(10), "milk-flow", new { })]);
        var extract = StudyExtract.From([record, Records.Of([.. silent.InCare()])]);

        var mothers = ExtractTables.OfMothers(extract);
        var row = mothers.Columns.Zip(mothers.Rows.Single(cells => Equals(cells[0], record.StudyCode)).Select(Written)).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.Equal(("5.01", "15", "6", "0", "6", ""), (row["first_session_hours"], row["delivered_minutes"], row["first_colostrum_hours"], row["first_colostrum_event"], row["first_colostrum_from_hours"], row["first_colostrum_to_hours"]));
        Assert.Equal(("1", "1", "0"), (row["other_care_imd"], row["other_care_murottal"], row["other_care_oketani"]));
        var nothing = mothers.Rows.Single(cells => !Equals(cells[0], record.StudyCode));
        Assert.All(nothing.Skip(6), Assert.Null);

        var readings = ExtractTables.OfReadings(extract);
        Assert.Equal(
            ["4||milk-volume|volume|ml|5.5||none", "6||first-colostrum|hours|hours|6||not-yet", "7|1|infant-weight|weight|g|2900||none", "7|1|infant-weight|of-birth-weight|percent|96.7||none",
                "8||co-interventions|kinds|kinds|1||none", "9||co-interventions|kinds|kinds|1||none", "10||milk-flow|flow|word||not-assessable|none"],
            readings.Rows.Select(cells => string.Join("|", new[] { "hours_since_birth", "baby", "instrument", "outcome", "unit", "value", "word", "censoring" }.Select(name => Written(cells[readings.Columns.ToList().IndexOf(name)])))));
        Assert.All(readings.Rows.Concat(mothers.Rows).SelectMany(cells => cells.Select(Written)), cell =>
        {
            Assert.DoesNotContain("Ibu Contoh", cell, StringComparison.Ordinal);
            Assert.DoesNotContain("2026", cell, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_reading_carries_the_version_it_was_recorded_with()
    {
        var age = HoursSinceBirth.Between(Facts.Birth, Facts.Birth.AddHours(4));
        var mother = StudyExtract.From([Records.Of([.. facts.InCare()])]).Mothers[0] with
        {
            Measurements = [new(StudyOutcome.MilkVolume, age, 5.5m, 7), new(StudyOutcome.MilkScoreRaw, age, 9, 3)],
        };
        var readings = ExtractTables.OfReadings(new([mother]));
        Assert.Equal(["7", "3"], readings.Rows.Select(cells => Written(cells[readings.Columns.ToList().IndexOf("instrument_version")])));
        Assert.All(readings.Rows, cells => Assert.Null(cells[readings.Columns.ToList().IndexOf("scoring_version")]));
    }

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void The_dictionary_explains_every_column_and_every_outcome(Language language)
    {
        var dictionary = ExtractDictionary.Of(language);
        var rows = dictionary.Rows.Select(cells => dictionary.Columns.Zip(cells.Select(Written)).ToDictionary(cell => cell.First, cell => cell.Second)).ToList();
        Assert.All(rows, row => Assert.NotEqual("", row["meaning"]));
        var extract = StudyExtract.From([Records.Of([.. facts.InCare()])]);
        foreach (var (name, table) in new[] { ("mothers", ExtractTables.OfMothers(extract)), ("readings", ExtractTables.OfReadings(extract)) })
        {
            Assert.Equal(table.Columns, rows.Where(row => row["table"] == name && row["outcome"] == "").Select(row => row["column"]));
        }

        var outcomes = rows.Where(row => row["outcome"] != "").Select(row => (row["instrument"], row["instrument_version"], row["outcome"], row["unit"])).ToList();
        Assert.Equal(outcomes.Count, outcomes.Distinct().Count());
        Assert.Contains(("milk-volume", "1", "volume", "ml"), outcomes);
        Assert.Contains(("milk-score", "1", "prorated", "percent"), outcomes);
        Assert.All(
            InstrumentLibrary.All.SelectMany(one => one.Scoring.Outcomes.Select(outcome => (one.Id, $"{one.Version}", outcome.Id, outcome.Unit))),
            outcome => Assert.Contains(outcome, outcomes));
    }

    private static string Written(object? cell) => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static Dictionary<string, string> OtherCare(string had) => InstrumentLibrary.Find("co-interventions", 1)!.Items
        .ToDictionary(item => item.Id, item => item.Id == had ? "yes" : "no");

    private static string? Text(decimal? value) => value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
