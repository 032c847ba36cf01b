using System.CommandLine;
using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Evidence.ReportedResults;
using Lancar.Reporting.Tables;

namespace Lancar.Cli.Evidence;

/// <summary><c>lancar check</c>: can these printed numbers be true?</summary>
internal static class CheckCommand
{
    private const int Consistent = 0;
    private const int Inconsistent = 1;
    private const int Unreadable = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Papers, typed-in tables, or a folder of them / Naskah, tabel yang diketik, atau folder berisi keduanya: " + string.Join(" ", ReportedResultsReader.Endings),
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "The same as --format json / sama dengan --format json" };
        var format = new Option<string>("--format") { Description = "text (default) | json | github (annotations for a pipeline / anotasi untuk pipeline) | items (what was read, to correct and check again / yang terbaca, untuk dibetulkan lalu diperiksa lagi)", DefaultValueFactory = _ => "text" };
        var audience = new Option<string>("--report") { Description = "for whom / untuk siapa: author (default) | supervisor | reviewer", DefaultValueFactory = _ => "author" };
        var output = new Option<string?>("--out") { Description = "folder for one report per file and a summary / folder untuk satu laporan per berkas dan ringkasannya" };
        var form = new Option<string>("--as") { Description = "form of the reports / bentuk laporan: html (default) | docx | json", DefaultValueFactory = _ => "html" };
        var force = new Option<bool>("--force") { Description = "overwrite / timpa" };
        var language = new Option<string>("--lang") { Description = "id (default) or/atau en", DefaultValueFactory = _ => "id" };
        var command = new Command("check", "Can these printed numbers be true? / Mungkinkah angka tercetak ini benar?") { files, format, json, audience, output, form, force, language };
        command.SetAction(parsed =>
        {
            var asked = new CheckOptions(
                parsed.GetValue(json) ? "json" : parsed.GetValue(format)!, parsed.GetValue(audience)!, parsed.GetValue(form)!, parsed.GetValue(language)!,
                parsed.GetValue(output), parsed.GetValue(force));
            return asked.Fault() is { } fault ? Tell(fault) : Run(parsed.GetValue(files)!, asked);
        });
        return command;
    }

    private static int Run(string[] names, CheckOptions options)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var files = CheckedFile.Find(names);
        if (files.Count == 0)
        {
            return Tell(Texts.Both("check.command.no-files", ("folder", names[0])));
        }

        if (options.Format == "items" && files.Count > 1)
        {
            return Tell(Texts.Both("check.command.one-file"));
        }

        var reports = CheckReports.Names(files, options.Form);
        var opened = options.Folder is null ? null : (Result<OutputFolder>?)OutputFolder.Open(options.Folder, reports.Append(CheckReports.SummaryName), options.Force);
        if (opened is { Succeeded: false, Error: var refused })
        {
            return Tell(refused.Message);
        }

        using var folder = opened?.Value;
        var printer = new CheckPrinter(options, whole: !names.Any(Directory.Exists) && folder is null, several: files.Count > 1);
        var lines = new List<CheckSummaryLine>(files.Count);
        var progress = files.Count > 1 ? new ProgressLine() : null;
        foreach (var (line, printed, bytes) in CheckedFile.Check(files, file => (CheckSummaryLine.Of(file), printer.Print(file), folder is null ? null : CheckReports.Write(file, options))))
        {
            printer.Write(printed, last: lines.Count == files.Count - 1);
            if (bytes is not null && folder!.Add(reports[lines.Count], bytes) is { } failed)
            {
                return Tell(failed.Message);
            }

            lines.Add(line);
            progress?.Report((double)lines.Count / files.Count);
        }

        return Close(folder, lines, options) is { } unwritten ? Tell(unwritten.Message) : Code(lines);
    }

    // The summary comes last: on the terminal where several files were checked, and beside the reports.
    private static Error? Close(OutputFolder? folder, List<CheckSummaryLine> lines, CheckOptions options)
    {
        if (options.Format == "text" && lines.Count > 1)
        {
            Console.Out.WriteLine(PlainTable.Write(CheckSummary.Table(lines), null, options.Language));
        }

        if (folder is null)
        {
            return null;
        }

        if ((folder.Add(CheckReports.SummaryName, CheckSummary.Csv(lines, options.Language)) ?? folder.Commit()) is { } failed)
        {
            return failed;
        }

        Console.Error.WriteLine(Texts.Get(options.Language, "check.command.written", ("count", lines.Count), ("folder", options.Folder!)));
        return null;
    }

    private static int Code(List<CheckSummaryLine> lines) => lines.Any(line => line.Results is null) ? Unreadable
        : lines.Any(line => line.Inconsistent > 0) ? Inconsistent
        : Consistent;

    private static int Tell(LocalizedText fault)
    {
        Console.Error.WriteLine(fault.Indonesian + Environment.NewLine + fault.English);
        return Unreadable;
    }
}
