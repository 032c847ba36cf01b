using System.Globalization;
using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>PDF through the real pdftotext. The files are written here, byte by byte, so that each oddity is known.</summary>
public sealed class PdfPaperTests
{
    // One page with one sentence, put under the password "rahasia" by qpdf 11.3 (128 bits).
    private const string Locked =
        "JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcy"
        + "A+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDU5NSA4NDIgXSAvUGFyZW50IDIgMCBSIC9SZXNvdXJjZXMgPDwgL0ZvbnQgPDwgL0YxIDUgMCBSID4+"
        + "ID4+IC9UeXBlIC9QYWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9MZW5ndGggNTYgL0ZpbHRlciAvRmxhdGVEZWNvZGUgPj4Kc3RyZWFtCjiMxxO5y2sDDGC2Pjwm+51Otk4VtoJn/XeNs32IfVWW0k"
        + "7xkgWd2kR/VIQDU7hlyzpJyA4D18TyZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8IC9CYXNlRm9udCAvQ291cmllciAvU3VidHlwZSAvVHlwZTEgL1R5cGUgL0ZvbnQgPj4KZW5kb2JqCjYgMCBv"
        + "YmoKPDwgL0ZpbHRlciAvU3RhbmRhcmQgL0xlbmd0aCAxMjggL08gPGNkMDA5YTcxNmU0MDgyYzJlYzFlMTllMjg4MGExODQ1NTMzMzI4NjRkNWQ3MjMwMjY5MzRjZDk0YzNmZmQ2ZGI+IC9QIC00IC"
        + "9SIDMgL1UgPDZmYzQxMWQ0NmJiY2NlYzUzODBhYTcwNGNhZjhjZGU0MDEyMjQ1NmE5MWJhZTUxMzQyNzNhNmRiMTM0Yzg3YzQ+IC9WIDIgPj4KZW5kb2JqCnhyZWYKMCA3CjAwMDAwMDAwMDAgNjU1"
        + "MzUgZiAKMDAwMDAwMDAxNSAwMDAwMCBuIAowMDAwMDAwMDY0IDAwMDAwIG4gCjAwMDAwMDAxMjMgMDAwMDAgbiAKMDAwMDAwMDI1MSAwMDAwMCBuIAowMDAwMDAwMzc3IDAwMDAwIG4gCjAwMDAwMD"
        + "A0NDUgMDAwMDAgbiAKdHJhaWxlciA8PCAvUm9vdCAxIDAgUiAvU2l6ZSA3IC9JRCBbPDMxNDE1OTI2NTM1ODk3OTMyMzg0NjI2NDMzODMyNzk1PjwzMTQxNTkyNjUzNTg5NzkzMjM4NDYyNjQzMzgz"
        + "Mjc5NT5dIC9FbmNyeXB0IDYgMCBSID4+CnN0YXJ0eHJlZgo2NTIKJSVFT0YK";

    [Fact]
    public void Tables_and_sentences_are_read_with_their_pages()
    {
        var paper = Read(MadePdf.Of(
            ["Satu kalimat di halaman pertama saja."],
            ["Tabel 1. Paritas", "Paritas          n        %", "Primipara       14     46,7", "Multipara       16     53,3", "Total           30    100,0", "Berdasarkan tabel 1, sebagian besar multipara."]));

        var result = Assert.Single(ReadPaper.Results(paper).Items);
        Assert.Equal([14, 16], Assert.IsType<ReportedFrequencies>(result.Item).Levels.Select(level => level.Count));
        Assert.Equal([1, 2, 2], paper.Blocks.Select(block => block.Place.Page!.Value));
    }

    [Fact]
    public void Words_divided_at_the_end_of_a_line_are_joined()
    {
        var paper = Read(MadePdf.Of(["Penelitian ini menilai pemberi-", "an pijat oksitosin kepada ibu."]));

        Assert.Equal("Penelitian ini menilai pemberian pijat oksitosin kepada ibu.", Assert.Single(paper.Blocks).Text);
    }

