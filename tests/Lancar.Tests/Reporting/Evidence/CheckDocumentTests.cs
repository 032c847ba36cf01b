using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Evidence.ReportedResults;
using Lancar.Tests.Evidence;
using Lancar.Tests.Reporting.Documents;

namespace Lancar.Tests.Reporting.Evidence;

/// <summary>Reports for an author, a supervisor and a reviewer, from one result.</summary>
public sealed class CheckDocumentTests
{
    private const string Table = """
        {"source":"Naskah <uji>","items":[{"id":"b","kind":"crosstab","place":"Tabel 1","rows":["baik","kurang"],"columns":["lancar","tidak lancar"],"counts":[[27,7],[6,54]],
         "rowPercents":[["79,4","20,6"],["10,0","90,0"]],"test":"chi-square","p":"0,000","oddsRatio":"0,029","oddsRatioInterval":["0,94","0,009"],
         "claims":["higher-odds:baik:lancar"]}]}
        """;

    public static TheoryData<CheckAudience> Audiences => [.. Enum.GetValues<CheckAudience>()];

    [Theory]
    [MemberData(nameof(Audiences))]
    public void Every_finding_stands_in_every_report_with_the_advice_for_its_reader(CheckAudience audience)
    {
        var report = Checks.Run(Table);
        var verb = audience switch { CheckAudience.Author => "mend", CheckAudience.Supervisor => "ask", CheckAudience.Reviewer => "change" };
        foreach (var language in Enum.GetValues<Language>())
        {
            var html = System.Net.WebUtility.HtmlDecode(HtmlDocument.Write(CheckDocument.Of(report, audience), language));

            Assert.All(report.Items[0].Findings, finding => Assert.Contains(finding.Message.In(language), html, StringComparison.Ordinal));
            Assert.All(report.Items[0].Findings, finding => Assert.Contains(Texts.Get(language, $"advice.{verb}.{finding.Code.Text()}"), html, StringComparison.Ordinal));
            Assert.Equal(audience == CheckAudience.Reviewer, html.Contains("INSPECT-SR", StringComparison.Ordinal));
            Assert.Equal(audience == CheckAudience.Reviewer, html.Contains("TRACT", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_code_has_advice_for_every_reader() =>
        Assert.All(Enum.GetValues<FindingCode>(), code => Assert.All(["mend", "ask", "change"], verb => Assert.True(Texts.Has($"advice.{verb}.{code.Text()}"), $"{verb}.{code.Text()}")));

    [Fact]
    public void Html_is_one_file_that_runs_and_fetches_nothing_and_escapes_what_was_read()
    {
        var text = "Tabel 1. <script>alert(1)</script>\nParitas  f  %\n<img src=x>  16  47,1\nMultipara  12  42,9\nTotal  28  100\n";
        var report = CheckReportedResults.Run(ReportedResultsReader.Read("naskah.txt", Encoding.UTF8.GetBytes(text)).Value!);

        var html = HtmlDocument.Write(CheckDocument.Of(report, CheckAudience.Author), Language.English);

        Assert.Equal(1, report.Count(Severity.Inconsistent));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("href=\"#f0-0\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f0-0\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_said_so()
    {
        var report = Checks.Run("""{"items":[{"id":"a","kind":"frequencies","n":4,"levels":[{"count":1,"percent":"25"},{"count":3,"percent":"75"}]}]}""");

        Assert.Contains("agrees with the printed numbers", HtmlDocument.Write(CheckDocument.Of(report, CheckAudience.Author), Language.English), StringComparison.Ordinal);
    }

    [LibreOfficeFact]
    public void Word_opens_the_report_and_shows_its_findings()
    {
        var report = Checks.Run(Table);
        var bytes = WordDocument.Write(CheckDocument.Of(report, CheckAudience.Reviewer), Language.Indonesian, new(DateTimeOffset.UnixEpoch, "Lancar"));

        Assert.Equal(bytes, WordDocument.Write(CheckDocument.Of(report, CheckAudience.Reviewer), Language.Indonesian, new(DateTimeOffset.UnixEpoch, "Lancar")));
        var text = LibreOffice.Print(bytes);
        Assert.Contains("34,714", text, StringComparison.Ordinal);
        Assert.Contains("INSPECT-SR", text, StringComparison.Ordinal);
    }
}
