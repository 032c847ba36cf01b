using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;

namespace Lancar.Tests.Evidence;

/// <summary>The five papers' printed tables: what must be found, and what must not.</summary>
public sealed class PapersTests
{
    private static readonly Dictionary<string, CheckReport> Reports = ProductData.List("papers/")
        .ToDictionary(path => path["papers/".Length..^".json".Length], path => CheckReportedResults.Run(ReportedResultsReader.ReadJson(ProductData.Bytes(path)).Value!));

    public static TheoryData<string> Papers => ["000", "001", "002", "003", "004"];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_paper_is_there_with_its_citation_tables_and_places(string paper)
    {
        var report = Reports[paper];

        Assert.False(string.IsNullOrWhiteSpace(report.Source));
        Assert.All(report.Items, item => Assert.False(string.IsNullOrWhiteSpace(item.Item.Title) || string.IsNullOrWhiteSpace(item.Item.Place)));
        Assert.All(report.Items, item => Assert.Empty(item.Item.UnknownFields));
        Assert.Equal(report.Items.Count, report.Items.Select(item => item.Item.Id).Distinct().Count());
    }

    // Exact: 1458/42, 1035/160, 1071/120; Woolf limits by hand.
    [Theory]
    [InlineData("001-t1", "0,029", "34.714", 10.6218, 113.454, "interval-order")]
    [InlineData("001-t2", "0,155", "6.469", 2.53629, 16.4984, "interval-excludes-estimate")]
    [InlineData("001-t3", "0,112", "8.925", 3.34604, 23.806, "interval-excludes-estimate interval-order")]
    public void Paper_001_prints_its_odds_ratios_upside_down(string id, string printed, string recomputed, double lower, double upper, string more)
    {
        var item = Find("001", id);

        var inverted = Assert.Single(item.Findings, finding => finding.Code == FindingCode.OddsRatioInverted);
        Assert.Equal((Severity.Inconsistent, "oddsRatio", printed, recomputed), (inverted.Severity, inverted.Field, inverted.Printed, inverted.Recomputed));
        Assert.Equal((lower, upper), (inverted.Detail["lower"], inverted.Detail["upper"]));
        Assert.Equal(new[] { "odds-ratio-inverted", "interval-mismatch" }.Concat(more.Split(' ')).Order(StringComparer.Ordinal), item.Codes(Severity.Inconsistent));
        Assert.Equal(["p-zero"], item.Codes(Severity.Caution));
    }

    [Fact]
    public void Paper_001_has_nothing_else() =>
        Assert.All(Reports["001"].Items.Where(item => item.Item is ReportedFrequencies), item => Assert.Empty(item.Findings));

    [Fact]
    public void Paper_002_has_consistent_means_and_deviations()
    {
        Assert.Equal(0, Reports["002"].Count(Severity.Inconsistent));
        Assert.Equal(["no-control-group", "p-zero"], Find("002", "002-t4").Codes(Severity.Caution));
        Assert.Equal(["unit-mismatch"], Find("002", "002-teks").Codes(Severity.Caution));
    }

    [Fact]
    public void Paper_002_stays_consistent_when_its_volumes_are_whole_millilitres()
    {
        var table = (ReportedPaired)Find("002", "002-t4").Item;
        var whole = table with { Measure = table.Measure with { Integer = true } };

        var report = Assert.Single(CheckReportedResults.Run(new ReportedDocument(null, [whole])).Items);

        Assert.Empty(report.Codes(Severity.Inconsistent));
        Assert.Contains("before.grimmer", report.Checked);
        Assert.Contains("after.grimmer", report.Checked);
    }

    [Fact]
    public void Paper_003_has_consistent_means_deviations_and_intervals()
    {
        Assert.Equal(["unit-mismatch"], Find("003", "003-t3").Codes(Severity.Caution));
        Assert.Equal(["unit-mismatch"], Find("003", "003-t4").Codes(Severity.Caution));
        var table = Find("003", "003-t5");
        Assert.Equal(["p-unattainable"], table.Codes(Severity.Inconsistent));
        Assert.Superset(
            new HashSet<string> { "before.grim", "before.grimmer", "before.interval", "after.grim", "after.grimmer", "after.interval", "difference" },
            table.Checked.ToHashSet());
        Assert.Equal(1, Reports["003"].Count(Severity.Inconsistent));
    }

