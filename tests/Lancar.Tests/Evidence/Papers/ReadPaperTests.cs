using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Evidence.Papers;

/// <summary>Tables as conversions leave them, read and checked. Figures of papers 001 to 004 (tables named below); the sentences are ours, in their manner.</summary>
public sealed class ReadPaperTests
{
    // Paper 001, table 1.
    private const string CrossTable = """
        Tabel 1. Hubungan Pengetahuan Ibu dengan Pengeluaran ASI
        Pengetahuan ibu
        Pengeluaran ASI
        p-value
        POR
        (95% CI)
        Lancar Tidak Lancar Total
        N % N % N %
        Baik  27 79,4 7 20,6 34 100,0  0,029
        (0,94-
        0,009) Kurang  6 10,0 54 90,0 60 100,0 0,000
        Total  33 35,1 61 64,9 94 100,0
        Berdasarkan tabel 1, hasil uji Chi Square adalah (p = 0,000) < (0,05).
        Nilai POR = 0,029 (95% CI= 0,94-0,009): ibu yang berpengetahuan baik mempunyai peluang 0,029 kali lebih besar
        untuk kelancaran ASI dibanding ibu yang berpengetahuan kurang.
        """;

    [Fact]
    public void A_cross_table_with_its_odds_ratio_and_what_the_sentence_claims()
    {
        var table = Assert.IsType<ReportedCrosstab>(Only(CrossTable).Item);

        Assert.Equal(("Tabel 1", "tabel-1"), (table.Place, table.Id));
        Assert.Equal(["Baik", "Kurang"], table.Rows);
        Assert.Equal(["Lancar", "Tidak Lancar"], table.Columns);
        Assert.Equal([[27, 7], [6, 54]], table.Counts.Select(row => row.ToArray()));
        Assert.Equal([34, 60], table.RowTotals);
        Assert.Equal([33, 61], table.ColumnTotals);
        Assert.Equal(94, table.N);
        Assert.Equal(["79,4", "20,6"], table.RowPercents![0].Select(percent => percent!.Text));
        Assert.Null(table.ColumnPercents);
        Assert.Equal(("Chi Square", "0,000", "0,029"), (table.Test, table.P!.Text, table.OddsRatio!.Text));
        Assert.Equal(("0,94", "0,009"), (table.OddsRatioInterval!.Lower.Text, table.OddsRatioInterval.Upper.Text));
        Assert.Equal(["higher-odds:Baik:Lancar"], table.Claims);
    }

    [Fact]
    public void Every_span_shows_the_words_it_was_read_from()
    {
        var paper = LayoutText.Read(CrossTable, null);
        var result = Assert.Single(ReadPaper.Results(paper).Items);

        var words = result.Spans.Select(span => paper.Blocks[span.Block].Text.Substring(span.Start, span.Length)).ToArray();
        Assert.Equal(result.Printed, words[0]);
        Assert.Contains("Chi Square", words);
        Assert.Contains(words, word => word.StartsWith("POR = 0,029 (95% CI= 0,94-0,009)", StringComparison.Ordinal) || word.StartsWith("Nilai POR = 0,029", StringComparison.Ordinal));
        Assert.Contains(words, word => word.StartsWith("p = 0,000", StringComparison.Ordinal));
    }

    [Fact]
    public void The_upside_down_odds_ratio_of_paper_001_is_found_from_its_text()
    {
        var codes = Check(CrossTable).Items.Single().Findings.Select(finding => (finding.Code, finding.Severity)).ToArray();

        Assert.Contains((FindingCode.OddsRatioInverted, Severity.Inconsistent), codes);
        Assert.Contains((FindingCode.PZero, Severity.Caution), codes);
    }

