using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Evidence.Papers;

/// <summary>Counts of a whole and two compared groups in running text, in both languages and marks.</summary>
public sealed class ProportionsOfPapersTests
{
    // 15/16 = 93.75 %, 13/15 = 86.67 %, 26/33 = 78.79 %.
    [Theory]
    [InlineData("Pada akhir penelitian 15 dari 16 (93,8%) lancar.", 15, 16, "93,8%", "")]
    [InlineData("At the end 15 of 16 (93.8%) had smooth flow.", 15, 16, "93.8%", "")]
    [InlineData("At the end 15 out of 16 (93.8 %) had smooth flow.", 15, 16, "93.8%", "")]
    [InlineData("Hasilnya 13/15 (86,7 %) lancar.", 13, 15, "86,7%", "")]
    [InlineData("Smooth flow was seen in 86.7% (13/15).", 13, 15, "86.7%", "")]
    [InlineData("Smooth flow was seen in 86.7% (13 of 15 mothers).", 13, 15, "86.7%", "")]
    [InlineData("Produksi ASI pada 26 dari 33 ibu (78,8%) kurang.", 26, 33, "78,8%", "")]
    [InlineData("Dari 15 sampel perlakuan sejumlah 13 (86,7%) sampel baik.", 13, 15, "86,7%", "")]
    [InlineData("Of the 33 mothers 26 (78.8%) agreed.", 26, 33, "78.8%", "")]
    [InlineData("Of the 33 mothers asked, 26 (78.8%) agreed.", 26, 33, "78.8%", "")]
    [InlineData("Pada akhir penelitian 15 dari 16 (83,8%) lancar.", 15, 16, "83,8%", "inconsistent percent-mismatch")]
    [InlineData("Hasilnya 13/15 (76,7 %) lancar.", 13, 15, "76,7%", "inconsistent percent-mismatch")]
    [InlineData("Smooth flow was seen in 76.7% (13/15).", 13, 15, "76.7%", "inconsistent percent-mismatch")]
    [InlineData("Sebanyak 16 dari 28 ibu (93,3%) adalah primipara.", 16, 28, "93,3%", "caution percent-mismatch")] // 28 of 30 is 93.3 % as well
    [InlineData("Of the 33 mothers asked, 26 (87.8%) agreed.", 26, 33, "87.8%", "caution percent-mismatch")]
    public void A_count_of_a_whole_with_its_percentage(string sentence, int count, int whole, string percent, string found)
    {
        var item = Assert.Single(Check(sentence).Items);
        var frequencies = Assert.IsType<ReportedFrequencies>(item.Item);
        Assert.Equal((count, (long?)whole), (frequencies.Levels[0].Count, frequencies.N));
        Assert.Equal(percent, frequencies.Levels[0].Percent!.Text.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(found, Codes(item));
    }

    // The P15 study: 13/15 and 5/15, printed p 0.003. Exact: Fisher 0.00776, chi-square 0.00310, Yates 0.00922; odds ratio 13.0 (Wald 2.07 to 81.5).
    [Theory]
    [InlineData("Hasilnya 13/15 (86,7 %) vs 5/15 (33,3 %), p = 0,003.", "")]
    [InlineData("Hasilnya 13/15 (86,7 %) vs 5/15 (33,3 %), p = 0,03.", "inconsistent p-mismatch")]
    [InlineData("Smooth flow: 13/15 (86.7%) versus 5/15 (33.3%); OR = 13.0; 95% CI 2.1 to 81.5; p = 0.003.", "")]
    [InlineData("Smooth flow: 13/15 (86.7%) versus 5/15 (33.3%); OR = 3.0; 95% CI 1.2 to 81.5; p = 0.003.", "inconsistent interval-mismatch, inconsistent odds-ratio-mismatch")]
    [InlineData("Produksi ASI cukup pada 15 dari 16 ibu kelompok intervensi, sedangkan pada kelompok kontrol 9 dari 16 ibu cukup (OR = 11,7; 95% CI 1,2–110).", "")]
    [InlineData("Produksi ASI cukup pada 15 dari 16 ibu kelompok intervensi, sedangkan pada kelompok kontrol 9 dari 16 ibu cukup (OR = 5,2; 95% CI 1,2–110).", "inconsistent odds-ratio-mismatch")]
    [InlineData("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu tidak lancar. Nilai OR = 21,0 bermakna.", "")]
    [InlineData("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu tidak lancar. Nilai OR = 11,5 bermakna.", "caution odds-ratio-mismatch")]
    [InlineData("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu tidak lancar. Nilai aOR = 11,5 bermakna.", "")]
    [InlineData("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu tidak lancar. Pada regresi logistik nilai OR = 11,5.", "")]
    public void Two_groups(string text, string found)
    {
        var item = Assert.Single(Check(text).Items, item => item.Item is ReportedTwoProportions);

        Assert.Equal(found, Codes(item));
    }

    [Fact]
    public void What_is_denied_in_one_group_is_turned()
    {
        var item = (ReportedTwoProportions)Check("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu tidak lancar.").Items.Single().Item;

        Assert.Equal([("intervensi", 9L, 10L), ("kontrol", 3L, 10L)], item.Groups.Select(group => (group.Label!, group.Events, group.N)));
        Assert.Equal("lancar", item.Variable);
    }

    [Theory]
    [InlineData("Sebelum pijat 6 dari 28 ibu lancar dan sesudah pijat 24 dari 28 ibu lancar (p = 0,9).")] // one group
    [InlineData("Smooth flow rose from 6/28 to 24/28 after massage, p = 0.9.")]
    [InlineData("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu sembuh. OR = 1,5.")] // two outcomes
    [InlineData("Pada kelompok intervensi 9 dari 10 ibu lancar. Pada kelompok kontrol 7 dari 10 ibu mengeluh. OR = 1,5.")]
    [InlineData("Tekanan darah 120/80 vs 110/70 mmHg, p = 0,9.")]
    [InlineData("Pada 12/12/2023 vs 5/12/2024.")]
    public void What_is_no_comparison_of_two_groups_is_left(string text) =>
        Assert.DoesNotContain(Check(text).Items, item => item.Item is ReportedTwoProportions);

    [Fact]
    public void A_cell_that_holds_sentences_is_read_like_a_paragraph()
    {
        const string sentence = "Sebanyak 15 dari 16 (83,8%) ibu pada kelompok intervensi";
        var row = new PaperRow("1.\tAsih\t" + sentence, [new PaperCell("1.", 0), new PaperCell("Asih", 1), new PaperCell(sentence, 2)]);
        var paper = new Paper(null, [new PaperTable(new PaperPlace(1, 1, null), "Tabel 1 Hasil penelusuran literatur", [row])]);

        var result = Assert.Single(ReadPaper.Results(paper).Items);

        Assert.Equal("15 dari 16 (83,8%)", result.Printed);
        Assert.Equal("15 dari 16 (83,8%)", paper.Blocks[0].Text.Substring(result.Spans[0].Start, result.Spans[0].Length));
    }

    [Fact]
    public void Each_pair_of_a_long_paragraph_stays_within_its_sentences()
    {
        var text = string.Concat(Enumerable.Repeat("Pada kelompok intervensi 9 dari 10 ibu lancar, sedangkan pada kelompok kontrol 3 dari 10 ibu lancar (OR = 21,0). Pijat membantu ibu. ", 2_000));

        var items = Check(text).Items;

        Assert.Equal(2_000, items.Count);
        Assert.All(items, item => Assert.Equal(("21,0", 0), (((ReportedTwoProportions)item.Item).OddsRatio?.Text, item.Findings.Count)));
    }

    private static CheckReport Check(string text) => CheckReportedResults.Run(new ReportedDocument(null,
        [.. ReadPaper.Results(new Paper(null, [new PaperParagraph(new PaperPlace(1, 1, "HASIL"), text)]) { Mark = DecimalMarks.Of(text) }).Items.Select(result => result.Item)]));

    private static string Codes(ItemReport item) =>
        string.Join(", ", item.Findings.Select(finding => finding.Severity.Text() + " " + finding.Code.Text()).Order(StringComparer.Ordinal));
}
