using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;

namespace Lancar.Tests.Evidence;

/// <summary>Each rule at its edge.</summary>
public sealed class RulesTests
{
    // 16/28 = 57.142857…: half up, half even and truncation print 57,1; rounding up prints 57,2. 57,0 is more than one unit away.
    [Theory]
    [InlineData("57,0", false)]
    [InlineData("56,9", false)]
    [InlineData("57,1", true)]
    [InlineData("57,2", true)]
    [InlineData("57,3", false)]
    [InlineData("57", true)]
    [InlineData("58", true)]
    [InlineData("59", false)]
    [InlineData("0,571", true)]
    [InlineData("57,14 %", true)]
    public void Percentages_have_one_unit_of_slack(string percent, bool follows) => Assert.Equal(
        follows ? [] : ["percent-mismatch"],
        Checks.Item($$"""
            "kind":"frequencies","levels":[{"count":16,"percent":"{{percent}}"},{"count":12}]
            """).Codes(Severity.Inconsistent));

    [Theory]
    [InlineData(27, true)]
    [InlineData(28, false)]
    [InlineData(29, true)]
    public void Totals_must_add_up(int n, bool found) => Assert.Equal(
        found ? ["total-mismatch"] : [],
        Checks.Item($$"""
            "kind":"frequencies","n":{{n}},"levels":[{"count":16},{"count":12}]
            """).Codes(Severity.Inconsistent));

    [Fact]
    public void A_level_left_out_is_doubtful_not_impossible()
    {
        var report = Checks.Item("""
            "kind":"frequencies","n":28,"levels":[{"count":16,"percent":"57,1"},{"count":10,"percent":"35,7"}]
            """);

        Assert.Empty(report.Codes(Severity.Inconsistent));
        Assert.Equal(["total-mismatch"], report.Codes(Severity.Caution));
    }

    [Theory]
    [InlineData("3,5", "higher-odds:a:x", "")]
    [InlineData("0,29", "lower-odds:b:x", "")]
    [InlineData("0,29", "higher-odds:a:x", "inconsistent odds-ratio-inverted")]
    [InlineData("3,5", "lower-odds:a:x", "inconsistent odds-ratio-inverted")]
    [InlineData("3,5", "higher-odds:b:x", "inconsistent odds-ratio-inverted")]
    [InlineData("0,29", null, "caution odds-ratio-inverted")]
    [InlineData("3,5", null, "")]
    [InlineData("4,1", null, "inconsistent odds-ratio-mismatch")]
    public void Odds_ratio_and_sentence_are_read_together(string oddsRatio, string? claim, string expected)
    {
        // 7/3 against 4/6: odds ratio 3.5.
        var claims = claim is null ? "" : $",\"claims\":[\"{claim}\"]";
        var report = Checks.Item($$"""
            "kind":"crosstab","rows":["a","b"],"columns":["x","y"],"counts":[[7,3],[4,6]],"oddsRatio":"{{oddsRatio}}"{{claims}}
            """);

        Assert.Equal(expected, string.Join("; ", report.Findings.Select(finding => finding.Severity.Text() + " " + finding.Code.Text())));
    }

    [Fact]
    public void A_claim_without_an_odds_ratio_is_held_against_the_counts()
    {
        var finding = Assert.Single(Checks.Item("""
            "kind":"crosstab","rows":["a","b"],"columns":["x","y"],"counts":[[7,3],[4,6]],"claims":["higher-odds:b:x","none-decreased"]
            """).Findings);

        Assert.Equal(("claims[0]", FindingCode.OddsRatioInverted), (finding.Field, finding.Code));
    }

    [Fact]
    public void Row_percentages_that_are_column_percentages_are_a_caution()
    {
        var report = Checks.Item("""
            "kind":"crosstab","counts":[[27,7],[6,54]],"rowPercents":[["81,8","11,5"],["18,2","88,5"]]
            """);

        Assert.Equal(["percent-mismatch"], report.Codes(Severity.Caution));
        Assert.Empty(report.Codes(Severity.Inconsistent));
    }

