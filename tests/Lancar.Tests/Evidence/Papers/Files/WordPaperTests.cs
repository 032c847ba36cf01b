using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using static Lancar.Tests.Evidence.Papers.Files.MadeFiles;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>Word documents as people write them. Figures of paper 001, table 1, where a whole table is read.</summary>
public sealed class WordPaperTests
{
    [Fact]
    public void A_cross_table_with_merged_headings_reads_as_its_writer_meant_it()
    {
        var table = Table(
            Row(Cell("Pengetahuan", 1, Restart), Cell("Pengeluaran ASI", 4), Cell("Total", 2, Restart), Cell("p-value", 1, Restart), Cell("POR (95% CI)", 1, Restart)),
            Row(Cell("", 1, Continue), Cell("Lancar", 2), Cell("Tidak Lancar", 2), Cell("", 2, Continue), Cell("", 1, Continue), Cell("", 1, Continue)),
            Row(Cell("", 1, Continue), Cell("n"), Cell("%"), Cell("n"), Cell("%"), Cell("n"), Cell("%"), Cell("", 1, Continue), Cell("", 1, Continue)),
            Row(Cell("Baik"), Cell("27"), Cell("79,4"), Cell("7"), Cell("20,6"), Cell("34"), Cell("100,0"), Cell("0,000", 1, Restart), Cell("0,029 (0,94-0,009)", 1, Restart)),
            Row(Cell("Kurang"), Cell("6"), Cell("10,0"), Cell("54"), Cell("90,0"), Cell("60"), Cell("100,0"), Cell("", 1, Continue), Cell("", 1, Continue)),
            Plain("Total", "33", "35,1", "61", "64,9", "94", "100,0", "", ""));
        var read = Read(Docx(P("Tabel 1. Hubungan Pengetahuan Ibu dengan Pengeluaran ASI") + table + P("Hasil uji Chi Square menunjukkan p = 0,000.")));

        var cross = Assert.IsType<ReportedCrosstab>(Assert.Single(ReadPaper.Results(read).Items).Item);
        Assert.Equal([[27, 7], [6, 54]], cross.Counts.Select(row => row.ToArray()));
        Assert.Equal(["Baik", "Kurang"], cross.Rows);
        Assert.Equal(["Lancar", "Tidak Lancar"], cross.Columns);
        Assert.Equal(("0,000", "0,029", "0,94", "0,009"), (cross.P!.Text, cross.OddsRatio!.Text, cross.OddsRatioInterval!.Lower.Text, cross.OddsRatioInterval.Upper.Text));
        Assert.Equal(("Tabel 1", 94L), (cross.Place, cross.N));
    }

    [Fact]
    public void Merged_cells_keep_their_columns_and_rows()
    {
        var read = Read(Docx(Table(
            Row(Cell("A", 2, Restart), Cell("B")),
            Row(Cell("", 2, Continue), Cell("C")),
            Row("<w:tc><w:tcPr/><w:p/></w:tc>", Cell("D", 2)))));

        var rows = Assert.IsType<PaperTable>(Assert.Single(read.Blocks)).Rows;
        Assert.Equal([new PaperCell("A", 0, 2, 2), new PaperCell("B", 2)], rows[0].Cells!);
        Assert.Equal([new PaperCell("C", 2)], rows[1].Cells!);
        Assert.Equal(new PaperCell("D", 1, 2), rows[2].Cells![^1]);
    }

    [Fact]
    public void Tracked_changes_hidden_text_and_fields_read_as_the_page_shows_them()
    {
        var words = "<w:p><w:r><w:t>rata-rata </w:t></w:r><w:ins><w:r><w:t>9,17</w:t></w:r></w:ins><w:del><w:r><w:delText>8,88</w:delText></w:r></w:del>"
            + "<w:moveFrom><w:r><w:t>7,77</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>6,66</w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE 5,55</w:instrText><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t> poin</w:t></w:r></w:p>";

        Assert.Equal("rata-rata 9,17 poin", Assert.IsType<PaperParagraph>(Assert.Single(Read(Docx(words)).Blocks)).Words);
    }

