using System.Globalization;
using System.Text.Json;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Evidence.ReportedResults;

namespace Lancar.Tests.Evidence;

/// <summary>The two forms of the answer: the contract's JSON and the text for a terminal.</summary>
public sealed class ReportFormsTests
{
    private const string Table = """
        {"source":"s","items":[{"id":"b","kind":"crosstab","rows":["baik","kurang"],"columns":["lancar","tidak lancar"],"counts":[[27,7],[6,54]],
         "rowPercents":[["79,4","20,6"],["10,0","90,0"]],"test":"chi-square","p":"0,000","oddsRatio":"0,029","oddsRatioInterval":["0,94","0,009"],
         "claims":["higher-odds:baik:lancar"]}]}
        """;

    [Fact]
    public void Json_has_the_shape_of_the_contract()
    {
        var root = JsonDocument.Parse(CheckReportJson.Write(Checks.Run(Table), Language.English)).RootElement;

        Assert.Equal("s", root.GetProperty("source").GetString());
        var item = Assert.Single(root.GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal("b", item.GetProperty("id").GetString());
        var finding = item.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("code").GetString() == "odds-ratio-inverted");
        Assert.Equal("inconsistent", finding.GetProperty("severity").GetString());
        Assert.Equal("oddsRatio", finding.GetProperty("field").GetString());
        Assert.Equal("0,029", finding.GetProperty("printed").GetString());
        Assert.Equal("34.714", finding.GetProperty("recomputed").GetString());
        Assert.Equal(10.6218, finding.GetProperty("detail").GetProperty("lower").GetDouble());
        Assert.Equal(113.454, finding.GetProperty("detail").GetProperty("upper").GetDouble());
        Assert.Contains("34.714", finding.GetProperty("message").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Contains("34,714", finding.GetProperty("message").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "row-percents", "p", "odds-ratio", "interval" },
            item.GetProperty("checked").EnumerateArray().Select(check => check.GetString()!).ToHashSet());
        var left = item.GetProperty("notChecked")[0];
        Assert.Equal("totals", left.GetProperty("what").GetString());
        Assert.False(string.IsNullOrWhiteSpace(left.GetProperty("why").GetString()));
        var summary = root.GetProperty("summary");
        Assert.Equal((1, 3, 1), (summary.GetProperty("items").GetInt32(), summary.GetProperty("inconsistent").GetInt32(), summary.GetProperty("caution").GetInt32()));
    }

    [Fact]
    public void What_two_places_do_not_agree_on_stands_in_both_forms()
    {
        var report = CheckReportedResults.Run(Domain.Evidence.Papers.ReadPaper.Document(Lancar.Interop.Papers.LayoutText.Read(
            "ABSTRAK\n\nDesain penelitian ini quasi eksperimen.\n\nMETODE\n\nDesain penelitian ini pre eksperimen.\n", null)));
        var root = JsonDocument.Parse(CheckReportJson.Write(report, Language.English)).RootElement;

        var agreement = root.GetProperty("agreement");
        var finding = Assert.Single(agreement.GetProperty("findings").EnumerateArray().ToArray());
        Assert.Equal(("design-disagrees", "caution"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString()));
        Assert.Equal([3, 7], finding.GetProperty("places").EnumerateArray().Select(place => place.GetProperty("line").GetInt32()));
        Assert.Equal("Desain penelitian ini pre eksperimen.", finding.GetProperty("places")[1].GetProperty("words").GetString());
        Assert.Contains("design", agreement.GetProperty("checked").EnumerateArray().Select(check => check.GetString()));
        Assert.NotEmpty(agreement.GetProperty("notChecked").EnumerateArray());
        Assert.Equal(1, root.GetProperty("summary").GetProperty("caution").GetInt32());
        Assert.False(JsonDocument.Parse(CheckReportJson.Write(Checks.Run(Table), Language.English)).RootElement.TryGetProperty("agreement", out _));

        var text = Flat(CheckReportText.Write(report, Language.Indonesian));
        Assert.Contains("baris 7: “Desain penelitian ini pre eksperimen.”", text, StringComparison.Ordinal);
        Assert.Contains("(design-disagrees)", text, StringComparison.Ordinal);
        Assert.Contains("Tidak dibandingkan: dose:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Indonesian, "tidak dapat dihitung ulang dari angka tercetak", "34,714")]
    [InlineData(Language.English, "cannot be reproduced from the printed numbers", "34.714")]
    public void Text_shows_the_table_the_finding_and_the_rest_whatever_the_culture(Language language, string wording, string figure)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var text = CheckReportText.Write(Checks.Run(Table), language);

            Assert.Contains(wording, Flat(text), StringComparison.Ordinal);
            Assert.Contains(figure, text, StringComparison.Ordinal);
            Assert.Contains("79,4", text, StringComparison.Ordinal);
            Assert.Contains("totals", text, StringComparison.Ordinal);
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 110, line));
            Assert.Equal(text, CheckReportText.Write(Checks.Run(Table), language));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Control_characters_of_a_file_do_not_reach_the_terminal()
    {
        var report = Checks.Run("{\"items\":[{\"id\":\"\\u001b[31m\",\"kind\":\"frequencies\",\"title\":\"\\u0007x\",\"levels\":[{\"label\":\"a\\u001b[2J\",\"count\":1}]}]}");

        Assert.DoesNotContain(CheckReportText.Write(report, Language.English), c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact]
    public void Every_code_has_its_contract_name_and_words()
    {
        var names = Enum.GetValues<FindingCode>().Select(code => code.Text()).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(Enum.GetValues<FindingCode>(), code => Assert.Equal(
            code.Text().Replace("-", "", StringComparison.Ordinal), code.ToString().ToLowerInvariant()));
        // A test statistic in a sentence is not read yet, so its code has no words yet.
        Assert.All(names.Except(["statistic-p-mismatch"]), name => Assert.Contains(
            Texts.Keys(Language.English), key => key.StartsWith("check.finding." + name, StringComparison.Ordinal)));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
