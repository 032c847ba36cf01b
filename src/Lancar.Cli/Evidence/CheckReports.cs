using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Evidence.ReportedResults;

namespace Lancar.Cli.Evidence;

/// <summary>The report files of <c>lancar check --out</c>.</summary>
internal static class CheckReports
{
    /// <summary>Name of the summary beside the reports.</summary>
    internal const string SummaryName = "summary.csv";

    /// <summary>A name per file: its own with the report's ending; a number keeps files of the same name apart.</summary>
    internal static IReadOnlyList<string> Names(IReadOnlyList<string> files, string form)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(file =>
        {
            var name = Path.GetFileName(file);
            var free = $"{name}.{form}";
            for (var number = 2; !taken.Add(free); number++)
            {
                free = $"{name}-{number}.{form}";
            }

            return free;
        })];
    }

    /// <summary>The report of a file; a file that could not be read gets a report that says so.</summary>
    internal static byte[] Write(CheckedFile file, CheckOptions options) => options.Form switch
    {
        "json" => Encoding.UTF8.GetBytes(CheckReportJson.Write(file.Name, file.Report, file.Issues, options.Language)),
        "docx" => WordDocument.Write(Document(file, options), options.Language, new(File.GetLastWriteTimeUtc(file.Name), "Lancar")),
        _ => Encoding.UTF8.GetBytes(HtmlDocument.Write(Document(file, options), options.Language)),
    };

    private static ReportDocument Document(CheckedFile file, CheckOptions options) => file.Report is { } report
        ? CheckDocument.Of(report, options.Audience)
        : new(Unreadable(file),
            [new HeadingBlock(1, Unreadable(file)), .. file.Issues.Select(issue => new ParagraphBlock(issue.Message))]);

    private static LocalizedText Unreadable(CheckedFile file) => Texts.Both("check.report.unreadable", ("file", Path.GetFileName(file.Name)));
}
