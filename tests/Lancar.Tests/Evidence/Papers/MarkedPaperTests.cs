using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Evidence.ReportedResults;

namespace Lancar.Tests.Evidence.Papers;

/// <summary>A paper with its findings marked where they stand.</summary>
public sealed class MarkedPaperTests
{
    private const string Text = """
        HASIL

        Tabel 1. Paritas responden
        Paritas        f     %
        Primipara      16    47,1
        Multipara      12    42,9
        Total          28    100

        Skor ibu <b>naik</b> sesudah pijat oksitosin diberikan oleh suami, dengan hasil t(28) = 2,20, p = 0,30.
        """;

    private static readonly CheckReport Report = CheckReportedResults.Run(ReportedResultsReader.Read("naskah.txt", Encoding.UTF8.GetBytes(Text)).Value!);

    [Fact]
    public void The_pieces_of_every_block_are_its_text()
    {
        Assert.All(MarkedPaper.Of(Report), block => Assert.Equal(block.Block.Text, string.Concat(block.Pieces.Select(piece => piece.Text))));
        Assert.Equal(Report.Reading!.Paper.Blocks.Count, MarkedPaper.Of(Report).Count);
    }

    [Fact]
    public void A_finding_is_marked_at_its_own_figure_and_what_was_read_around_it_is_marked_as_read()
    {
        var table = MarkedPaper.Of(Report).Single(block => block.Block is PaperTable);

        var marked = Assert.Single(table.Pieces, piece => piece.Finding is not null);
        Assert.Equal("47,1", marked.Text);
        Assert.Equal(FindingCode.PercentMismatch, Report.Items[marked.Item!.Value].Findings[marked.Finding!.Value].Code);
        Assert.Contains(table.Pieces, piece => piece is { Item: not null, Finding: null });
    }

    [Fact]
    public void A_row_of_a_table_says_its_own_line()
    {
        var item = Report.Items.ToList().FindIndex(item => item.Item is ReportedFrequencies);

        Assert.Equal((5, 6), (Report.Reading!.Place(item, "47,1").Line, Report.Reading.Place(item, "42,9").Line));
        Assert.Equal(9, Report.Reading.Place(Report.Items.ToList().FindIndex(item => item.Item is ReportedTest), null).Line);
    }

    [Fact]
    public void A_figure_is_not_found_inside_a_longer_one()
    {
        var text = "Tabel 1. A\nX  f  %\na  1  17,1\nb  3  7,1\nTotal  4  100\n";
        var report = CheckReportedResults.Run(ReportedResultsReader.Read("naskah.txt", Encoding.UTF8.GetBytes(text)).Value!);

        var marked = MarkedPaper.Of(report).SelectMany(block => block.Pieces).Where(piece => piece.Finding is not null).Select(piece => piece.Text);

        Assert.Equal(["17,1", "7,1"], marked);
    }

    [Fact]
    public void Html_escapes_the_paper_and_links_to_findings()
    {
        var html = MarkedPaperHtml.Write(Report);

        Assert.Contains("<mark class=\"stop\">47,1</mark></a>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;naik&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_in_numbers_have_no_paper_to_mark()
    {
        var typed = Checks.Run("""{"items":[{"id":"a","kind":"frequencies","n":4,"levels":[{"count":1},{"count":3}]}]}""");

        Assert.Empty(MarkedPaper.Of(typed));
        Assert.Equal("", MarkedPaperHtml.Write(typed));
    }
}
