using Lancar.Domain.Care.Extracts;
using Lancar.Domain.Care.Mothers;
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
        var row = mothers.Columns.Zip(mothers.Rows.Single(cells => cells[0] == record.StudyCode)).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.Equal(("5.01", "15", "6", "0", "6", ""), (row["first_session_hours"], row["delivered_minutes"], row["first_colostrum_hours"], row["first_colostrum_event"], row["first_colostrum_from_hours"], row["first_colostrum_to_hours"]));
        Assert.Equal(("1", "1", "0"), (row["other_care_imd"], row["other_care_murottal"], row["other_care_oketani"]));
        var nothing = mothers.Rows.Single(cells => cells[0] != record.StudyCode);
        Assert.All(nothing.Skip(6), cell => Assert.Equal("", cell));

        var readings = ExtractTables.OfReadings(extract);
        Assert.Equal(
            ["4||milk-volume|volume|ml|5.5||none", "6||first-colostrum|hours|hours|6||not-yet", "7|1|infant-weight|weight|g|2900||none", "7|1|infant-weight|of-birth-weight|percent|96.7||none",
                "8||co-interventions|kinds|kinds|1||none", "9||co-interventions|kinds|kinds|1||none", "10||milk-flow|flow|word||not-assessable|none"],
            readings.Rows.Select(cells => string.Join("|", new[] { "hours_since_birth", "baby", "instrument", "outcome", "unit", "value", "word", "censoring" }.Select(name => cells[readings.Columns.ToList().IndexOf(name)]))));
        Assert.All(readings.Rows.Concat(mothers.Rows).SelectMany(cells => cells), cell =>
        {
            Assert.DoesNotContain("Ibu Contoh", cell, StringComparison.Ordinal);
            Assert.DoesNotContain("2026", cell, StringComparison.Ordinal);
        });
    }

    private static Dictionary<string, string> OtherCare(string had) => Lancar.Domain.Care.Measurements.InstrumentLibrary.Find("co-interventions", 1)!.Items
        .ToDictionary(item => item.Id, item => item.Id == had ? "yes" : "no");

    private static string? Text(decimal? value) => value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
