using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Evidence.Papers;

/// <summary>Test results and shares in the running text of papers. The sentences are made up, in the papers' manner.</summary>
public sealed class SentencesOfPapersTests
{
    private const string Indonesian = """
        HASIL PENELITIAN

        Penelitian ini melibatkan 30 responden. Rata-rata produksi ASI meningkat setelah pijat oksitosin dengan nilai t hitung
        sebesar 5,12 (df = 29) dan nilai p = 0,000. Uji korelasi menunjukkan hubungan lama pijat dan volume ASI, r(28) = 0,45,
        p = 0,130. Umur tidak berbeda antara kedua kelompok (p = 0,42).

        Sebanyak 16 ibu (57,1%) dari 28 ibu adalah primipara, dan 12 ibu (52,9%) dari 28 ibu multipara. Hasil uji Wilcoxon
        menunjukkan p = 0,012 < 0,05 sehingga Ho ditolak.
        """;

    private const string English = """
        RESULTS

        Milk volume differed between the groups, t(58) = 2.45, 95% CI 1.2 to 11.8, p = .017, and so did
        the time to the first milk, F(2, 57) = 1.20, p = .031. Prolactin was higher after massage (Z = -4.79; p < 0.001).

        Smooth flow was seen in 24 mothers (85.7%) of 28 mothers.
        """;

    [Fact]
    public void Indonesian_sentences_become_items_with_their_place()
    {
        var paper = LayoutText.Read(Indonesian, null);
        var results = ReadPaper.Results(paper);

        var tests = results.Items.Where(result => result.Item is ReportedTest).ToArray();
        Assert.Equal(2, tests.Length);
        Assert.All(tests, result => Assert.Equal(((ReportedTest)result.Item).Text, result.Printed));
        Assert.All(results.Items, result => Assert.Equal(result.Printed, paper.Blocks[result.Spans[0].Block].Text.Substring(result.Spans[0].Start, result.Spans[0].Length)));
        Assert.StartsWith("Rata-rata produksi ASI", tests[0].Printed, StringComparison.Ordinal);
        Assert.EndsWith("p = 0,130.", tests[1].Printed, StringComparison.Ordinal);

        var counts = results.Items.Select(result => result.Item).OfType<ReportedFrequencies>().ToArray();
        Assert.Equal([(16L, 28L, "57,1%"), (12L, 28L, "52,9%")], counts.Select(item => (item.Levels[0].Count, item.N!.Value, item.Levels[0].Percent!.Text)));
        Assert.All(counts, item => Assert.False(item.Complete));
    }

    [Fact]
    public void Indonesian_sentences_are_checked()
    {
        var codes = Codes(Indonesian);

        // r = 0.45 with 28 degrees of freedom: p = 0.0126 (R: 2*pt(-0.45*sqrt(28/(1-0.45^2)), 28)); 12 of 28 is 42.9 %.
        Assert.Equal(["caution decision-flips", "caution p-zero", "inconsistent percent-mismatch", "inconsistent statistic-p-mismatch"], codes);
    }

    [Fact]
    public void English_sentences_are_checked()
    {
        // pf(1.20, 2, 57, lower.tail = FALSE) = 0.3087; 2*pt(-2.45, 58) = 0.01733; 2*pnorm(-4.79) = 1.67e-6.
        Assert.Equal(["caution decision-flips", "inconsistent statistic-p-mismatch"], Codes(English));
        Assert.Equal(3, ReadPaper.Results(LayoutText.Read(English, null)).Items.Count);
    }

    [Theory]
    [InlineData("Produksi ASI naik dari 6 (21,4%) menjadi 24 (85,7%).")]
    [InlineData("There were 16 (57.1%) of 28 (93.3%) mothers.")]
    [InlineData("Nilai 30 (50%) dari 28 responden.")]
    [InlineData("Uji t menunjukkan t = 2,20, p = 0,9.")] // no degrees of freedom
    [InlineData("Tabel 4 memuat t(28) dan p = 0,03.")]
    public void What_is_not_certain_is_not_made_an_item(string sentence) =>
        Assert.Empty(ReadPaper.Results(LayoutText.Read("HASIL\n\n" + sentence + " Selesai.", null)).Items);

    [Fact]
    public void A_page_without_points_is_said_to_be_unread()
    {
        var page = "hasil " + string.Concat(Enumerable.Repeat("uji lanjut pada kelompok ", 40)) + "t(28) = 2,20, p = 0,36";
        var results = ReadPaper.Results(new Paper(null, [new PaperParagraph(new PaperPlace(1, 1, null), page)]));

        Assert.Empty(results.Items);
        Assert.Equal("long-sentence", Assert.Single(results.Unread).Why);
    }

    private static string[] Codes(string text)
    {
        var results = ReadPaper.Results(LayoutText.Read(text, null));
        var report = CheckReportedResults.Run(new ReportedDocument(null, [.. results.Items.Select(result => result.Item)]));
        return [.. report.Items.SelectMany(item => item.Findings).Select(finding => finding.Severity.Text() + " " + finding.Code.Text()).Order(StringComparer.Ordinal)];
    }
}
