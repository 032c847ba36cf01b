using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Tests.Reporting.Documents;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>The figures of the five papers, set as a paper and handed in through every door: what comes out is the same.</summary>
public sealed class SamePaperEveryDoorTests
{
    public static TheoryData<string, int, int> Papers => new() { { "001", 7, 0 }, { "002", 7, 1 }, { "003", 5, 0 }, { "004", 7, 0 } };

    [Theory]
    [MemberData(nameof(Papers))]
    public void Text_web_page_and_Word_give_the_same_results_and_findings(string id, int tables, int unread)
    {
        // "16,59 ml" in a cell of paper 002 is no bare figure: its table is named and left.
        var paper = Paper(id);
        var text = Answers("a.txt", paper.Text());

        Assert.Equal(tables, paper.Tables.Count);
        Assert.Equal(tables - unread, text.Count(line => line.StartsWith("item", StringComparison.Ordinal)));
        Assert.Equal(unread, text.Count(line => line.StartsWith("unread", StringComparison.Ordinal)));
        Assert.Equal(text, Answers("a.html", paper.Html()));
        Assert.Equal(text, Answers("a.docx", paper.Word()));
    }

    [Fact]
    public void The_known_errors_are_among_them()
    {
        Assert.Equal(["0,029", "0,155", "0,112"], Answers("a.docx", Paper("001").Word()).Where(line => line.Contains("odds-ratio-inverted caution", StringComparison.Ordinal)).Select(line => line.Split(' ')[^2]));
        Assert.Contains(Answers("a.html", Paper("004").Html()), line => line.Contains("percent-mismatch inconsistent 47,1", StringComparison.Ordinal));
    }

    [LibreOfficeFact]
    public void Word_files_web_pages_and_PDFs_written_by_LibreOffice_give_the_same()
    {
        foreach (var id in new[] { "001", "004" })
        {
            var word = Paper(id).Word();
            var expected = Answers("a.docx", word);

            foreach (var form in new[] { "docx", "html", "pdf" })
            {
                Assert.Equal(expected, Answers("a." + form, LibreOffice.Convert(word, form)));
            }
        }
    }

    private static PaperOfResults Paper(string id) => PaperOfResults.Of(ReportedResultsReader.ReadJson(ProductData.Bytes($"papers/{id}.json")).Value!);

    private static string[] Answers(string name, byte[] file)
    {
        var reading = ReportedResultsReader.Read(name, file);
        Assert.True(reading.IsUsable, string.Join("; ", reading.Issues.Select(issue => issue.Message.English)));
        var report = CheckReportedResults.Run(reading.Value!);
        return
        [
            .. report.Items.SelectMany(item => item.Findings.Select(finding => $"{item.Item.Place}: {finding.Code.Text()} {finding.Severity.Text()} {finding.Printed} {finding.Recomputed}").Prepend($"item {item.Item.Place} {item.Item.Kind} {item.Checked.Count}")),
            .. report.Unread.Select(part => "unread " + part.Words + " " + part.Why),
        ];
    }
}