    // 15/16 against 9/16: expected 4, Pearson 0.0143, Yates 0.0412, Fisher 0.0373.
    [Theory]
    [InlineData("chi-square", "0,014", "caution test-unsuited")]
    [InlineData("chi-square", "0,041", "caution test-unsuited")]
    [InlineData("chi-square", "0,037", "caution test-unsuited")]
    [InlineData("fisher", "0,037", "")]
    [InlineData("fisher", "0,019", "")]
    [InlineData("fisher", "0,045", "inconsistent p-mismatch")]
    [InlineData("chi-square", "0,2", "inconsistent p-mismatch; caution decision-flips; caution test-unsuited")]
    [InlineData("chi-square", "p < 0,05", "caution test-unsuited")]
    [InlineData("chi-square", "p < 0,001", "inconsistent p-mismatch; caution test-unsuited")]
    [InlineData("chi-square", "1,2", "inconsistent p-mismatch; caution test-unsuited")]
    [InlineData(null, "0,000", "inconsistent p-mismatch; caution p-zero")]
    public void P_is_held_against_the_usual_tests(string? test, string p, string expected)
    {
        var named = test is null ? "" : $"\"test\":\"{test}\",";
        var report = Checks.Item($$"""
            "kind":"two-proportions","groups":[{"events":15,"n":16},{"events":9,"n":16}],{{named}}"p":"{{p}}"
            """);

        Assert.Equal(expected, string.Join("; ", report.Findings
            .Select(finding => finding.Severity.Text() + " " + finding.Code.Text()).OrderByDescending(text => text[0]).ThenBy(text => text, StringComparer.Ordinal)));
    }

    // Expected counts 5.0 and 4.9: the rule of thumb says below 5.
    [Theory]
    [InlineData(5, 5, 5, 5, false)]
    [InlineData(5, 5, 5, 4, true)]
    public void Chi_square_needs_five_expected(int a, int b, int c, int d, bool unsuited) => Assert.Equal(
        unsuited ? ["test-unsuited"] : [],
        Checks.Item($$"""
            "kind":"crosstab","counts":[[{{a}},{{b}}],[{{c}},{{d}}]],"test":"uji chi square"
            """).Codes(Severity.Caution));

    [Fact]
    public void The_suited_test_may_decide_otherwise()
    {
        // 5/6 against 1/6: Pearson 0.0209, Fisher 0.0801.
        var report = Checks.Item("""
            "kind":"crosstab","counts":[[5,1],[1,5]],"test":"chi-square","p":"0,021"
            """);

        Assert.Equal(["decision-flips", "test-unsuited"], report.Codes(Severity.Caution));
        Assert.Empty(report.Codes(Severity.Inconsistent));
    }

    [Theory]
    [InlineData("4,20", true)]
    [InlineData("4,19", true)]
    [InlineData("4,22", false)]
    [InlineData("-4,20", true)]
    [InlineData("4,3", true)]
    [InlineData("4,4", false)]
    public void Differences_follow_from_the_means(string difference, bool follows) => Assert.Equal(
        follows ? [] : ["difference-mismatch"],
        Checks.Item($$"""
            "kind":"paired","n":30,"integer":true,"before":{"mean":"9,17"},"after":{"mean":"13,37"},"difference":"{{difference}}"
            """).Codes(Severity.Inconsistent));

