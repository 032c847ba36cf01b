using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using Xunit.Abstractions;

namespace Lancar.Tests.Evidence.Papers;

/// <summary>The five papers from their text: docs/evidence/papers.md tells every known error and every finding, and this holds it to what the checker says.</summary>
public sealed partial class PapersFromTextTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<Found>> All = new(() => [.. Papers.SelectMany(Of)]);

    private static readonly string Document = File.ReadAllText(DocumentFile.Path("docs/evidence/papers.md"));

    private static string[] Papers => ["000", "001", "002", "003", "004"];

    private sealed record Found(string Paper, string Code, string Severity, string Where, string Words)
    {
        public override string ToString() => $"| {Paper} | `{Code}` | {Severity} | {Where} | {Words} |";
    }

    [Fact]
    public void Every_finding_stands_in_the_document_with_its_reason_and_no_other_does()
    {
        var rows = Rows("## Every finding");
        foreach (var found in All.Value)
        {
            output.WriteLine(found.ToString());
        }

        Assert.Equal(
            All.Value.Select(found => found.ToString()).Order(StringComparer.Ordinal),
            rows.Select(row => "| " + string.Join(" | ", row.Take(5)) + " |").Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row.Length == 6 && row[5].Length > 15, string.Join(" | ", row)));
    }

    [Fact]
    public void Every_known_error_is_found_where_the_document_says_or_has_its_reason()
    {
        var rows = Rows("## Known errors");

        Assert.True(rows.Count >= 21, rows.Count + " rows");
        foreach (var row in rows)
        {
            Assert.Equal(3, row.Length);
            var papers = row[0].Split(", ");
            Assert.All(papers, paper => Assert.Contains(paper, Papers));
            if (row[2].StartsWith("not machine-checkable: ", StringComparison.Ordinal) || row[2].StartsWith("no error: ", StringComparison.Ordinal))
            {
                Assert.True(row[2].Length > 60, row[2]);
                continue;
            }

            var named = Named().Matches(row[2]).Select(match => (Code: match.Groups["code"].Value, Where: match.Groups["where"].Value.Trim())).ToArray();
            Assert.True(named.Length > 0, row[2]);
            Assert.All(named, one => Assert.Contains(All.Value, found => papers.Contains(found.Paper) && found.Code == one.Code && found.Where == one.Where));
        }
    }

    [Fact]
    public void What_is_inconsistent_is_so_in_the_typed_in_tables_as_well()
    {
        // The typed-in tables of the product are read by people; nothing proven may come from the text that does not stand there.
        var proven = All.Value.Where(found => found.Severity == "inconsistent").Select(found => (found.Paper, found.Code, found.Words)).Distinct().ToArray();
        var typed = Domain.Kernel.ProductData.List("papers/").SelectMany(path => CheckReportedResults.Run(Lancar.Interop.ReportedResults.ReportedResultsReader.ReadJson(Domain.Kernel.ProductData.Bytes(path)).Value!)
            .Items.SelectMany(item => item.Findings).Where(finding => finding.Severity == Severity.Inconsistent).Select(finding => (path["papers/".Length..^".json".Length], finding.Code.Text(), finding.Printed!))).ToHashSet();

        Assert.Equal(12, proven.Length);
        Assert.All(proven, one => Assert.Contains(one, typed));
    }

    private static IEnumerable<Found> Of(string paper)
    {
        var text = LayoutText.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "papers", paper + ".txt")), null);
        var report = CheckReportedResults.Run(ReadPaper.Document(text));
        foreach (var (item, finding) in report.Items.SelectMany(item => item.Findings.Select(finding => (item, finding))))
        {
            yield return new Found(paper, finding.Code.Text(), finding.Severity.Text(), item.Item.Id, Cell(finding.Printed ?? "–"));
        }

        foreach (var finding in report.Agreement.Findings)
        {
            yield return new Found(paper, finding.Code.Text(), finding.Severity.Text(), "line " + string.Join(", ", finding.Places.Select(place => place.Place.Line).Distinct()), Cell(finding.Places[0].Words));
        }
    }

    private static string Cell(string words)
    {
        var plain = Blank().Replace(words.Replace('|', '/'), " ").Trim();
        return plain.Length <= 60 ? plain : plain[..60].TrimEnd() + "…";
    }

    private static List<string[]> Rows(string heading)
    {
        var start = Document.IndexOf(heading, StringComparison.Ordinal);
        var end = Document.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        return [.. Document[start..(end < 0 ? Document.Length : end)].Split('\n').Where(line => line.StartsWith("| 0", StringComparison.Ordinal)).Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }

    [GeneratedRegex(@"`(?<code>[a-z-]+)` at (?<where>(?:line [0-9]+(?:, [0-9]+)*|[a-z0-9.-]+))")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
