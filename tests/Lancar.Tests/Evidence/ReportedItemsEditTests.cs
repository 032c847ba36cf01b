using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;

namespace Lancar.Tests.Evidence;

/// <summary>Figures corrected by name, and a paper that goes out to a page and comes back.</summary>
public sealed class ReportedItemsEditTests
{
    private const string Items = """
        {"items":[{"id":"a","kind":"paired","n":30,"before":{"mean":"9,17","interval":["8,84","9,49"]},"after":{"mean":"13,37"},"p":"0,012"},
                  {"id":"b","kind":"crosstab","counts":[[27,7],[6,54]],"rowPercents":[["79,4","20,6"],["10,0","90,0"]]}]}
        """;

    [Theory]
    [InlineData(0, "before.mean", "9,18", "\"mean\": \"9,18\"")]
    [InlineData(0, "before.interval", "8,85 – 9,50", "\"8,85\"")]
    [InlineData(0, "p", "0,02", "\"p\": \"0,02\"")]
    [InlineData(0, "after.sd", "1,671", "\"sd\": \"1,671\"")]
    [InlineData(1, "counts[1][0]", "8", "\"8\"")]
    [InlineData(1, "rowPercents[0][1]", "21,0", "\"21,0\"")]
    public void A_figure_is_written_anew(int item, string field, string printed, string written)
    {
        var edited = ReportedItemsEdit.Apply(Document(Items), [(item, field, printed)]);

        Assert.Contains(written, edited, StringComparison.Ordinal);
        Assert.True(ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(edited)).IsUsable);
    }

    [Fact]
    public void Nothing_removes_a_figure()
    {
        var edited = (ReportedPaired)Document(ReportedItemsEdit.Apply(Document(Items), [(0, "p", " "), (0, "before.mean", "")])).Items[0];

        Assert.Null(edited.P);
        Assert.Null(edited.Before.Mean);
    }

    [Theory]
    [InlineData(7, "p")]
    [InlineData(-1, "p")]
    [InlineData(0, "id")]
    [InlineData(0, "kind")]
    [InlineData(1, "counts[9][0]")]
    [InlineData(1, "counts[0][0].x.y")]
    [InlineData(0, "nowhere.at")]
    [InlineData(0, "[0]")]
    public void A_name_that_is_not_there_changes_nothing(int item, string field) =>
        Assert.Equal(ReportedItemsJson.Write(Document(Items)), ReportedItemsEdit.Apply(Document(Items), [(item, field, "x")]));

    [Fact]
    public void A_paper_comes_back_with_its_results_in_their_places()
    {
        var document = ReportedResultsReader.Read("naskah.txt", File.ReadAllBytes(FindPaper("004"))).Value!;

        var back = PaperReadingText.Read(PaperReadingText.Write(document.Reading!, document.Unread), document with { Reading = null, Unread = [], Agreement = Lancar.Domain.Evidence.Papers.Agreement.PaperAgreement.None });

        Assert.Equal(document.Reading!.Paper.Blocks.Select(block => block.Text), back.Reading!.Paper.Blocks.Select(block => block.Text));
        Assert.Equal(document.Reading.Results.Select(result => result.Spans.Count), back.Reading.Results.Select(result => result.Spans.Count));
        Assert.Equal(document.Unread, back.Unread);
        Assert.Equal(document.Agreement.Findings.Select(finding => finding.Message), back.Agreement.Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void A_paper_of_other_results_or_with_places_outside_is_left_out()
    {
        var document = ReportedResultsReader.Read("naskah.txt", File.ReadAllBytes(FindPaper("004"))).Value!;
        var line = PaperReadingText.Write(document.Reading!, []);
        var outside = document.Reading! with { Results = [.. document.Reading.Results.Select(result => result with { Spans = [new PaperSpan(0, int.MaxValue, int.MaxValue)] })] };

        Assert.Null(PaperReadingText.Read(line, document with { Items = [.. document.Items.Skip(1)], Reading = null }).Reading);
        Assert.Null(PaperReadingText.Read(PaperReadingText.Write(outside, []), document with { Reading = null }).Reading);
        Assert.Null(PaperReadingText.Read(line[..(line.Length / 2)], document with { Reading = null }).Reading);
    }

    [Fact]
    public void Broken_lines_are_never_more_than_left_out()
    {
        var document = ReportedResultsReader.Read("naskah.txt", File.ReadAllBytes(FindPaper("003"))).Value!;
        var bytes = Convert.FromBase64String(PaperReadingText.Write(document.Reading!, document.Unread));
        var random = new Random(20261201);
        for (var i = 0; i < 500; i++)
        {
            var broken = bytes.ToArray();
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));

            var back = PaperReadingText.Read(Convert.ToBase64String(broken), document with { Reading = null });

            Assert.Same(document.Items, back.Items);
            CheckReportedResults.Run(back);
        }
    }

    private static ReportedDocument Document(string json) => ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(json)).Value!;

    private static string FindPaper(string id) => Path.Combine(AppContext.BaseDirectory, "fixtures", "papers", id + ".txt");
}
