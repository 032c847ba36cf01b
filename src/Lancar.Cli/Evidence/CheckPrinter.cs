using System.Text;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Evidence.ReportedResults;

namespace Lancar.Cli.Evidence;

/// <summary>What is said of one file.</summary>
/// <param name="Output">For standard output; empty when nothing is.</param>
/// <param name="Problem">For standard error, or null.</param>
internal sealed record Printed(string Output, string? Problem);

/// <summary>Prints answers as they come, in one of the three forms. Nothing is kept, however many files there are.</summary>
/// <param name="options">What was asked.</param>
/// <param name="whole">True to print every report as text, false when the summary says enough.</param>
/// <param name="several">True when JSON is a list.</param>
internal sealed class CheckPrinter(CheckOptions options, bool whole, bool several)
{
    private bool begun;

    /// <summary>Words an answer; may run beside others.</summary>
    internal Printed Print(CheckedFile file) => new(Output(file), file.Report is null ? Problem(file) : null);

    /// <summary>Writes what was worded, in order.</summary>
    /// <param name="printed">The words.</param>
    /// <param name="last">True for the last file.</param>
    internal void Write(Printed printed, bool last)
    {
        if (options.Format == "json")
        {
            Console.Out.WriteLine((several ? begun ? "," : "[" : "") + printed.Output + (several && last ? "]" : ""));
        }
        else
        {
            Console.Out.Write(printed.Output);
        }

        begun = true;
        Console.Error.Write(printed.Problem);
    }

    private string Output(CheckedFile file) => (options.Format, file.Report) switch
    {
        ("json", _) => CheckReportJson.Write(several || file.Report is null ? file.Name : null, file.Report, file.Issues, options.Language),
        ("items", { } report) => ReportedItemsJson.Write(new(report.Source, [.. report.Items.Select(item => item.Item)])) + Environment.NewLine,
        ("github", { } report) => CheckAnnotations.Write(file.Name, report, options.Language),
        ("github", null) => CheckAnnotations.Unreadable(file.Name, file.Issues[0].Place.Line, file.Issues[0].Message.In(options.Language)),
        (_, { } report) when whole => CheckReportText.Write(report, options.Language) + Environment.NewLine,
        _ => "",
    };

    private string Problem(CheckedFile file)
    {
        var text = new StringBuilder().AppendLine(Texts.Get(options.Language, "check.report.unreadable", ("file", file.Name)));
        foreach (var issue in file.Issues)
        {
            text.AppendLine("  " + issue.Message.In(options.Language));
        }

        return text.ToString();
    }
}
