using System.Text.Json.Nodes;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Xunit.Abstractions;

namespace Lancar.Tests.Evidence;

/// <summary>Test results in sentences: what is read, what is compared, and what is left alone.</summary>
public sealed class TestsInWordsTests(ITestOutputHelper output)
{
    private const int Rounds = 1_000;

    public static TheoryData<string> Kinds => new(CorrectTestsInWords.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_true_is_called_inconsistent(string kind)
    {
        var results = new CorrectTestsInWords(20260102 + kind.Length);
        var (compared, cautions) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var oneSided = i % 5 == 0 && kind is "t" or "welch" or "r" or "z";
            var text = results.Next(kind, oneSided);

            var report = Check(text);

            Assert.True(report.Codes(Severity.Inconsistent) is [], text + ": " + string.Join("; ", report.Findings.Select(finding => finding.Message.English)));
            compared += report.Checked.Contains("statistic-p") ? 1 : 0;
            cautions += report.Findings.Count(finding => finding.Code == FindingCode.StatisticPMismatch);
            Assert.True(report.Checked.Contains("statistic-p"), "not compared: " + text + ": " + string.Join("; ", report.NotChecked.Select(left => left.Why.English)));
        }

        output.WriteLine($"SILENCE test {kind}: {compared} of {Rounds} compared, 0 inconsistent, {cautions} cautions");
        Assert.Equal(0, cautions);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Planted_errors_are_found(string kind)
    {
        var results = new CorrectTestsInWords(77);
        var (proven, doubtful) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var report = Check(results.Next(kind, change: p => p >= 0.5 ? p / 6 : (p * 3.5) + 0.06));
            var found = report.Findings.Where(finding => finding.Code == FindingCode.StatisticPMismatch).ToArray();
            proven += found.Any(finding => finding.Severity == Severity.Inconsistent) ? 1 : 0;
            doubtful += found.Any(finding => finding.Severity == Severity.Caution) ? 1 : 0;
        }

        output.WriteLine($"SIGHT test {kind}: {100.0 * proven / Rounds:F1} % proven, {100.0 * doubtful / Rounds:F1} % with care");
        Assert.True(proven + doubtful >= 0.99 * Rounds, $"{kind}: {proven} + {doubtful} of {Rounds}");
        Assert.True(proven >= 0.87 * Rounds, $"{kind}: {proven} of {Rounds}");
    }