    [Theory]
    [InlineData("\"integer\":true,\"mean\":\"6,8\",\"min\":\"7\",\"max\":\"10\"", "mean-out-of-range")]
    [InlineData("\"integer\":true,\"mean\":\"10,2\",\"min\":\"7\",\"max\":\"10\"", "mean-out-of-range")]
    [InlineData("\"integer\":true,\"mean\":\"9,99\",\"min\":\"7\",\"max\":\"10\",\"n\":5", "mean-out-of-range")]
    [InlineData("\"mean\":\"9,4\",\"min\":\"7\",\"max\":\"10\",\"n\":5", "")]
    [InlineData("\"mean\":\"17\",\"scale\":[0,16]", "")]
    [InlineData("\"mean\":\"17,5\",\"scale\":[0,16]", "mean-out-of-range")]
    [InlineData("\"mean\":\"9\",\"min\":\"10\",\"max\":\"7\"", "mean-out-of-range")]
    [InlineData("\"max\":\"18\",\"scale\":[0,16]", "mean-out-of-range")]
    [InlineData("\"mean\":\"5\",\"sd\":\"6,9\",\"min\":\"0\",\"max\":\"10\",\"n\":10", "sd-impossible")]
    [InlineData("\"mean\":\"5\",\"sd\":\"1,2\",\"min\":\"0\",\"max\":\"10\",\"n\":10", "sd-impossible")]
    [InlineData("\"mean\":\"5\",\"sd\":\"2,9\",\"min\":\"0\",\"max\":\"10\",\"n\":10", "")]
    [InlineData("\"mean\":\"9,17\",\"interval\":[\"9,49\",\"8,84\"]", "interval-order")]
    [InlineData("\"mean\":\"9,17\",\"interval\":[\"9,20\",\"9,49\"]", "interval-excludes-estimate")]
    [InlineData("\"mean\":\"9,17\",\"sd\":\"0,874\",\"n\":30,\"interval\":[\"8,48\",\"9,49\"]", "interval-mismatch")]
    [InlineData("\"mean\":\"9,17\",\"sd\":\"0,874\",\"n\":30,\"interval\":[\"8,73\",\"9,61\"],\"level\":0.99", "")]
    public void Figures_of_one_group_hold_together(string fields, string codes) => Assert.Equal(
        codes, string.Join(' ', Checks.Item("\"kind\":\"summary\"," + fields).Codes(Severity.Inconsistent)));

    [Theory]
    [InlineData("\"scale\":[0,16],\"unit\":\"ml\"", true)]
    [InlineData("\"scale\":[0,16],\"unit\":\"poin\"", false)]
    [InlineData("\"variable\":\"Skor ASI\",\"unit\":\"cc\"", true)]
    [InlineData("\"variable\":\"volume ASI\",\"unit\":\"%\"", true)]
    [InlineData("\"variable\":\"volume ASI\",\"unit\":\"ml\"", false)]
    [InlineData("\"variable\":\"kadar lemak\",\"unit\":\"%\"", false)]
    public void Units_belong_to_what_was_measured(string fields, bool found) => Assert.Equal(
        found ? ["unit-mismatch"] : [], Checks.Item("\"kind\":\"summary\",\"mean\":\"9\"," + fields).Codes(Severity.Caution));

    [Theory]
    [InlineData("wilcoxon", "0,0348", "")]
    [InlineData("mcnemar", "0,065", "")]
    [InlineData("McNemar", "0,070", "")]
    [InlineData("mcnemar", "0,3", "p-mismatch")]
    [InlineData("mcnemar", "0,001", "p-mismatch")]
    public void Paired_yes_no_with_known_losses(string test, string p, string codes) => Assert.Equal(
        codes,
        string.Join(' ', Checks.Item($$"""
            "kind":"paired-binary","n":28,"before":12,"after":19,"lost":2,"test":"{{test}}","p":"{{p}}"
            """).Codes(Severity.Inconsistent)));

