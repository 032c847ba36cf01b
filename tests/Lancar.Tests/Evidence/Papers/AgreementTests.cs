using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Evidence.Papers;

/// <summary>What a paper says in two places: found in both languages, and left alone where two readings can be reconciled. The sentences are ours.</summary>
public sealed class AgreementTests
{
    [Theory]
    // Design and groups.
    [InlineData("Penelitian ini memakai desain quasi eksperimen.", "Penelitian ini memakai desain pre-eksperimental.", "design-disagrees")]
    [InlineData("This cross-sectional study included mothers.", "The study was a randomized controlled trial.", "design-disagrees")]
    [InlineData("Penelitian ini memakai desain cross sectional.", "Desain penelitian ini potong lintang.", "")]
    [InlineData("Penelitian ini memakai desain quasi eksperimen.", "Desain penelitian ini quasi eksperimen, bukan pre eksperimen.", "")]
    [InlineData("Previous randomized controlled trials were small. Mothers were asked.", "This was a cross-sectional study.", "")]
    [InlineData("Penelitian ini kualitatif.", "Desain penelitian ini potong lintang.", "")]
    [InlineData("Desain penelitian ini pretest-posttest with control group.", "Desain penelitian ini one group pretest-posttest.", "groups-disagree")]
    [InlineData("This study had a pretest-posttest design without a control group.", "The study design was pretest-posttest with a control group.", "groups-disagree")]
    [InlineData("Desain penelitian ini pretest-posttest tanpa kelompok kontrol.", "Desain penelitian ini one group pretest-posttest.", "")]
    // Number of people.
    [InlineData("Jumlah sampel sebanyak 94 orang.", "Jumlah sampel penelitian adalah 49 orang.", "sample-size-disagrees")]
    [InlineData("A total of 60 mothers took part.", "We enrolled 68 women.", "sample-size-disagrees")]
    [InlineData("Jumlah sampel sebanyak 94 orang.", "Populasi 546 ibu; jumlah sampel penelitian adalah 94 orang.", "")]
    [InlineData("A total of 60 mothers took part.", "We enrolled 68 women; 8 withdrew.", "")]
    [InlineData("A total of 60 mothers took part.", "We enrolled 30 women in each group.", "")]
    [InlineData("A total of 60 mothers took part.", "At least 58 women were required; a total of 60 women were included.", "")]
    // Test.
    [InlineData("Data dianalisis dengan uji t.", "Data dianalisis dengan uji Wilcoxon.", "test-disagrees")]
    [InlineData("Data were analysed with the Mann–Whitney test.", "Data were analysed with the chi-square test.", "test-disagrees")]
    [InlineData("Data dianalisis dengan uji t.", "Data dianalisis dengan paired t-test dan uji Wilcoxon.", "")]
    [InlineData("Data dianalisis.", "Data dianalisis dengan uji Wilcoxon.", "")]
    [InlineData("Data dianalisis.", "Desain penelitian ini one group pretest-posttest. Data dianalisis dengan uji t independen.", "test-for-other-design")]
    [InlineData("Data dianalisis.", "Desain penelitian ini one group pretest-posttest. Data dianalisis dengan uji t berpasangan.", "")]
    // Cause.
    [InlineData("Terdapat pengaruh pijat terhadap ASI.", "Desain penelitian ini cross sectional.", "cause-beyond-design")]
    [InlineData("Massage is effective in raising milk volume.", "The study had a pre-experimental design.", "cause-beyond-design")]
    [InlineData("Tujuan penelitian untuk mengetahui ada pengaruh pijat. Ada hubungan pijat dengan ASI.", "Desain penelitian ini cross sectional.", "")]
    [InlineData("Tidak terdapat pengaruh pijat terhadap ASI.", "Desain penelitian ini cross sectional.", "")]
    [InlineData("Massage is effective in raising milk volume.", "The study was a randomized controlled trial.", "")]
    [InlineData("Massage is effective in raising milk volume.", "The study had a quasi-experimental design.", "")]
    // Dose.
    [InlineData("Pijat dilakukan 10 menit.", "Pijat dilakukan 15 menit, dua kali sehari.", "dose-disagrees")]
    [InlineData("Massage was given twice a day.", "Massage was given three times a day for 15 minutes.", "dose-disagrees")]
    [InlineData("Massage was given twice a day.", "Massage was given for 15 minutes.", "dose-not-in-methods")]
    [InlineData("Pijat dilakukan 10-15 menit.", "Pijat dilakukan 15 menit, 2 kali sehari selama tiga hari.", "")]
    [InlineData("Pijat dilakukan 2 x sehari.", "Pijat dilakukan dua kali sehari.", "")]
    [InlineData("Bayi menyusu 8 kali sehari.", "Pijat dilakukan dua kali sehari.", "")]
    public void Abstract_against_methods(string summary, string methods, string expected) =>
        Assert.Equal(expected, Codes($"ABSTRAK\n\n{summary}\n\nMETODE\n\n{methods}\n"));