    [Fact]
    public void Paper_003_cannot_have_p_0012_whoever_fell()
    {
        var finding = Assert.Single(Find("003", "003-t5").Findings, finding => finding.Code == FindingCode.PUnattainable);

        // The largest p of all data that print so, read a whole last digit generously: see docs/statistics/reported-numbers.md.
        Assert.Equal(("p", "0,012", "0.0000105"), (finding.Field, finding.Printed, finding.Recomputed));
        var table = (ReportedPaired)Find("003", "003-t5").Item;
        var withoutClaim = Assert.Single(CheckReportedResults.Run(new ReportedDocument(null, [table with { Claims = [] }])).Items);
        Assert.Equal("0.0000105", Assert.Single(withoutClaim.Findings, other => other.Code == FindingCode.PUnattainable).Recomputed);
    }

    [Fact]
    public void Paper_004_misprints_one_percentage()
    {
        var finding = Assert.Single(Reports["004"].Items.SelectMany(item => item.Findings), finding => finding.Code == FindingCode.PercentMismatch);

        Assert.Equal((Severity.Inconsistent, "levels[0].percent", "47,1%", "57.143"), (finding.Severity, finding.Field, finding.Printed, finding.Recomputed));
    }

    [Theory]
    [InlineData("004-mean-pre-lancar", true)]
    [InlineData("004-mean-pre-tidak", true)]
    [InlineData("004-mean-post-lancar", false)]
    [InlineData("004-mean-post-tidak", false)]
    public void Paper_004_has_two_impossible_means(string id, bool impossible) =>
        Assert.Equal(impossible ? ["grim"] : [], Find("004", id).Codes(Severity.Inconsistent));

    [Fact]
    public void Paper_004_uses_Wilcoxon_on_yes_and_no()
    {
        var item = Find("004", "004-t3");

        Assert.Equal(["no-control-group", "p-zero", "test-unsuited"], item.Codes(Severity.Caution));
        // 2 · (1/2)^18.
        Assert.Equal("0.00000763", item.Findings.Single(finding => finding.Code == FindingCode.TestUnsuited).Recomputed);
        Assert.Equal(3, Reports["004"].Count(Severity.Inconsistent));
    }

    [Fact]
    public void Paper_000_prints_an_odds_ratio_of_neither_table()
    {
        Assert.Equal(["odds-ratio-mismatch"], Find("000", "000-8a").Codes(Severity.Inconsistent));
        Assert.Equal(["odds-ratio-mismatch"], Find("000", "000-8b").Codes(Severity.Inconsistent));
        Assert.Equal("3.500", Find("000", "000-8a").Findings.Single(finding => finding.Code == FindingCode.OddsRatioMismatch).Recomputed);
        Assert.Equal("21.000", Find("000", "000-8b").Findings.Single(finding => finding.Code == FindingCode.OddsRatioMismatch).Recomputed);
        Assert.Equal(2, Reports["000"].Count(Severity.Inconsistent));
        Assert.Equal(["test-unsuited"], Find("000", "000-1").Codes(Severity.Caution));
        // Exact McNemar of 7 to 0 is 2 · (1/2)^7 = 0.0156: the printed 0.016 fits.
        Assert.Equal(["no-control-group"], Find("000", "000-triansyah").Codes(Severity.Caution));
    }

    [Fact]
    public void Every_p_printed_as_zero_is_named()
    {
        var printed = Reports.Values.SelectMany(report => report.Items).Count(item => P(item.Item) is { } p && p.Trim('0', ',', '.').Length == 0);
        var named = Reports.Values.SelectMany(report => report.Items).Count(item => item.Findings.Any(finding => finding.Code == FindingCode.PZero));

        Assert.Equal((6, 6), (printed, named));

        static string? P(ReportedItem item) => item switch
        {
            ReportedCrosstab table => table.P?.Text,
            ReportedPaired paired => paired.P?.Text,
            ReportedPairedBinary binary => binary.P?.Text,
            ReportedTwoProportions proportions => proportions.P?.Text,
            _ => null,
        };
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_finding_points_at_a_cell_of_the_printed_table(string paper)
    {
        foreach (var item in Reports[paper].Items)
        {
            var table = PrintedTable.Of(item.Item, Language.Indonesian);
            var fields = table.Rows.SelectMany(row => row.Cells).Concat(table.Figures.Select(figure => figure.Cell)).Select(cell => cell.Field).ToHashSet();
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
            Assert.All(item.Findings.Where(finding => finding.Field is not null), finding => Assert.Contains(finding.Field, fields));
        }
    }

    private static ItemReport Find(string paper, string id) => Assert.Single(Reports[paper].Items, item => item.Item.Id == id);
}
