using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Study.PrePost;
using Lancar.Reporting.Tables;
using Lancar.Tests.Study.PrePost;

namespace Lancar.Tests.Reporting.Study;

public sealed class PrePostReportTests
{
    private static readonly PrePostReport Report = PrePostReport.Of(Demo.FromFile());

    [Fact]
    public void The_sentence_says_direction_size_interval_p_and_effect_in_both_languages()
    {
        // Numbers: fixtures/study/pre-post-demo.json (R).
        Assert.Equal(
            "Tabel 4 menunjukkan bahwa volume kolostrum sesudah pijat lebih tinggi daripada sebelum pijat: perubahan tipikal naik 11,50 ml (95% CI 8,25 sampai 14,50), uji Wilcoxon signed-rank eksak p < 0,001, r = 0,97.",
            Report.TestSentence.Indonesian);
        Assert.Equal(
            "Table 4 shows that colostrum volume was higher after massage than before: typical change a rise of 11.50 ml (95% CI 8.25 to 14.50), exact Wilcoxon signed-rank test p < 0.001, r = 0.97.",
            Report.TestSentence.English);
        Assert.Contains("tidak dapat disebut akibat pijat", Report.CautionSentence.Indonesian, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "50.0")]
    [InlineData(5, "93.8")]
    [InlineData(6, "95")]
    public void An_interval_claims_only_the_confidence_it_attains(int pairs, string level)
    {
        // All changes differ: the whole range of n pairs has confidence 1 − 2/2^n.
        var report = PrePostReport.Of(Demo.Volume(Demo.Rising(pairs)));
        Assert.Contains($"({level}% CI ", report.TestSentence.English, StringComparison.Ordinal);
        Assert.Equal($"{level}% CI", report.Test.Columns[3].Header.English);
    }

    [Theory]
    [InlineData(0.000499, "< 0.001")]
    [InlineData(0.0005, "< 0.001")]
    [InlineData(0.001, "= 0.001")]
    [InlineData(0.9994, "> 0.999")]
    [InlineData(0.9995, "> 0.999")]
    [InlineData(0.999, "= 0.999")]
    [InlineData(1, "= 1.000")]
    public void A_p_value_at_the_ends_is_neither_0_nor_1_unless_it_is_1(double p, string printed) =>
        Assert.Equal(printed, Numerals.PValue(p, Language.English));

    [Fact]
    public void A_few_falls_stand_out_and_many_do_not_cover_the_rises()
    {
        Assert.Equal(0.75, Falling(3, 20), 6);
        Assert.InRange(Falling(133, 355), 0.18, 0.3);

        static double Falling(int fell, int rose) => PrePostReport.Of(Demo.Volume([
                .. Enumerable.Range(0, fell).Select(i => (500.0 + i, 100.0)), .. Enumerable.Range(0, rose).Select(i => (100.0, 200.0 + i))]))
            .Figure(Language.English, FigureSize.Phone).Shapes.OfType<FigureLine>().Where(line => line.Points.Count == 2 && line.Stroke == FigureStroke.Dashed).Min(line => line.Opacity);
    }

