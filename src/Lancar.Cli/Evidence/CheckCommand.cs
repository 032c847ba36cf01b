using System.CommandLine;
using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Interop.Tables;
using Lancar.Reporting.Evidence.ReportedResults;

namespace Lancar.Cli.Evidence;

/// <summary><c>lancar check</c>: can these printed numbers be true?</summary>
internal static class CheckCommand
{
    private const int Consistent = 0;
    private const int Inconsistent = 1;
    private const int Unreadable = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON with printed results, or the text of a paper (.txt, .md) / JSON berisi hasil tercetak, atau teks naskah (.txt, .md)", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Machine-readable answer / Jawaban untuk program" };
        var language = new Option<string>("--lang") { Description = "id (default) or/atau en", DefaultValueFactory = _ => "id" };
        var command = new Command("check", "Can these printed numbers be true? / Mungkinkah angka tercetak ini benar?") { files, json, language };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(json), parsed.GetValue(language)!));
        return command;
    }

    private static int Run(string[] names, bool json, string asked)
    {
        if (asked is not ("id" or "en"))
        {
            var fault = Texts.Both("command.bad-language", ("value", asked));
            Console.Error.WriteLine(fault.Indonesian + Environment.NewLine + fault.English);
            return Unreadable;
        }

        var language = Languages.Parse(asked);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var answers = names.Select(name => Answer(name)).ToArray();
        if (json)
        {
            Console.Out.WriteLine(CheckReportJson.Write(answers, language));
        }

        foreach (var (name, report, issues) in answers)
        {
            if (report is null)
            {
                WriteIssues(name, issues, language);
            }
            else if (!json)
            {
                Console.Out.WriteLine(CheckReportText.Write(report, language));
            }
        }

        return answers.Any(answer => answer.Report is null) ? Unreadable
            : answers.Any(answer => answer.Report!.Count(Severity.Inconsistent) > 0) ? Inconsistent
            : Consistent;
    }

    private static (string File, CheckReport? Report, IReadOnlyList<ReadIssue> Issues) Answer(string name)
    {
        var reading = Read(name);
        if (!reading.IsUsable)
        {
            return (name, null, reading.Issues);
        }

        var document = reading.Value!;
        return (name, CheckReportedResults.Run(document with { Source = document.Source ?? Path.GetFileName(name) }), reading.Issues);
    }

    private static Reading<ReportedDocument> Read(string name)
    {
        try
        {
            var file = new FileInfo(name);
            if (!file.Exists)
            {
                return Refused("file-missing", name);
            }

            // The size is asked first, so that a huge file is refused without being read.
            return file.Length > ReportedResultsReader.LargestFileBytes
                ? ReportedResultsReader.TooLarge()
                : ReportedResultsReader.Read(name, File.ReadAllBytes(name));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused("file-unreadable", name);
        }
    }

    private static Reading<ReportedDocument> Refused(string code, string name) => new(null,
        [new ReadIssue("reported-results." + code, IssueSeverity.Error, Texts.Both("check.read." + code, ("file", name)), new FilePlace(), true)]);

    private static void WriteIssues(string name, IReadOnlyList<ReadIssue> issues, Language language)
    {
        Console.Error.WriteLine(Texts.Get(language, "check.report.unreadable", ("file", name)));
        foreach (var issue in issues)
        {
            Console.Error.WriteLine("  " + issue.Message.In(language));
        }
    }
}