    [Fact]
    public void Without_the_losses_p_has_bounds()
    {
        // 12 before, 19 after of 28: from 7–0 to 16–9 changed; the largest exact McNemar p is 0.2295 (16–9).
        Assert.Equal(["p-unattainable"], Checks.Item("""
            "kind":"paired-binary","n":28,"before":12,"after":19,"test":"mcnemar","p":"0,60"
            """).Codes(Severity.Inconsistent));
        Assert.Empty(Checks.Item("""
            "kind":"paired-binary","n":28,"before":12,"after":19,"test":"mcnemar","p":"0,229"
            """).Codes(Severity.Inconsistent));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Losses_cannot_exceed_those_who_do_not_have_it_after(int lost, bool found) => Assert.Equal(
        found ? ["total-mismatch"] : [],
        Checks.Item($$"""
            "kind":"paired-binary","n":28,"before":12,"after":19,"lost":{{lost}}
            """).Codes(Severity.Inconsistent));

    [Theory]
    [InlineData("independent t-test", true)]
    [InlineData("Mann-Whitney", true)]
    [InlineData("uji t tidak berpasangan", true)]
    [InlineData("wilcoxon rank sum", true)]
    [InlineData("Wilcoxon Signed-Rank Test", false)]
    [InlineData("paired t-test", false)]
    [InlineData("uji t berpasangan", false)]
    [InlineData("t-test", false)]
    public void An_unpaired_test_does_not_suit_pairs(string test, bool unsuited) => Assert.Equal(
        unsuited,
        Checks.Item($$"""
            "kind":"paired","before":{"mean":"9"},"after":{"mean":"10"},"test":"{{test}}"
            """).Codes(Severity.Caution).Contains("test-unsuited"));

    [Theory]
    [InlineData("0,5", "p-unattainable")]
    [InlineData("0,000", "")]
    public void A_paired_t_test_has_bounds_from_its_summaries(string p, string codes) => Assert.Equal(
        codes,
        string.Join(' ', Checks.Item($$"""
            "kind":"paired","n":30,"before":{"mean":"9,17","sd":"0,87"},"after":{"mean":"13,37","sd":"1,67"},"test":"paired t-test","p":"{{p}}"
            """).Codes(Severity.Inconsistent)));

    [Fact]
    public void An_ambiguous_number_proves_nothing()
    {
        // 5.190 from 28 whole numbers is impossible as a decimal; as five thousand one hundred and ninety it is possible.
        var alone = Checks.Item("\"kind\":\"summary\",\"n\":28,\"integer\":true,\"mean\":\"5.190\"");
        var settled = Checks.Item("\"kind\":\"summary\",\"n\":28,\"integer\":true,\"mean\":\"5.190\",\"sd\":\"0.900\"");

        Assert.Empty(alone.Codes(Severity.Inconsistent));
        Assert.Equal(["grim"], alone.Codes(Severity.Caution));
        Assert.Equal(["grim"], settled.Codes(Severity.Inconsistent));
    }

    [Fact]
    public void What_is_missing_is_named_with_its_reason()
    {
        var report = Checks.Item("\"kind\":\"summary\",\"mean\":\"5,19\",\"sd\":\"1,2\",\"integer\":true,\"maen\":\"3\"");

        Assert.Equal(["grim", "maen", "sd"], report.NotChecked.Select(left => left.What).Order(StringComparer.Ordinal));
        Assert.All(report.NotChecked, left => Assert.False(string.IsNullOrWhiteSpace(left.Why.Indonesian) || string.IsNullOrWhiteSpace(left.Why.English)));
    }

    [Fact]
    public void No_text_of_a_finding_accuses() => Assert.All(
        Texts.Keys(Language.English).Where(key => key.StartsWith("check.", StringComparison.Ordinal)),
        key => Assert.DoesNotMatch(
            @"(?i)\b(false|fake|fraud|wrong|manipulat\w*|palsu|bohong|curang|manipulasi|salahnya)\b",
            Plain(Language.English, key) + " " + Plain(Language.Indonesian, key)));

    private static string Plain(Language language, string key)
    {
        var json = System.Text.Json.JsonDocument.Parse(ProductData.Bytes($"texts/{language.Code()}/check.json"));
        var text = json.RootElement.GetProperty(key["check.".Length..]).GetString()!;
        return text.Replace("true or false", "", StringComparison.Ordinal).Replace("true atau false", "", StringComparison.Ordinal);
    }
}