    [Theory]
    [InlineData("0,05", "superscript", "a", "0,05")]
    [InlineData("0,05", "superscript", "1", "0,05")]
    [InlineData("0,05", "superscript", "*", "0,05 *")]
    [InlineData("10", "superscript", "3", "10³")]
    [InlineData("χ", "superscript", "2", "χ²")]
    [InlineData("Mean", "superscript", "b", "Mean")]
    [InlineData("1", "superscript", "st", "1st")]
    [InlineData("12", "superscript", "1)", "12")]
    [InlineData("T", "subscript", "0", "T0")]
    [InlineData("34", "subscript", "a", "34")]
    [InlineData("34", "subscript", "2", "34₂")]
    public void Marks_above_and_below_the_line_never_become_part_of_a_number(string words, string script, string mark, string read)
    {
        var paragraph = $"<w:p><w:r><w:t>{words}</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='{script}'/></w:rPr><w:t>{mark}</w:t></w:r></w:p>";

        Assert.Equal(read, Assert.Single(Read(Docx(paragraph)).Blocks).Text);
    }

    [Fact]
    public void Text_boxes_footnotes_and_formulas_are_read()
    {
        var box = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + P("Kotak: n = 30.") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + P("Kotak: n = 30.") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
        var formula = "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>";

        var read = Read(Docx(box + formula, "<w:footnote w:id='1'>" + P("Catatan: t(28) = 2,20, p = 0,036.") + "</w:footnote>"));

        Assert.Equal(["Kotak: n = 30.", "10³", "Catatan: t(28) = 2,20, p = 0,036."], read.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Tables_that_are_pictures_and_embedded_objects_are_named_and_not_guessed()
    {
        const string Picture = "<w:p><w:r><w:drawing><wp:docPr descr='peta desa'/><a:blip r:embed='rId9'/></w:drawing></w:r></w:p>";
        const string Program = "<w:p><w:r><w:object><v:shape/><o:OLEObject ProgID='Equation.3'/></w:object></w:r></w:p>";

        var read = Read(Docx(P("Tabel 2. Rata-rata Volume ASI") + Picture + P("Kalimat di antaranya saja.") + Picture + Program));

        Assert.Equal([("Tabel 2. Rata-rata Volume ASI", "picture-of-table"), ("peta desa", "picture"), ("", "embedded")], read.Unread.Select(part => (part.Words, part.Why)));
    }

    [Fact]
    public void Headings_are_known_by_their_style_or_their_words()
    {
        var read = Read(Docx(P("Latar belakang", "<w:pPr><w:pStyle w:val='Judul1'/></w:pPr>") + P("Satu kalimat biasa tentang ASI.") + P("HASIL PENELITIAN") + P("Kalimat lain tentang hasilnya."),
            styles: "<w:style w:styleId='Judul1'><w:name w:val='heading 1'/></w:style>"));

        Assert.Equal(["Latar belakang", "HASIL PENELITIAN"], read.Blocks.OfType<PaperHeading>().Select(heading => heading.Words));
        Assert.Equal("HASIL PENELITIAN", read.Blocks[^1].Place.Heading);
    }

    [Fact]
    public void Rows_typed_below_each_other_inside_one_cell_are_taken_apart()
    {
        var read = Read(Docx(P("Tabel 1. Paritas") + Table(Plain("Paritas", "n", "%"), Row(Cell("Primipara\nMultipara"), Cell("14\n16"), Cell("46,7\n53,3")), Plain("Total", "30", "100"))));

        var item = Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item);
        Assert.Equal([("Primipara", 14L, "46,7"), ("Multipara", 16L, "53,3")], item.Levels.Select(level => (level.Label!, level.Count, level.Percent!.Text)));
    }

    [Fact]
    public void A_count_with_its_percentage_in_brackets_in_one_cell()
    {
        var read = Read(Docx(P("Tabel 1. Paritas") + Table(Plain("Paritas", "n (%)"), Plain("Primipara", "14 (46,7)"), Plain("Multipara", "16 (53,3)"), Plain("Total", "30 (100)"))));

        Assert.Equal([14, 16], Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item).Levels.Select(level => level.Count));
    }

    [Fact]
    public void Mean_and_deviation_in_one_cell_and_a_footnote_at_the_p()
    {
        var p = "<w:tc><w:p><w:r><w:t>0,001</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>a</w:t></w:r></w:p></w:tc>";
        var read = Read(Docx(P("Tabel 2. Skor sebelum dan sesudah") + Table(Plain("Pengukuran", "n", "Mean ± SD", "p"), Row(Cell("Sebelum"), Cell("30"), Cell("9,17 ± 0,874"), p), Plain("Sesudah", "30", "13,37 ± 1,671", ""))));

        var item = Assert.IsType<ReportedPaired>(Assert.Single(ReadPaper.Results(read).Items).Item);
        Assert.Equal(("9,17", "0,874", "13,37", "1,671", "0,001", 30L), (item.Before.Mean!.Text, item.Before.Sd!.Text, item.After.Mean!.Text, item.After.Sd!.Text, item.P!.Text, item.N));
    }