    [Theory]
    [InlineData("Pengukuran dilakukan atas waktu pertama kali kolostrum keluar.", "Rata-rata kolostrum 16,5 ml.", "outcome-disagrees")]
    [InlineData("The difference in time to first milk was measured.", "The mean was 16.5 ml.", "outcome-disagrees")]
    [InlineData("Pengukuran dilakukan atas waktu pertama kali kolostrum keluar.", "Rata-rata waktu 16,5 jam, volume 20,5 ml.", "")]
    [InlineData("Skor produksi ASI diukur.", "Rata-rata skor 9,5 poin.", "")]
    [InlineData("Hasilnya p = 0,012.", "Hasil uji p = 0,021.", "p-disagrees")]
    [InlineData("Hasilnya p = 0,012.", "Hasil uji p = 0,0121 dan p = 0,4.", "")]
    [InlineData("Hasilnya p = 0,000.", "Hasil uji p < 0,001.", "")]
    [InlineData("Hasilnya p < 0,05.", "Hasil uji p = 0,021.", "")]
    [InlineData("Hasil.", "Hasil uji p = 0,000 (p<0,05). Hasil uji p = 0,000 (p<0,005).", "level-disagrees")]
    [InlineData("Hasil.", "Hasil uji p = 0,000 (p<0,05). Hasil uji p = 0,000 (p<0,01).", "")]
    [InlineData("Hasil.", "Hasil uji p = 0,000 (p<0,05). Penelitian Suhita (2023) memperoleh p = 0,000 (p<0,005).", "")]
    [InlineData("Hasil.", "Rerata 16,59 ml dengan standar deviasi 4,757 %.", "unit-disagrees")]
    [InlineData("Hasil.", "The mean was 16.59 ml, SD 4.757%.", "unit-disagrees")]
    [InlineData("Hasil.", "Rerata 16,59 ml dengan standar deviasi 4,757 ml.", "")]
    [InlineData("Hasil.", "Rerata adalah 9,17 ml. Skor rerata naik dari 9,17 menjadi 13,37.", "unit-disagrees")]
    [InlineData("Hasil.", "Rerata adalah 9,17 ml. Skor rerata naik dari 8,17 menjadi 13,37.", "")]
    [InlineData("Hasil.", "Nilai OR = 7,5 sehingga ibu memiliki peluang 7,2 kali untuk lancar.", "ratio-disagrees")]
    [InlineData("Hasil.", "The OR = 7.5, so the odds were 2.7 times greater.", "ratio-disagrees")]
    [InlineData("Hasil.", "Nilai OR = 11.500 sehingga ibu memiliki peluang 11,5 kali untuk lancar.", "")]
    [InlineData("Hasil.", "Nilai OR = 0,155 sehingga ibu memiliki peluang 6,45 kali untuk lancar.", "")] // the reciprocal is another finding's
    [InlineData("Hasil.", "Nilai OR = 2,345 sehingga ibu memiliki peluang 2,3 kali untuk lancar.", "")]
    [InlineData("Hasil.", "Nilai R sebesar 0,088 sehingga pijat memberi dampak sebesar 88,7%.", "effect-share-disagrees")]
    [InlineData("Hasil.", "Nilai R Square = 0,456 sehingga pijat memberi pengaruh sebesar 45,6 %.", "")]
    [InlineData("Hasil.", "Nilai R = 0,675 sehingga pijat memberi pengaruh sebesar 45,6 %.", "")]
    public void Abstract_and_results(string summary, string results, string expected) =>
        Assert.Equal(expected, Codes($"ABSTRAK\n\n{summary}\n\nHASIL\n\n{results}\n"));