    // Paper 003, table 5.
    [Fact]
    public void Before_and_after_in_tabs_with_the_words_below()
    {
        const string text = "Tabel 1. Distribusi menurut paritas\n\nNo\tKarakteristik\tJumlah\tPersentase (%)\n1\tPrimipara\t14\t46,7\n2\tMultipara\t16\t53,3\nJumlah\t\t30\t100\n\n" +
            "Tabel 5. Pengaruh pijat oksitosin terhadap produksi ASI di TPMB Jambi\n\nVariabel\tMean\tSD\tMinimum\tMaksimum\t95% CI\tP Value\n" +
            "Pretest\t9,17\t0,874\t7\t10\t8,84 – 9,49\t0,012\nPosttest\t13,37\t1,671\t9\t16\t12,74 – 13,99\t\n\n" +
            "Hasil uji Wilcoxon Signed-Rank Test p = 0,012, dari total skor maksimal 16 poin. Tidak ada satupun responden yang mengalami penurunan skor.";
        var results = ReadPaper.Results(LayoutText.Read(text, null));
        var paired = Assert.IsType<ReportedPaired>(results.Items[1].Item);

        Assert.Empty(results.Unread);
        Assert.Equal(30, paired.N);
        Assert.Equal("Pengaruh pijat oksitosin terhadap produksi ASI", paired.Variable);
        Assert.Equal(("9,17", "0,874", "7", "10", "8,84 – 9,49"), Figures(paired.Before));
        Assert.Equal(("13,37", "1,671", "9", "16", "12,74 – 13,99"), Figures(paired.After));
        Assert.Equal(("Wilcoxon Signed-Rank Test", "0,012", true), (paired.Test, paired.P!.Text, paired.Measure.Integer));
        Assert.Equal(["none-decreased"], paired.Claims);
        Assert.Contains(Check(text).Items[1].Findings, finding => finding is { Code: FindingCode.PUnattainable, Severity: Severity.Inconsistent });
    }

    // Without a greatest score, or with one of 100, nobody has said that single values are whole numbers; nor has a table whose values go beyond it.
    [Theory]
    [InlineData("Skor ibu naik.", 9, false)]
    [InlineData("Skor ibu naik; skor maksimal 16 poin.", 9, true)]
    [InlineData("Skor ibu naik; skor maksimal 100.", 9, false)]
    [InlineData("Skor ibu naik; skor maksimal 16 %.", 9, false)]
    [InlineData("Skor ibu naik; skor maksimal 16 poin.", 17, false)]
    [InlineData("Skor ibu naik; skor maksimal 16 poin, skor maksimal 20 poin.", 9, false)]
    [InlineData("The scores range from 0 to 16.", 9, true)]
    public void Values_are_whole_only_when_the_paper_names_the_greatest_score(string below, int greatest, bool whole)
    {
        var text = FormattableString.Invariant($"Tabel 5. Produksi ASI\n\nVariabel\tN\tMean\tSD\tMinimum\tMaksimum\nPretest\t30\t8,17\t0,874\t7\t{greatest}\nPosttest\t30\t8,37\t0,671\t7\t{greatest}\n\n{below}");

        var item = Assert.IsType<ReportedPaired>(Only(text).Item);
        Assert.Equal(whole, item.Measure.Integer && item.Assumption is null);
    }

    // 1.72 of 6 and 5.16 of 22 people are no means of whole numbers (10/6, 11/6; 113/22, 114/22): a caution, since the paper does not say that points are whole.
    [Theory]
    [InlineData("8.4", "Mean", "caution grim, caution grim")]
    [InlineData("6.4", "Mean", "")] // averages of items on a scale up to 7
    [InlineData("8.4", "Mean (ml)", "")]
    public void Means_of_likely_whole_points_are_said_with_care(string greatest, string heading, string found)
    {
        var text = $"Tabel 4.3 Tabulasi Silang\n\nNo.\tKelancaran ASI\tPretest\t\t\tPosttest\t\t\n\t\tN\t%\t{heading}\tN\t%\t{heading}\n1.\tLancar\t6\t21.4%\t1.72\t24\t85.7%\t{greatest}\n2.\tTidak Lancar\t22\t78.6%\t5.16\t4\t14.3%\t3.75\nTotal\t\t28\t100\t\t28\t100\t\n";

        var findings = Check(text).Items.Where(item => item.Item is ReportedSummary).SelectMany(item => item.Findings).ToArray();

        Assert.Equal(found, string.Join(", ", findings.Select(finding => finding.Severity.Text() + " " + finding.Code.Text())));
        Assert.All(findings, finding => Assert.StartsWith("If the score counts whole points", finding.Message.English, StringComparison.Ordinal));
    }

