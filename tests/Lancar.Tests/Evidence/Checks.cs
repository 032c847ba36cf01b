using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.ReportedResults;

namespace Lancar.Tests.Evidence;

/// <summary>Reads and checks JSON as the command does.</summary>
internal static class Checks
{
    public static CheckReport Run(string json)
    {
        var reading = ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(json));
        Assert.True(reading.IsUsable, string.Join("; ", reading.Issues.Select(issue => issue.Message.English)) + json);
        return CheckReportedResults.Run(reading.Value!);
    }

    public static ItemReport Item(string fields) => Assert.Single(Run("{\"items\":[{\"id\":\"x\"," + fields + "}]}").Items);

    public static string[] Codes(this ItemReport report, Severity severity) =>
        [.. report.Findings.Where(finding => finding.Severity == severity).Select(finding => finding.Code.Text()).Order(StringComparer.Ordinal)];
}