    [Theory]
    [InlineData("Sebanyak 16 responden (57,1%) primipara.", "text-table-disagrees")]
    [InlineData("Ibu primipara sebanyak 15 orang (46,7%).", "text-table-disagrees")]
    [InlineData("Ibu primipara sebanyak 14 orang (46,6%), multipara 16 (53,3%).", "")] // cut off
    [InlineData("Ibu bukan primipara sebanyak 16 orang (46,7%).", "")]
    [InlineData("Ibu primipara dan multipara sebanyak 14 orang (53,3%).", "")] // together
    [InlineData("Ibu primipara yang lancar 10 orang (71,4%).", "")] // neither count nor percentage: another share
    [InlineData("Jumlah sampel 30 orang; primipara 14 orang (46,7%).", "")]
    public void Text_against_table(string sentence, string expected)
    {
        var text = "METODE\n\nJumlah sampel penelitian adalah 30 orang.\n\nHASIL\n\nTabel 1. Paritas\n\nKarakteristik\tJumlah\tPersentase (%)\nPrimipara\t14\t46,7\nMultipara\t16\t53,3\nJumlah\t30\t100\n\nBerdasarkan tabel 1 dapat diketahui hal berikut. " + sentence + "\n";
        Assert.Equal(expected, Codes(sentence.StartsWith("Sebanyak 16", StringComparison.Ordinal) ? text.Replace("14\t46,7", "16\t46,7", StringComparison.Ordinal).Replace("16\t53,3", "14\t53,3", StringComparison.Ordinal) : text));
    }

    [Theory]
    [InlineData("Jumlah sampel penelitian adalah 32 orang.", "sample-size-disagrees")]
    [InlineData("Jumlah sampel penelitian adalah 30 orang.", "")]
    [InlineData("Jumlah sampel penelitian adalah 60 orang dalam kelompok intervensi dan kelompok kontrol.", "")] // each table one group
    public void Number_of_people_against_the_tables(string methods, string expected) => Assert.Equal(expected, Codes(
        "METODE\n\n" + methods + "\n\nHASIL\n\nTabel 1. Paritas\n\nKarakteristik\tJumlah\tPersentase (%)\nPrimipara\t14\t46,7\nMultipara\t16\t53,3\nJumlah\t30\t100\n"));

    [Theory]
    [InlineData("Setelah Pijat", "Pre test", "label-disagrees")]
    [InlineData("Sebelum Pijat", "Post test", "label-disagrees")]
    [InlineData("Sebelum Pijat", "Pre test", "")]
    [InlineData("Sebelum dan Sesudah Pijat", "Pre test", "")]
    [InlineData("Setelah Persalinan", "Pre-eklampsia", "")]
    public void Caption_against_row(string caption, string row, string expected) =>
        Assert.Equal(expected, Codes($"HASIL\n\nTabel 3. Kolostrum {caption}\n\nVariabel\tN\tMean\tSD\n{row}\t17\t34,00\t3,725\n"));

    [Theory]
    [InlineData("1.72", "8.4", "direction-disagrees")]
    [InlineData("6.72", "8.4", "")]
    public void The_order_of_two_means(string before, string after, string expected) => Assert.Equal(expected, Codes(
        $"HASIL\n\nTabel 4.3 Tabulasi Silang\n\nNo.\tKelancaran ASI\tPretest\t\t\tPosttest\t\t\n\t\tN\t%\tMean\tN\t%\tMean\n1.\tLancar\t6\t21.4%\t{before}\t24\t85.7%\t{after}\n2.\tTidak Lancar\t22\t78.6%\t5.16\t4\t14.3%\t3.75\nTotal\t\t28\t100\t\t28\t100\t\n"));