    // 9.18 is no mean of 30 whole numbers: 275/30 = 9.167, 276/30 = 9.2.
    [Theory]
    [InlineData("Skor kuesioner ibu naik.", "10", "caution grim")]
    [InlineData("Skor kuesioner ibu naik; skor maksimal 16 poin.", "10", "inconsistent grim")]
    [InlineData("Skor kuesioner ibu naik.", "10,5", "")]
    [InlineData("Produksi ASI ibu naik.", "10", "")]
    [InlineData("Skor kuesioner ibu naik sampai 10 ml.", "10", "")]
    public void A_score_without_its_greatest_value_is_likely_of_whole_points(string below, string greatest, string found)
    {
        var text = $"Tabel 5. Produksi ASI\n\nVariabel\tN\tMean\tSD\tMinimum\tMaksimum\nPretest\t30\t9,18\t0,874\t7\t{greatest}\n\n{below}";

        Assert.Equal(found, string.Join(", ", Check(text).Items.Single().Findings.Select(finding => finding.Severity.Text() + " " + finding.Code.Text())));
    }

    [Theory]
    [InlineData("Penelitian ini memakai satu kelompok.", 30L)]
    [InlineData("Penelitian ini membandingkan kelompok intervensi dan kelompok kontrol.", null)]
    public void The_sample_of_the_other_tables_counts_only_for_one_group(string methods, long? n)
    {
        var text = "METODE PENELITIAN\n\n" + methods + "\n\nTabel 1. Paritas\n\nKarakteristik\tJumlah\tPersentase (%)\nPrimipara\t14\t46,7\nMultipara\t16\t53,3\nJumlah\t30\t100\n\n" +
            "Tabel 2. Volume\n\nVariabel\tMean\tSD\nPretest\t9,17\t0,874\nPosttest\t13,37\t1,671\n";

        Assert.Equal(n, ReadPaper.Results(LayoutText.Read(text, null)).Items.Select(item => item.Item).OfType<ReportedPaired>().Single().N);
    }

    // Paper 002, table 4: the labels stand below their figures.
    [Fact]
    public void Labels_below_their_figures()
    {
        var paired = Assert.IsType<ReportedPaired>(Only("Tabel 4. Pengaruh Pijat\nVariabel Rata-rata Selisih Sig.(2\nTailed)\n16,59 17,41 0,000\nPRE-TEST\n34,00\nPOST-TEST\nBerdasarkan uji Wilcoxon ada pengaruh.").Item);

        Assert.Equal(("16,59", "34,00", "17,41", "0,000"), (paired.Before.Mean!.Text, paired.After.Mean!.Text, paired.Difference!.Text, paired.P!.Text));
        Assert.Null(paired.N);
    }

    // Paper 002, table 1: headings of variables in lines of their own, a row broken over three lines.
    [Fact]
    public void Several_variables_below_each_other_without_totals()
    {
        var items = ReadPaper.Results(LayoutText.Read(
            "Tabel 1. Karakteristik\nKARAKTERISTIK\nRESPONDEN\nN %\nKELOMPOK UMUR\n15 - 20 Tahun\n7\n41\n21 – 25 Tahun 7 41\n26 – 30 Tahun 3 18\nPENDIDIKAN\nSMP\n4\n24\nSMA 7 41\nSarjana 6 35\nTabel 1 diperoleh bahwa umur ibu", null)).Items;

        Assert.Equal(["KELOMPOK UMUR", "PENDIDIKAN"], items.Select(item => item.Item.Variable));
        var ages = Assert.IsType<ReportedFrequencies>(items[0].Item);
        Assert.Equal([("15 - 20 Tahun", 7L, "41"), ("21 – 25 Tahun", 7L, "41"), ("26 – 30 Tahun", 3L, "18")], ages.Levels.Select(level => (level.Label, level.Count, level.Percent!.Text)));
        Assert.Null(ages.N);
    }

    // Paper 004, table 4.1: one heading over two columns, the variable in a column of its own, the headings again on the next page.
    [Fact]
    public void Variables_in_a_column_of_their_own_end_at_their_totals()
    {
        var items = ReadPaper.Results(LayoutText.Read(
            "Tabel 4.1 Karakteristik\n\nNo.\tKriteria Responden\tFrekuensi\tPresentase%\n1\tParitas\tPrimipara\t16\t47,1%\n\t\tMultipara\t12\t42,9%\n\t\tTotal\t28\t100%\n2.\tStatus\tBekerja\t17\t60,7%\nNo.\tKriteria Responden\tFrekuensi\tPresentase%\n\tPekerjaan\tTidak Bekerja\t11\t39,3%\n\t\tTotal\t28\t100%\n", null)).Items;

        Assert.Equal(["Paritas", "Status"], items.Select(item => item.Item.Variable));
        Assert.Equal(["Bekerja", "Tidak Bekerja"], Assert.IsType<ReportedFrequencies>(items[1].Item).Levels.Select(level => level.Label));
        Assert.All(items, item => Assert.Equal(28, Assert.IsType<ReportedFrequencies>(item.Item).N));
    }