    [Fact]
    public void A_fall_is_counted_downward_and_no_clear_change_is_called_so()
    {
        var fall = PrePostReport.Of(Demo.Volume((20, 10), (20, 11), (20, 12), (20, 13), (20, 14), (20, 15)));
        Assert.Contains("a fall of 7.5 ml (95% CI 5.0 to 10.0)", fall.TestSentence.English, StringComparison.Ordinal);
        Assert.Contains("p = 0.031", fall.TestSentence.English, StringComparison.Ordinal);
        var unclear = PrePostReport.Of(Demo.Volume(Demo.Rising(5)));
        Assert.Contains("no clear change", unclear.TestSentence.English, StringComparison.Ordinal);
        Assert.Contains("p = 0,063", unclear.TestSentence.Indonesian, StringComparison.Ordinal);
        Assert.Contains("nothing to test", PrePostReport.Of(Demo.Volume((5, 5), (6, 6))).TestSentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_print_decimal_commas_and_never_a_p_of_zero()
    {
        var values = PlainTable.Write(Report.Values, "Tabel 2.", Language.Indonesian);
        Assert.Contains("16,07", values, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d", values.Replace("Lancar 0.1.0", "", StringComparison.Ordinal));
        var test = PlainTable.Write(Report.Test, null, Language.Indonesian);
        Assert.Contains("< 0,001", test, StringComparison.Ordinal);
        Assert.DoesNotContain("0,000", test, StringComparison.Ordinal);
        Assert.Contains("-3.911", PlainTable.Write(Report.SpssTest, null, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_and_percentages_of_the_tables_add_up()
    {
        foreach (var table in new[] { Report.Participants, Report.Changes })
        {
            var counts = table.Rows.Select(row => int.Parse(row.Cells[1].In(Language.English), CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(counts[^1], counts[..^1].Sum());
            Assert.All(table.Rows.Zip(counts), row => Assert.Equal(
                Math.Round(100m * row.Second / counts[^1], 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture), row.First.Cells[2].In(Language.English)));
        }
    }

    [Fact]
    public void Those_without_consent_are_counted_but_their_code_is_not_printed()
    {
        var data = PrePostData.Create(StudyOutcome.MilkVolumeMl(), Demo.Pairs((1, 2), (1, 3)), [new("SECRET", ExclusionReason.NoResearchConsent), ExcludedPair.Withheld, ExcludedPair.Withheld, new("SEEN", ExclusionReason.NoAfter)]).Value;
        var result = PrePostAnalysis.Run(data, Demo.Provenance);
        var everything = Html(result) + PrePostJson.Write(result);
        Assert.DoesNotContain("SECRET", everything, StringComparison.Ordinal);
        Assert.Contains("SEEN", everything, StringComparison.Ordinal);
        Assert.Contains("No consent to research", everything, StringComparison.Ordinal);
        Assert.Equal("3", PrePostReport.Of(result).Participants.Rows.Single(row => row.Cells[0].In(Language.English) == "No consent to research").Cells[1].In(Language.English));
        Assert.Equal("SEEN", Assert.Single(PrePostReport.Of(result).Listed!.Rows).Cells[0].In(Language.English));
    }

    [Fact]
    public void Html_is_well_formed_and_escapes_what_users_typed()
    {
        var data = PrePostData.Create(StudyOutcome.Named(new("<b>&x", "<b>&x"), "ml"), Demo.Pairs((1, 2), (1, 3)), []).Value;
        var html = Html(PrePostAnalysis.Run(data, Demo.Provenance with { Source = "\"><script>" }));
        Assert.DoesNotContain("<b>&x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var table = XElement.Parse(Regex.Replace(HtmlTable.Write(Report.Values, "Tabel 2.", Language.Indonesian), "<br>", "<br/>"));
        Assert.Equal(8, table.Descendants("th").Count(cell => (string?)cell.Attribute("scope") == "col"));
        Assert.Equal(3, table.Descendants("th").Count(cell => (string?)cell.Attribute("scope") == "row"));
    }

    [Fact]
    public void Json_holds_the_full_numbers_and_reads_back()
    {
        var json = JsonDocument.Parse(PrePostJson.Write(Demo.FromFile())).RootElement;
        Assert.Equal(4.76837158203125e-06, json.GetProperty("test").GetProperty("p").GetDouble());
        Assert.Equal(22, json.GetProperty("n").GetInt32());
        Assert.Equal("no-control-group", json.GetProperty("cautions")[0].GetProperty("kind").GetString());
        Assert.Equal(10, json.GetProperty("excluded")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public void The_figure_has_one_line_per_mother_and_tells_directions_apart_without_colour()
    {
        var figure = PrePostReport.Of(Demo.Volume((1, 3), (2, 4), (5, 2), (3, 3), (1, 3))).Figure(Language.English, FigureSize.Phone);
        var between = figure.Shapes.OfType<FigureLine>().Where(line => line.Points.Count == 2 && Math.Abs(line.Points[0].X - line.Points[1].X) > 100 && line.Ink is not FigureInk.Grid).ToArray();
        // The pair (1, 3) of two mothers is one line, thicker.
        Assert.Equal([FigureStroke.Solid, FigureStroke.Solid, FigureStroke.Dotted, FigureStroke.Dashed], between.Select(line => line.Stroke));
        Assert.True(between[0].Width > between[1].Width);
        Assert.Contains("Rose 3, fell 1, same 1", figure.Description, StringComparison.Ordinal);
        Assert.All(figure.Shapes.OfType<FigureText>(), text => Assert.True(text.Size >= 11));
    }

    [Theory]
    [InlineData("id", FigureSize.Phone)]
    [InlineData("en", FigureSize.Document)]
    public void Nothing_of_the_figure_lies_outside_also_with_five_hundred_mothers(string language, FigureSize size)
    {
        var many = Demo.Volume([.. Enumerable.Range(0, 500).Select(i => (1000.0 + (i * 37 % 500), 900.0 + (i * 91 % 800)))]);
        foreach (var result in new[] { many, Demo.FromFile(), Demo.Volume((5, 5), (5, 5)) })
        {
            var figure = PrePostReport.Of(result).Figure(Languages.Parse(language), size);
            Assert.All(figure.Shapes.OfType<FigureLine>().SelectMany(line => line.Points), point => Assert.True(point.X >= 0 && point.X <= figure.Width && point.Y >= 0 && point.Y <= figure.Height));
            Assert.All(figure.Shapes.OfType<FigureText>(), text => Assert.InRange(text.At.X, 0, figure.Width));
        }
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var invariant = Html(Demo.FromFile());
            CultureInfo.CurrentCulture = new CultureInfo("id-ID");
            Assert.Equal(invariant, Html(Demo.FromFile()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Html(PrePostResult result) => HtmlDocument.Write(PrePostReport.Of(result).Chapter(), Language.English);
}
