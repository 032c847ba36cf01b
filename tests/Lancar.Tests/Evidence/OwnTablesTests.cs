using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Study.PrePost;
using Lancar.Reporting.Tables;
using Lancar.Tests.Study.PrePost;

namespace Lancar.Tests.Evidence;

/// <summary>What Lancar prints about a before/after study, typed off its tables as a reader would, finds no fault with Lancar's own check.</summary>
public sealed partial class OwnTablesTests
{
    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Our_own_printed_tables_pass_our_own_check(Language language)
    {
        var random = new Random(20260303);
        var seen = new HashSet<string>();
        for (var i = 0; i < 400; i++)
        {
            var result = Study(random);
            var document = new JsonObject { ["items"] = Typed(PrePostReport.Of(result), result, language) };

            var report = Checks.Run(document.ToJsonString());

            Assert.All(report.Items, item => Assert.True(item.Codes(Severity.Inconsistent) is [], string.Join(' ', item.Codes(Severity.Inconsistent)) + " " + document));
            seen.UnionWith(report.Items.SelectMany(item => item.Checked));
        }

        // Silence is worth something only where the check has looked.
        Assert.Superset(new HashSet<string> { "totals", "percents", "grim", "grimmer", "interval", "before.grim", "difference", "p" }, seen);
    }

    [Fact]
    public void Sentence_tables_and_json_print_the_same_numbers()
    {
        var random = new Random(20260304);
        for (var i = 0; i < 200; i++)
        {
            var result = Study(random);
            var report = PrePostReport.Of(result);
            var json = JsonNode.Parse(PrePostJson.Write(result))!;
            var test = report.Test.Rows[0].Cells.Select(cell => cell.In(Language.English)).ToArray();

            Assert.Equal(result.PairCount, (int)json["n"]!);
            AssertPrinted(test[2], (double)json["test"]!["hodgesLehmann"]!);
            Assert.Equal(test[1], report.Values.Rows[2].Cells[1].In(Language.English));
            AssertPrinted(report.Values.Rows[0].Cells[2].In(Language.English), (double)json["before"]!["mean"]!);
            AssertPrinted(report.Values.Rows[1].Cells[3].In(Language.English), (double)json["after"]!["sd"]!);
            Assert.Equal(report.Changes.Rows.Take(3).Select(row => row.Cells[1].In(Language.English)), new[] { "rose", "fell", "same" }.Select(key => json["directions"]![key]!.ToString()));
            if (!result.Test.HasNoInformation)
            {
                var size = Math.Abs(double.Parse(test[2], CultureInfo.InvariantCulture)).ToString("F" + Decimals(test[2]), CultureInfo.InvariantCulture);
                Assert.Contains(size, report.TestSentence.English, StringComparison.Ordinal);
                Assert.Contains("p " + (test[^1][0] is '<' or '>' ? test[^1] : "= " + test[^1]), report.TestSentence.English, StringComparison.Ordinal);
                Assert.Contains("r = " + test[^2], report.TestSentence.English, StringComparison.Ordinal);
            }
        }
    }

    private static PrePostResult Study(Random random)
    {
        var (pairs, decimals, score) = (random.Next(2, 60), random.Next(0, 2), random.Next(2) == 0);
        var outcome = score ? StudyOutcome.MilkScore() : StudyOutcome.MilkVolumeMl();
        return Demo.Of(outcome, [.. Enumerable.Range(0, pairs).Select(_ => score
            ? (random.Next(0, 12), random.Next(3, 17))
            : (Math.Round(20 * random.NextDouble(), decimals), Math.Round(40 * random.NextDouble(), decimals)))]);
    }

    private static JsonArray Typed(PrePostReport report, PrePostResult result, Language language) =>
    [
        Frequencies("participants", report.Participants, language),
        Frequencies("changes", report.Changes, language),
        Moments("before", report.Values.Rows[0], result, language),
        Moments("after", report.Values.Rows[1], result, language),
        Moments("difference", report.Values.Rows[2], result, language),
        Paired(report, result, language),
    ];

    private static JsonObject Frequencies(string id, ReportTable table, Language language) => new()
    {
        ["id"] = id,
        ["kind"] = "frequencies",
        ["n"] = table.Rows[^1].Cells[1].In(language),
        ["levels"] = new JsonArray([.. table.Rows.SkipLast(1).Select(row => (JsonNode)new JsonObject
        {
            ["label"] = row.Cells[0].In(language), ["count"] = row.Cells[1].In(language), ["percent"] = row.Cells[2].In(language),
        })]),
    };

    private static JsonObject Moments(string id, ReportRow row, PrePostResult result, Language language)
    {
        var item = Figures(row, language);
        var limits = Split(row.Cells[7].In(language));
        item["id"] = id;
        item["kind"] = "summary";
        item["n"] = row.Cells[1].In(language);
        item["interval"] = new JsonArray(limits[0], limits[1]);
        item["integer"] = result.Outcome.IsInteger;
        return item;
    }

    private static JsonObject Paired(PrePostReport report, PrePostResult result, Language language)
    {
        var p = report.Test.Rows[0].Cells[^1].In(language);
        return new()
        {
            ["id"] = "paired",
            ["kind"] = "paired",
            ["n"] = report.Test.Rows[0].Cells[1].In(language),
            ["integer"] = result.Outcome.IsInteger,
            ["before"] = Figures(report.Values.Rows[0], language),
            ["after"] = Figures(report.Values.Rows[1], language),
            ["difference"] = report.Values.Rows[2].Cells[2].In(language),
            ["test"] = "wilcoxon",
            ["p"] = p,
            ["claims"] = result.FellCount == 0 ? new JsonArray("none-decreased") : [],
        };
    }

    private static JsonObject Figures(ReportRow row, Language language)
    {
        var range = Split(row.Cells[6].In(language));
        return new() { ["mean"] = row.Cells[2].In(language), ["sd"] = row.Cells[3].In(language), ["min"] = range[0], ["max"] = range[1] };
    }

    private static string[] Split(string range) => Between().Split(range);

    private static void AssertPrinted(string printed, double value) =>
        Assert.InRange(double.Parse(printed, CultureInfo.InvariantCulture) - value, -0.5000001 * Math.Pow(10, -Decimals(printed)), 0.5000001 * Math.Pow(10, -Decimals(printed)));

    private static int Decimals(string printed) => printed.Contains('.', StringComparison.Ordinal) ? printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    [GeneratedRegex(" (?:–|to|sampai) ")]
    private static partial Regex Between();
}