    // Paper 004, table 4.3.
    [Fact]
    public void Counts_percentages_and_means_before_and_after()
    {
        var results = ReadPaper.Results(LayoutText.Read(
            "Tabel 4.3 Tabulasi Silang\n\nNo.\tKelancaran ASI\tPretest\t\t\tPosttest\t\t\n\t\tN\t%\tMean\tN\t%\tMean\n1.\tLancar\t6\t21.4%\t1.72\t24\t85.7%\t8.4\n2.\tTidak Lancar\t22\t78.5%\t5.16\t4\t14.3%\t3.75\nTotal\t\t28\t100\t\t28\t100\t\nStd.Deviasi\t\t1.546\t\t1.92\t\t\t\nHasil uji Wilcoxon P value\t\t\t\t\t\t\t0.000\n", null));

        var pair = results.Items.Select(item => item.Item).OfType<ReportedPairedBinary>().Single();
        Assert.Equal(("Lancar", 28L, 6L, 24L, "0.000"), (pair.Variable, pair.N!.Value, pair.Before, pair.After, pair.P!.Text));
        Assert.Equal([(6L, "1.72"), (24L, "8.4"), (22L, "5.16"), (4L, "3.75")], results.Items.Select(item => item.Item).OfType<ReportedSummary>().Select(mean => (mean.N!.Value, mean.Values.Mean!.Text)));
        Assert.All(results.Items.Select(item => item.Item).OfType<ReportedSummary>(), mean =>
        {
            Assert.True(mean.Measure.Integer);
            Assert.Equal("whole-points", mean.Assumption!.Key);
            Assert.False(Assert.IsType<ReportedSummary>(mean.Assumption.Proven).Measure.Integer);
        });
        Assert.Contains(results.Unread, part => part.Why == "row" && part.Words.StartsWith("Std.Deviasi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("< 0,001")]
    [InlineData("<0,001")]
    [InlineData("≤ 0,001")]
    public void A_relation_sign_belongs_to_its_number(string p)
    {
        var paired = Assert.IsType<ReportedPaired>(Only($"Tabel 5. Produksi ASI\nVariabel N Mean SD P Value\nPretest 30 9,17 0,874 {p}\nPosttest 30 13,37 1,671\nBerdasarkan tabel 5 ada kenaikan.").Item);

        Assert.Equal(Statistics.ReportedNumbers.NumberRelation.Below, paired.P!.Relation);
    }

    [Theory]
    [InlineData("Tabel 1. Tanpa judul kolom\nA 3 5\nB 4 6\n", "headings")]
    [InlineData("Tabel 1. Satu baris\nLancar Tidak Total\nN % N % N %\nBaik 3 60 2 40 5 100\n", "shape")]
    [InlineData("Tabel 1. Sel kosong\nLancar Tidak Total\nN % N % N %\nBaik 3 60 40 5 100\nKurang 1 50 1 50 2 100\n", "row")]
    [InlineData("Tabel 1. Tidak lengkap\nUmur N %\nMuda 3 30\nTua 4 40\n", "no-total")]
    public void What_is_not_sure_is_left_with_its_reason(string text, string why)
    {
        var results = ReadPaper.Results(LayoutText.Read(text, null));

        Assert.Empty(results.Items);
        Assert.Contains(results.Unread, part => part.Why == why);
    }

    [Fact]
    public void A_claim_is_taken_only_when_both_sides_are_named()
    {
        var silent = CrossTable.Replace(" dibanding ibu yang berpengetahuan kurang", "", StringComparison.Ordinal);

        Assert.Empty(Assert.IsType<ReportedCrosstab>(Only(silent).Item).Claims);
    }

    private static (string?, string?, string?, string?, string?) Figures(ReportedMoments moments) =>
        (moments.Mean?.Text, moments.Sd?.Text, moments.Min?.Text, moments.Max?.Text, moments.Interval?.Text);

    private static PaperResult Only(string text) => Assert.Single(ReadPaper.Results(LayoutText.Read(text, null)).Items);

    private static CheckReport Check(string text) =>
        CheckReportedResults.Run(new ReportedDocument(null, [.. ReadPaper.Results(LayoutText.Read(text, null)).Items.Select(result => result.Item)]));
}
