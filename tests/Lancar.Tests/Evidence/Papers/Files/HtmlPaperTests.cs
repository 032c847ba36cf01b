using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>Web pages as papers. Figures of paper 001, table 1, where a whole table is read.</summary>
public sealed class HtmlPaperTests
{
    [Fact]
    public void A_cross_table_with_cells_over_rows_and_columns()
    {
        var read = Read("""
            <!DOCTYPE html><html><head><title>x</title><script>document.body.innerHTML='diganti'</script></head><body><h2>HASIL</h2>
            <p>Tabel 1. Hubungan Pengetahuan Ibu dengan Pengeluaran ASI</p>
            <table><thead><tr><th rowspan=3>Pengetahuan<th colspan=4>Pengeluaran ASI<th colspan=2 rowspan=2>Total<th rowspan=3>p-value<th rowspan=3>POR<br>(95% CI)</tr>
            <tr><th colspan=2>Lancar<th colspan=2>Tidak Lancar</tr><tr><th>n<th>%<th>n<th>%<th>n<th>%</tr></thead>
            <tr><td>Baik<td>27<td>79,4<td>7<td>20,6<td>34<td>100,0<td rowspan=3>0,000<sup>a</sup><td rowspan=3>0,029 (0,94-0,009)</tr>
            <tr><td>Kurang<td>6<td>10,0<td>54<td>90,0<td>60<td>100,0</tr>
            <tr><td>Total<td>33<td>35,1<td>61<td>64,9<td>94<td>100,0</tr></table>
            <p>Hasil uji Chi Square menunjukkan p = 0,000.</p></body></html>
            """);

        var cross = Assert.IsType<ReportedCrosstab>(Assert.Single(ReadPaper.Results(read).Items).Item);
        Assert.Equal([[27, 7], [6, 54]], cross.Counts.Select(row => row.ToArray()));
        Assert.Equal(("0,000", "0,029", "0,94", "0,009"), (cross.P!.Text, cross.OddsRatio!.Text, cross.OddsRatioInterval!.Lower.Text, cross.OddsRatioInterval.Upper.Text));
        Assert.Equal(["Lancar", "Tidak Lancar"], cross.Columns);
        Assert.Equal("HASIL", read.Blocks[^1].Place.Heading);
        Assert.DoesNotContain(read.Blocks, block => block.Text.Contains("diganti", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<p>p = 0,05<sup>a</sup> saja</p>", "p = 0,05 saja")]
    [InlineData("<p>10<sup>3</sup> ml</p>", "10³ ml")]
    [InlineData("<p>12,5<sup>1</sup> ml</p>", "12,5 ml")]
    [InlineData("<p>nilai &lt; 0,001 &plusmn; 2&nbsp;ml</p>", "nilai < 0,001 ± 2 ml")]
    [InlineData("<p>satu<br>dua</p>", "satu dua")]
    [InlineData("<p>ada <span style='display: none'>sembunyi 9,99</span><b hidden>8,88</b><span style='mso-hide:all'>7</span>lagi</p>", "ada lagi")]
    [InlineData("<p>lama <del>8,88</del><ins>9,17</ins></p>", "lama 9,17")]
    public void Words_are_read_as_the_page_shows_them(string html, string words) =>
        Assert.Equal(words, Assert.Single(Read("<html><body>" + html).Blocks).Text);

    [Fact]
    public void The_caption_of_a_table_is_its_own_and_its_pictures_are_named()
    {
        var read = Read("<html><table><caption>Tabel 2. Paritas</caption><tr><th>Paritas<th>n<th>%<tr><td>Primipara<td>14<td>46,7<tr><td>Multipara<td>16<td>53,3<tr><td>Total<td>30<td>100<tr><td><img alt='grafik' src='https://example.invalid/x.png'></table>");

        Assert.Equal("Tabel 2", Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item).Place);
        Assert.Equal(("grafik", "picture"), (read.Unread[0].Words, read.Unread[0].Why));
    }

    [Fact]
    public void A_table_that_sets_out_the_page_is_walked_through()
    {
        var read = Read("<html><table><tr><td>menu<td><p>Tabel 1. Paritas</p><table><tr><th>Paritas<th>n<th>%<tr><td>Primipara<td>14<td>46,7<tr><td>Multipara<td>16<td>53,3<tr><td>Total<td>30<td>100</table></table>");

        Assert.Equal(30, Assert.IsType<ReportedFrequencies>(Assert.Single(ReadPaper.Results(read).Items).Item).N);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void The_encoding_is_found(string name)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        var read = PaperReader.Read("x.html", encoding.GetBytes($"<html><meta charset={name}><p>9,17 ± 0,87 “poin”</p>"));

        Assert.Equal("9,17 ± 0,87 “poin”", Assert.Single(read.Value!.Blocks).Text);
    }

    private static Paper Read(string html)
    {
        var reading = PaperReader.Read("naskah.html", Encoding.UTF8.GetBytes(html));
        Assert.True(reading.IsUsable, string.Join("; ", reading.Issues.Select(issue => issue.Message.English)));
        return reading.Value!;
    }
}