    private const string References = "\n\nDAFTAR PUSTAKA\n\n- Asih, Y. (2017). Pijat Oksitosin Tahun 2016. *Jurnal*, 13(2), 209–214.\n- Dewi, I. M., & Basuki, P. P. (2022). Pijat. *Jurnal*, 14(1), 53–60. <https://doi.org/10.1/2>\n- Nurmishih, H. (2022). Pepaya. *Jurnal*, 4(3).\n- World Health Organization. (2020). Infant feeding.\n";

    [Theory]
    [InlineData("Pijat membantu (Asih, 2017; Dewi & Basuki, 2022; Nurmisih dkk., 2022; World Health Organization, 2020).", "")] // one letter off is a slip
    [InlineData("Menurut Asih (2017), Dewi et al. (2022), Nurmishih (2022) dan World Health Organization (2020) pijat membantu.", "")]
    [InlineData("Pijat membantu (Asih, 2017; Dewi et al., 2022; Nurmishih, 2022; World Health Organization, 2020; Victora et al., 2016).", "reference-missing")]
    [InlineData("Menurut Asih (2017), Basuki (2022), Nurmishih (2022), World Health Organization (2020) dan Fikawati, Syafiq, & Veratamala (2017) pijat membantu.", "reference-missing")]
    [InlineData("Pijat membantu (Asih, 2018; Asih, 2017; Dewi, 2022; Nurmishih, 2022; World Health Organization, 2020).", "reference-missing")]
    [InlineData("Pijat membantu (Asih, 2017; Dewi et al., 2022; World Health Organization, 2020).", "reference-uncited")]
    [InlineData("Pijat membantu [1], [2], [3–4].", "")]
    [InlineData("Pijat membantu (Asih, 2017; Dewi, 2022; Nurmishih, 2022; World Health Organization, 2020), diukur pada Maret (Mei 2021) dan tanggal (24 April 2021).", "")]
    public void Citations_against_the_list(string sentence, string expected) => Assert.Equal(expected, Codes("PENDAHULUAN\n\n" + sentence + References));

    [Theory]
    [InlineData("(2,4,5)", 4, "")]
    [InlineData("(2,4,5)", 3, "")]
    public void Figures_in_brackets_are_no_citations(string bracket, int _, string expected) => Assert.Equal(expected, Codes(
        "PENDAHULUAN\n\nPijat membantu " + bracket + " (Asih, 2017; Dewi, 2022; Nurmishih, 2022; World Health Organization, 2020)." + References));

    private const string Review = "ABSTRAK\n\nDari hasil analisis pada 4 artikel diketahui ada hubungan.\n\nHASIL\n\nBerikut adalah 4 artikel dengan mayoritas uji {0}.\n\nTabel 1 Hasil penelusuran literatur\n\nNo\tPenulis\tMetode\n" +
        "1.\tAsih\tDesain quasi eksperimen dan uji chi square\n2.\tDewi\tDesain {1} dan uji {2}\n3.\tSari\tDesain quasi eksperimen dan uji wilcoxon\n{3}";

    [Theory]
    [InlineData("wilcoxon", "quasi eksperimen", "wilcoxon", "4.\tNufus\tDesain quasi eksperimen dan uji wilcoxon\n", "")]
    [InlineData("chi square", "quasi eksperimen", "wilcoxon", "4.\tNufus\tDesain quasi eksperimen dan uji wilcoxon\n", "majority-disagrees")]
    [InlineData("wilcoxon", "pre eksperimen", "t-test independen", "4.\tNufus\tDesain quasi eksperimen dan uji wilcoxon\n", "test-for-other-design")]
    [InlineData("wilcoxon", "pre eksperimen", "t-test berpasangan", "4.\tNufus\tDesain quasi eksperimen dan uji wilcoxon\n", "")]
    [InlineData("wilcoxon", "quasi eksperimen", "wilcoxon", "", "")] // the end of the table may not have been recognised
    public void The_table_of_a_review(string most, string design, string test, string last, string expected) =>
        Assert.Equal(expected, Codes(string.Format(System.Globalization.CultureInfo.InvariantCulture, Review, most, design, test, last)));