    [Fact]
    public void Columns_named_in_two_rows_of_headings_stand_in_the_order_of_the_page()
    {
        // Read line by line, the headings would say n, mean, SD: the n of the upper line stands last.
        var read = Read(Docx(P("Tabel 3. Skor menurut kelompok") + Table(
            Row(Cell("Kelompok", 1, Restart), Cell("Skor", 2), Cell("n", 1, Restart)),
            Row(Cell("", 1, Continue), Cell("Mean"), Cell("SD"), Cell("", 1, Continue)),
            Plain("Pijat", "9,17", "0,87", "30"),
            Plain("Kontrol", "8,10", "0,91", "31"))));

        var items = ReadPaper.Results(read).Items.Select(result => Assert.IsType<ReportedSummary>(result.Item)).ToArray();
        Assert.Equal([("9,17", "0,87", 30L), ("8,10", "0,91", 31L)], items.Select(item => (item.Values.Mean!.Text, item.Values.Sd!.Text, item.N!.Value)));
    }

    [Fact]
    public void A_table_that_goes_on_under_a_caption_saying_so_is_one_table()
    {
        var read = Read(Docx(P("Tabel 4. Umur Ibu") + Table(Plain("Umur", "n", "%"), Plain("muda", "10", "33,3")) + P("Lanjutan Tabel 4. Umur Ibu") + P("Tabel 4. Umur Ibu (lanjutan)")
            + Table(Plain("Umur", "n", "%"), Plain("tua", "20", "66,7"), Plain("Total", "30", "100"))));

        var item = Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item);
        Assert.Equal([10, 20], item.Levels.Select(level => level.Count));
    }

    [Fact]
    public void A_table_pasted_from_SPSS_keeps_its_numbers_without_a_leading_zero()
    {
        var read = Read(Docx(P("Tabel 5. Uji Wilcoxon skor ASI") + Table(
            Row(Cell("Test Statistics", 2)), Plain("", "post - pre"), Plain("Z", "-4.782"), Plain("Asymp. Sig. (2-tailed)", ".000"))));

        var results = ReadPaper.Results(read);
        Assert.Empty(results.Items);
        Assert.Single(results.Unread);
        Assert.Contains(".000", Assert.IsType<PaperTable>(Assert.Single(read.Blocks)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_divided_by_tabs_are_a_table()
    {
        static string Tabbed(params string[] cells) => "<w:p><w:r>" + string.Join("<w:tab/>", cells.Select(cell => $"<w:t>{cell}</w:t>")) + "</w:r></w:p>";
        var read = Read(Docx(P("Tabel 1. Paritas") + Tabbed("Paritas", "n", "%") + Tabbed("Primipara", "14", "46,7") + Tabbed("Multipara", "16", "53,3") + Tabbed("Total", "30", "100")));

        Assert.Equal(30, Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item).N);
    }

    [Fact]
    public void A_table_typed_as_lines_below_its_caption_is_a_table_up_to_the_running_text()
    {
        var read = Read(Docx(P("Tabel 1. Paritas") + P("Paritas n %") + P("Primipara 14 46,7") + P("Multipara 16 53,3") + P("Total 30 100") + P("Berdasarkan tabel 1, sebagian besar ibu adalah multipara.")));

        Assert.Equal(30, Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item).N);
        Assert.Equal("Berdasarkan tabel 1, sebagian besar ibu adalah multipara.", Assert.IsType<PaperParagraph>(read.Blocks[^1]).Words);
    }

    [Fact]
    public void A_table_that_only_frames_the_page_is_read_as_if_it_were_not_there()
    {
        var inner = Table(Plain("Paritas", "n", "%"), Plain("Primipara", "14", "46,7"), Plain("Multipara", "16", "53,3"), Plain("Total", "30", "100"));
        var read = Read(Docx($"<w:tbl><w:tr><w:tc>{P("Tabel 1. Paritas")}{inner}<w:p/></w:tc></w:tr></w:tbl>"));

        Assert.Equal(30, Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item).N);
    }

    [Fact]
    public void Pages_are_counted_where_Word_noted_them()
    {
        var read = Read(Docx(P("Halaman satu saja.") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Halaman dua.</w:t></w:r></w:p>" + P("Masih di sana.")));

        Assert.Equal([1, 2, 2], read.Blocks.Select(block => block.Place.Page!.Value));
    }

    private static Paper Read(byte[] file)
    {
        var reading = PaperReader.Read("naskah.docx", file);
        Assert.True(reading.IsUsable, string.Join("; ", reading.Issues.Select(issue => issue.Message.English)));
        return reading.Value!;
    }
}