    [Fact]
    public void Lines_repeated_at_the_edges_of_pages_are_left_out_and_figures_never()
    {
        string[] Page(int number) => ["Jurnal Ibu dan Anak, Vol. 3, 2025", $"Kalimat biasa nomor {number} dari naskah.", "Total 30 100,0", number.ToString(CultureInfo.InvariantCulture)];
        var paper = Read(MadePdf.Of(Page(1), Page(2), Page(3), Page(4)));

        var text = string.Join('\n', paper.Blocks.Select(block => block.Text));
        Assert.DoesNotContain("Jurnal", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split("Kalimat biasa").Length - 1);
        Assert.Equal(4, text.Split("Total 30 100,0").Length - 1);
    }

    [Fact]
    public void A_row_of_figures_at_the_edge_of_every_page_stays()
    {
        string[] Page(string words) => [words, "14     46,7     16     53,3"];
        var paper = Read(MadePdf.Of(Page("Satu kalimat pertama naskah."), Page("Lalu kalimat kedua naskah."), Page("Dan kalimat ketiga naskah.")));

        Assert.Equal(3, string.Join('\n', paper.Blocks.Select(block => block.Text)).Split("46,7").Length - 1);
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        string[] left = ["Pijat oksitosin diberikan dua kali", "sehari selama tiga hari kepada ibu", "setelah persalinan normal di rumah", "bersalin itu. Setiap sesi berlangsung", "selama lima belas menit dan selalu", "didampingi suami atau keluarga dekat", "yang telah dilatih oleh bidan desa", "sebelum penelitian ini dimulai."];
        string[] right = ["Hasil pengukuran dicatat pada lembar", "yang sama oleh dua orang pengamat", "tanpa mengetahui kelompok responden", "sehingga penilaian tidak berpihak", "kepada salah satu kelompok mana pun", "yang dibandingkan di dalam naskah", "ini, dan seluruh catatan disimpan", "oleh peneliti utama."];

        var paper = Read(MadePdf.Of([.. left.Zip(right, (one, other) => one.PadRight(44) + other)]));

        var text = string.Join(' ', paper.Blocks.Select(block => block.Text));
        Assert.Contains("dua kali sehari selama tiga hari", text, StringComparison.Ordinal);
        Assert.Contains("dua orang pengamat tanpa mengetahui", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_across_the_page_is_not_cut_in_two()
    {
        var paper = Read(MadePdf.Of(["Tabel 1. Paritas", "Paritas                                        n                  %", .. Enumerable.Range(1, 9).Select(i => $"Kelompok umur {i}                               1{i}               1{i},1")]));

        Assert.All(Assert.IsType<PaperTable>(Assert.Single(paper.Blocks)).Rows.Skip(1), row => Assert.Equal(3, row.Cells!.Count));
    }

    [Fact]
    public void A_page_without_text_is_named_and_a_file_without_any_is_refused()
    {
        var paper = Read(MadePdf.Of(["Satu kalimat saja di sini."], []));

        Assert.Equal((2, "page-without-text"), (paper.Unread[0].Place.Page!.Value, paper.Unread[0].Why));
        Assert.Equal("reported-results.pdf-no-text", Assert.Single(PaperReader.Read("pindai.pdf", MadePdf.Of([], [])).Issues).Code);
    }

    [Fact]
    public void A_file_under_a_password_is_refused_as_such() =>
        Assert.Equal("reported-results.password", Assert.Single(PaperReader.Read("terkunci.pdf", Convert.FromBase64String(Locked)).Issues).Code);

    [Fact]
    public void Broken_and_cut_off_files_are_refused()
    {
        Assert.Equal("reported-results.broken-pdf", Assert.Single(PaperReader.Read("a.pdf", "%PDF-1.7\nrusak"u8.ToArray()).Issues).Code);
        Assert.Equal("reported-results.broken-pdf", Assert.Single(PaperReader.Read("a.pdf", Encoding.Latin1.GetBytes("%PDF-1.7\n" + new string('\u00e5', 100_000))).Issues).Code);
    }

    [Fact]
    public async Task Giving_up_ends_the_program()
    {
        using var giveUp = new CancellationTokenSource();
        await giveUp.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => PaperReader.Read("a.pdf", MadePdf.Of(["Satu kalimat saja di sini."]), giveUp.Token));
    }

    private static Paper Read(byte[] pdf)
    {
        var reading = PaperReader.Read("naskah.pdf", pdf);
        Assert.True(reading.IsUsable, string.Join("; ", reading.Issues.Select(issue => issue.Message.English)));
        return reading.Value!;
    }
}
