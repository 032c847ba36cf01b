using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Interop.Papers;

/// <summary>Text as conversions of papers leave it: doubled spacing, tabs, single blanks, labels below their figures.</summary>
public sealed class LayoutTextTests
{
    // The shape of paper 001, table 1: one blank between cells, every second line blank, the limits of the odds ratio before the second label.
    private const string DoubleSpaced = """
        HASIL PENELITIAN

        Jumlah sampel sebanyak 94 orang yang memenuhi

        kriteria untuk diberi-

        kan pijat oksitosin.

        Tabel 1. Hubungan Pengetahuan Ibu dengan Pengeluaran ASI di Wilayah

        Kerja Puskesmas Tahun 2023

        Pengeluaran ASI

        p-value

        Lancar Tidak Lancar Total

        N % N % N %

        Baik  27 79,4 7 20,6 34 100,0  0,029

        (0,94-0,009) Kurang  6 10,0 54 90,0 60 100,0 0,000

        Total  33 35,1 61 64,9 94 100,0

        Berdasarkan tabel 1, dari hasil uji statistik

        diperoleh nilai (p = 0,000).
        """;

    [Fact]
    public void A_table_of_single_blanks_and_doubled_lines_is_found_between_its_caption_and_the_text_below()
    {
        var paper = LayoutText.Read(DoubleSpaced, null);

        var table = Assert.Single(paper.Blocks.OfType<PaperTable>());
        Assert.Equal("Tabel 1", table.Label);
        Assert.Equal("Tabel 1. Hubungan Pengetahuan Ibu dengan Pengeluaran ASI di Wilayah Kerja Puskesmas Tahun 2023", table.Caption);
        Assert.Equal(
            ["Pengeluaran ASI", "p-value", "Lancar Tidak Lancar Total", "N % N % N %", "Baik  27 79,4 7 20,6 34 100,0  0,029", "(0,94-0,009) Kurang  6 10,0 54 90,0 60 100,0 0,000", "Total  33 35,1 61 64,9 94 100,0"],
            table.Rows.Select(row => row.Text));
        Assert.All(table.Rows, row => Assert.Null(row.Cells));
        Assert.Equal("Berdasarkan tabel 1, dari hasil uji statistik diperoleh nilai (p = 0,000).", paper.Blocks[^1].Text);
    }

    [Fact]
    public void Broken_lines_and_words_are_joined_and_stand_under_their_heading()
    {
        var paragraph = LayoutText.Read(DoubleSpaced, null).Blocks.OfType<PaperParagraph>().First();

        Assert.Equal("Jumlah sampel sebanyak 94 orang yang memenuhi kriteria untuk diberikan pijat oksitosin.", paragraph.Words);
        Assert.Equal(new PaperPlace(null, 3, "HASIL PENELITIAN"), paragraph.Place);
    }

    [Fact]
    public void Tabs_keep_empty_cells_apart()
    {
        const string text = "Tabel 4.3 Tabulasi Silang\n\nNo.\tKelancaran\tPretest\t\t\tPosttest\n\t\tN\t%\tMean\tN\n1.\tLancar\t6\t21.4%\t1.72\t24\nTotal\t\t28\t100\t\t28\n\nBerdasarkan tabel 4.3 ada 6 ibu.";
        var table = Assert.Single(LayoutText.Read(text, null).Blocks.OfType<PaperTable>());

        Assert.Equal("Tabel 4.3", table.Label);
        Assert.Equal(["1.", "Lancar", "6", "21.4%", "1.72", "24"], table.Rows[2].Cells!.Select(cell => cell.Words));
        Assert.Equal((4, ""), (table.Rows[3].Cells![4].Column, table.Rows[3].Cells![4].Words));
    }

    [Fact]
    public void Wide_gaps_divide_when_there_are_two_and_a_ragged_label_does_not()
    {
        const string text = "Table 2. Scores by group\n\nVariable        n      Mean     SD\nBefore          30     9.17     0.874\nAfter   30 13.37 1.671\n";
        var table = Assert.Single(LayoutText.Read(text, null).Blocks.OfType<PaperTable>());

        Assert.Equal(["Before", "30", "9.17", "0.874"], table.Rows[1].Cells!.Select(cell => cell.Words));
        Assert.Null(table.Rows[2].Cells);
    }

    [Fact]
    public void A_sentence_that_begins_with_the_label_is_no_caption_and_ends_the_table_above()
    {
        const string text = "Tabel 1. Umur\nN %\n15-20 Tahun 7 41\n21-25 Tahun 10 59\nTabel 1 diperoleh bahwa umur ibu\npaling banyak 21-25 tahun.";
        var blocks = LayoutText.Read(text, null).Blocks;

        Assert.Equal(3, Assert.IsType<PaperTable>(blocks[0]).Rows.Count);
        Assert.Equal("Tabel 1 diperoleh bahwa umur ibu paling banyak 21-25 tahun.", blocks[1].Text);
    }

    [Fact]
    public void Form_feeds_count_pages()
    {
        var blocks = LayoutText.Read("Halaman pertama ditulis di sini.\n\f\nHalaman kedua ditulis di sini.", null).Blocks;

        Assert.Equal([1, 2], blocks.Select(block => block.Place.Page));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n\f\n")]
    public void Nothing_is_no_block(string text) => Assert.Empty(LayoutText.Read(text, null).Blocks);

    [Fact]
    public void Every_line_is_in_exactly_one_block()
    {
        var lines = DoubleSpaced.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        var shown = string.Concat(LayoutText.Read(DoubleSpaced, null).Blocks.Select(block => (block is PaperTable table ? table.Caption + "\n" : "") + block.Text + "\n"));

        Assert.Equal(string.Concat(lines).Replace("-kan", "kan", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), shown.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }
}