    // R 4.2: 2*pt(-2.2, 28) = 0.03622548; 2*pt(-2.19, 28) = 0.03700; 2*pt(-2.21, 28) = 0.03547.
    [Theory]
    [InlineData("t(28) = 2,20, p = 0,03", "")] // 0.03 stands for 0.02 to 0.04
    [InlineData("t(28) = 2,20, p = 0,036", "")]
    [InlineData("t(28) = 2,20, p = 0,038", "")] // t from 2.19: 0.0370, one unit of p
    [InlineData("t(28) = 2,20, p = 0,039", "inconsistent statistic-p-mismatch")]
    [InlineData("t(28) = 2,20, p = 0,034", "inconsistent statistic-p-mismatch")]
    [InlineData("t(28) = 2.2, p = .063", "inconsistent statistic-p-mismatch; caution decision-flips")] // published with statcheck: .036 printed as .063
    [InlineData("t(28) = 2.2, p < .05", "")] // statcheck's own example of a correct result
    [InlineData("t(28) = −2,20; p = 0,018", "caution statistic-p-mismatch")] // one side, not said
    [InlineData("t(28) = 2,20; p = 0,018 (uji satu arah)", "")]
    [InlineData("t(28) = -2,20; p = 0,982 (one-tailed)", "")] // the other side
    [InlineData("t(28) = 1,80, p < 0,05", "caution statistic-p-mismatch")] // 0.0826, one side 0.0413
    [InlineData("t(28) = 1,20, p < 0,05", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("t(28) = 2,20, p > 0,05", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("t(28) = 2,20, p = 0,000", "caution p-zero; inconsistent statistic-p-mismatch")]
    [InlineData("t(28) = 12,20, p = 0,000", "caution p-zero")]
    [InlineData("t(28) = 12,20, p < 0,001", "")]
    [InlineData("t(28) = 2,20, p = 1,3", "inconsistent p-mismatch")]
    [InlineData("t(0) = 2,20, p = 0,04", "inconsistent statistic-p-mismatch")]
    [InlineData("t(-3) = 2,20, p = 0,04", "inconsistent statistic-p-mismatch")]
    [InlineData("F(2, 27) = 4,56; p = 0,020", "")] // pf(4.56, 2, 27, lower.tail = FALSE) = 0.01967
    [InlineData("F(2,27) = 4,56, p = 0,020", "")]
    [InlineData("F2,27 = 4.56, p = .020", "")]
    [InlineData("F (2,27) = 4,56, p = 0,20", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("F(2, 27) = 4,56; p = 0,039", "caution statistic-p-mismatch")] // var.test in R prints both sides
    [InlineData("F(2, 27) = -4,56; p = 0,02", "inconsistent statistic-p-mismatch")]
    [InlineData("F(2, 27) < 1, p = 0,61", "")] // pf(1, 2, 27, lower.tail = FALSE) = 0.381: any p from there on
    [InlineData("F(2, 27) < 1, p = 0,21", "inconsistent statistic-p-mismatch")]
    [InlineData("χ²(1, N = 94) = 47,3, p = 0,000", "caution p-zero")]
    [InlineData("χ²(1, N = 94) = 3,2; p = 0,074", "")] // pchisq(3.2, 1, lower.tail = FALSE) = 0.07364
    [InlineData("χ²(1, N = 94) = 3,2; p = 0,037", "caution statistic-p-mismatch")] // one side of z²
    [InlineData("χ²(2) = 3,2; p = 0,037", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("χ²(1) = 3,2; p = 0,10 (koreksi Yates)", "caution statistic-p-mismatch")]
    [InlineData("r(28) = .45, p = .013", "")] // 0.01259
    [InlineData("r = 0,45; n = 30; p = 0,013", "")]
    [InlineData("r(30) = .45, p = .0126", "caution statistic-p-mismatch")] // pairs printed as degrees of freedom
    [InlineData("r(28) = .45, p = .13", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("r(28) = 1,45, p = 0,013", "inconsistent statistic-p-mismatch")]
    [InlineData("r(28) = 1,00, p < 0,001", "")]
    [InlineData("Z = -2,31, p = 0,021", "")] // 2*pnorm(-2.31) = 0.02089
    [InlineData("Z = -2,31, p = 0,029", "caution statistic-p-mismatch")] // wilcox.test(1:4, 5:8)$p.value = 0.02857: exact beside z
    [InlineData("Z = -2,31, p = 0,21", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("Q(4) = 5.20, p = 0.27", "")] // pchisq(5.2, 4, lower.tail = FALSE) = 0.2674
    [InlineData("Q = 5,2; df = 4; p = 0,72", "inconsistent statistic-p-mismatch")]
    [InlineData("H(2) = 9,4; p = 0,009", "")] // pchisq(9.4, 2, lower.tail = FALSE) = 0.009095
    [InlineData("t hitung = 2,20 > t tabel = 2,048 (df = 28), p = 0,036", "")]
    [InlineData("t hitung = 2,20 > t tabel = 2,048 (df = 28), p = 0,36", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("t = 2,20 dengan 28 derajat kebebasan dan nilai signifikansi sebesar 0,36", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("t = -2.2, df = 17.35, p-value = 0.0416", "")] // 2*pt(-2.2, 17.35) = 0.04163
    [InlineData("𝑡(28) = 2.20, 𝑝 = .36", "inconsistent statistic-p-mismatch; caution decision-flips")]
    [InlineData("t(28) = 2,20, p = 0,36 (p > 0,05)", "inconsistent statistic-p-mismatch; caution decision-flips")]
    public void Statistic_and_p(string text, string expected)
    {
        var found = Check(text).Findings.Select(finding => finding.Severity.Text() + " " + finding.Code.Text()).Order(StringComparer.Ordinal);

        Assert.Equal(string.Join("; ", expected.Split("; ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)), string.Join("; ", found));
    }

    [Theory]
    [InlineData("t(28) = 2,20 dan t(28) = 3,10 (p = 0,036 dan p = 0,004)")] // which is whose?
    [InlineData("t(28) = 2,20, sedangkan umur tidak berbeda (p = 0,42)")]
    [InlineData("Umur tidak berbeda (p = 0,42) antara kelompok, skor berbeda, t(28) = 2,20")]
    [InlineData("t = 2,20, p = 0,9")] // no degrees of freedom
    [InlineData("F(2) = 4,56, p = 0,9")]
    [InlineData("Kolmogorov-Smirnov Z = 0,62, p = 0,84")]
    [InlineData("Z-score = -2,1 (p = 0,9)")]
    [InlineData("t(28) = 2,20,0,36, p = 0,9")]
    [InlineData("t(28) = 2,20, p = 9 × 10")]
    [InlineData("r(28,5) = 0,45, p = 0,9")]
    [InlineData("The result was significant (p = 0.03).")]
    [InlineData("Halaman t(28), p. 123")]
    public void What_is_not_certain_is_left_and_said(string text)
    {
        var report = Check(text);

        Assert.Empty(report.Findings);
        Assert.NotEmpty(report.NotChecked);
    }

    [Fact]
    public void Several_results_each_with_its_p()
    {
        var report = Check("Pengetahuan berbeda, t(28) = 2,20, p = 0,036; sikap juga, F(2, 27) = 4,56, p = 0,20, dan tindakan tidak, χ²(1) = 3,2; p = 0,074. Lama pijat: r(28) = 0,45, p = 0,013.");

        var finding = Assert.Single(report.Findings, finding => finding.Code == FindingCode.StatisticPMismatch);
        Assert.Equal(("F(2, 27) = 4,56, p = 0,20", "0.0197"), (finding.Printed, finding.Recomputed));
        Assert.Contains("0,0197", finding.Message.Indonesian, StringComparison.Ordinal);
        Assert.Empty(report.NotChecked);
    }

    [Fact]
    public void A_number_that_may_be_a_thousand_is_read_both_ways()
    {
        // 2*pt(-2.2, 1234) = 0.02799; with 1.234 degrees of freedom 0.2344.
        Assert.Empty(Check("t(1.234) = 2.20, p = 0.028").Findings);
        Assert.Empty(Check("t(1.234) = 2,20, p = 0,028").Findings);
        Assert.Empty(Check("t(1.234) = 2.20, p = 0.234").Findings);
    }

    [Fact]
    public void A_long_text_takes_time_in_proportion()
    {
        var text = string.Concat(Enumerable.Repeat("t(28) = 2,20, p = 0,036; p p p ((((t t t F(2, 27 ) = = = sig sig. χ²²² 2,2,2,2,2 ", 5_000));

        Assert.Empty(Check(text).Codes(Severity.Inconsistent));
    }

    private static ItemReport Check(string text) => Checks.Item("\"kind\":\"test\",\"text\":" + JsonValue.Create(text).ToJsonString());
}