    [Fact]
    public void A_gap_among_the_rows_of_a_review()
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, Review, "wilcoxon", "quasi eksperimen", "wilcoxon", "4.\tNufus\tDesain quasi eksperimen dan uji wilcoxon\n").Replace("3.\tSari\tDesain quasi eksperimen dan uji wilcoxon\n", "", StringComparison.Ordinal);

        var finding = Assert.Single(Run(text).Findings);

        Assert.Equal(AgreementCode.ReviewRowsMissing, finding.Code);
        Assert.Contains("number 3 is not among them", finding.Message.English, StringComparison.Ordinal);
        Assert.Equal(["4 artikel", "2.\tDewi", "4.\tNufus"], finding.Places.Zip((string[])["4 artikel", "2.\tDewi", "4.\tNufus"], (place, words) => place.Words.Contains(words, StringComparison.Ordinal) ? words : place.Words));
    }

    private const string Numbered = "\n\nDAFTAR PUSTAKA\n\n1. Asih Y. Pijat oksitosin. Jurnal. 2017;13(2):209-214.\n2. Dewi IM. Pijat. Jurnal. 2022;14(1):53-60.\n3. Nurmisih H. Pepaya. Jurnal. 2022;4(3).\n4. World Health Organization. Infant feeding. 2020.\n";

    [Theory]
    [InlineData("Pijat membantu [1,2]. Pepaya juga [3]. Menyusui dianjurkan [1-4].", "")]
    [InlineData("Pijat membantu [1, 2]. Pepaya juga [3]. Menyusui dianjurkan [4,7].", "reference-missing")]
    [InlineData("Pijat membantu [1]. Pepaya juga [2]. Menyusui dianjurkan [4].", "reference-uncited")]
    // Intervals in square brackets are no citations.
    [InlineData("Median 5 [2, 9], lalu 6 [4, 12] dan 8 [3, 11].", "")]
    public void Numbers_in_brackets_against_a_numbered_list(string sentence, string expected) => Assert.Equal(expected, Codes("PENDAHULUAN\n\n" + sentence + Numbered));

    [Fact]
    public void A_number_that_is_missing_says_where_the_list_ends()
    {
        var finding = Assert.Single(Run("PENDAHULUAN\n\nPijat membantu [1–3]. Menyusui dianjurkan [4, 12, 15]." + Numbered).Findings);

        Assert.Contains("“[12, 15]” is cited; the list of references ends with number 4", finding.Message.English, StringComparison.Ordinal);
        Assert.Contains("World Health Organization", finding.Places[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_is_quoted_as_it_stands()
    {
        var paper = LayoutText.Read("ABSTRAK\n\nDesain penelitian ini quasi eksperimen.\n\nMETODE\n\nDesain penelitian ini pre eksperimen.\n", null);
        var finding = Assert.Single(CheckAgreement.Run(paper, ReadPaper.Results(paper)).Findings);

        Assert.Equal(Severity.Caution, finding.Severity);
        Assert.Equal([("ABSTRAK", 3), ("METODE", 7)], finding.Places.Select(place => (place.Place.Heading!, place.Place.Line!.Value)));
        Assert.All(finding.Places, place => Assert.Equal(place.Words, paper.Blocks[place.Span!.Value.Block].Text.Substring(place.Span.Value.Start, place.Span.Value.Length)));
        Assert.Contains("“quasi eksperimen”", finding.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_compared_is_said()
    {
        var left = Run("PENDAHULUAN\n\nPijat membantu.\n").NotChecked;

        Assert.Equal(["design", "dose", "outcome", "references", "sample-size", "test", "text-table"], left.Select(one => one.What).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Typed_in_tables_have_one_place_only() => Assert.Same(PaperAgreement.None, Checks.Run("{\"items\":[]}").Agreement);

    private static PaperAgreement Run(string text)
    {
        var paper = LayoutText.Read(text, null);
        return CheckAgreement.Run(paper, ReadPaper.Results(paper));
    }

    private static string Codes(string text) => string.Join(", ", Run(text).Findings.Select(finding => finding.Code.Text()));
}
