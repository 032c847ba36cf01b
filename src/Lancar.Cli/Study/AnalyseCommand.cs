using System.CommandLine;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Study.PrePost;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Cli.Study;

/// <summary><c>lancar analyse pre-post FILE.csv</c>: a before/after study from a file, printed, and written as Word, SVG, PNG, HTML and JSON.</summary>
public static class AnalyseCommand
{
    private const int Answered = 0;
    private const int BadInput = 2;

    /// <summary>The command with its kinds of analysis. Exit code 0 when answered, 2 when the input or an option cannot be used.</summary>
    public static Command Create() =>
        new("analyse", Texts.Get(Language.English, "study.command.description")) { PrePost() };

    private static Command PrePost()
    {
        var file = new Argument<string>("FILE.csv") { Description = "Data dengan baris judul kolom; satu baris per ibu. / Data with a header line; one row per mother." };
        var before = Option("--before", "Kolom nilai sebelum. / Column of the values before.");
        var after = Option("--after", "Kolom nilai sesudah. / Column of the values after.");
        var id = Option("--id", "Kolom kode ibu. / Column of the mothers' codes.");
        var hoursBefore = Option("--hours-before", "Kolom jam setelah lahir, pengukuran pertama. / Column of hours since birth, first measurement.");
        var hoursAfter = Option("--hours-after", "Kolom jam setelah lahir, pengukuran kedua. / Column of hours since birth, second measurement.");
        var outcome = Option("--outcome", "Nama ukuran hasil, misalnya \"Volume kolostrum\". / Name of the outcome.");
        var unit = Option("--unit", "Satuan, misalnya ml. / Unit, for example ml.");
        var mark = Option("--decimal", "comma | point: bila angka seperti 1.234 bermakna ganda. / when numbers such as 1.234 can be read two ways.");
        var lang = Option("--lang", "id | en.");
        var folder = Option("--out", "Folder untuk Word, SVG, PNG, HTML, dan JSON. / Folder for Word, SVG, PNG, HTML and JSON.");
        var force = new Option<bool>("--force") { Description = "Menimpa hasil lama di folder itu. / Overwrite earlier results in that folder." };
        var json = new Option<bool>("--json") { Description = "Cetak JSON, bukan teks. / Print JSON instead of text." };
        var command = new Command("pre-post", Texts.Get(Language.English, "study.command.pre-post.description"))
        {
            file, before, after, id, hoursBefore, hoursAfter, outcome, unit, mark, lang, folder, force, json,
        };
        command.SetAction(parsed => Run(new PrePostRequest(
            parsed.GetValue(file)!, parsed.GetValue(before), parsed.GetValue(after), parsed.GetValue(id), parsed.GetValue(hoursBefore), parsed.GetValue(hoursAfter),
            parsed.GetValue(outcome), parsed.GetValue(unit), parsed.GetValue(mark), parsed.GetValue(lang), parsed.GetValue(folder), parsed.GetValue(force), parsed.GetValue(json))));
        return command;
    }

    private static Option<string?> Option(string name, string description) => new(name) { Description = description };

    private static int Run(PrePostRequest request)
    {
        var language = Languages.Parse(request.Lang);
        var study = Study(request);
        if (study.Error is { } error)
        {
            Console.Error.WriteLine(Texts.Get(language, "study.command.severity.Error") + ": " + error.Message.In(language));
            return BadInput;
        }

        var (reading, name) = study.Value;
        foreach (var issue in reading.Issues)
        {
            Console.Error.WriteLine(Texts.Get(language, "study.command.severity." + issue.Severity) + ": " + issue.Message.In(language));
        }

        if (!reading.IsUsable)
        {
            return BadInput;
        }

        var provenance = new Provenance(name, reading.Value!.Facts.Sha256, TimeProvider.System.GetUtcNow(), PrePostOutput.Version);
        return Answer(PrePostAnalysis.Run(reading.Value.Data, provenance), reading.Value, request, language);
    }

    private static int Answer(PrePostResult result, PrePostImport import, PrePostRequest request, Language language)
    {
        if (request.Folder is { } folder)
        {
            var written = PrePostOutput.Write(result, language, folder, request.Force);
            if (written.Error is { } error)
            {
                Console.Error.WriteLine(Texts.Get(language, "study.command.severity.Error") + ": " + error.Message.In(language));
                return BadInput;
            }

            Console.Error.WriteLine(Texts.Get(language, "study.command.written", ("folder", folder), ("files", string.Join(", ", written.Value))));
        }

        Console.Out.Write(request.Json ? PrePostOutput.Json(result) : PrePostOutput.Text(result, import, request, language));
        return Answered;
    }

    private static Result<(Reading<PrePostImport> Reading, string Name)> Study(PrePostRequest request)
    {
        if (request.Lang is not (null or "id" or "en"))
        {
            return BadChoice("--lang", "id, en", request.Lang);
        }

        DecimalMark? mark = request.Decimal switch { "comma" => DecimalMark.Comma, "point" => DecimalMark.Point, _ => null };
        if (request.Decimal is not null && mark is null)
        {
            return BadChoice("--decimal", "comma, point", request.Decimal);
        }

        if (Bytes(request.File) is not { } bytes)
        {
            return Problem("file-missing", ("file", request.File));
        }

        if (request.Before is null || request.After is null)
        {
            var columns = CsvTableReader.Read(bytes).Value?.Columns ?? [];
            return Problem("columns-missing", ("columns", CsvColumns.Listed(columns)));
        }

        var asked = new PrePostColumns(request.Before, request.After, request.Code, request.HoursBefore, request.HoursAfter);
        var name = string.IsNullOrWhiteSpace(request.Outcome) ? Texts.Both("study.command.outcome") : new LocalizedText(request.Outcome.Trim(), request.Outcome.Trim());
        return (PrePostCsv.Read(bytes, asked, StudyOutcome.Named(name, request.Unit), mark), Path.GetFileName(request.File));
    }

    private static byte[]? Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Error BadChoice(string option, string choices, string value) =>
        Problem("bad-choice", ("option", option), ("choices", choices), ("value", value));

    private static Error Problem(string key, params (string Name, object Value)[] values) =>
        new("analyse." + key, Texts.Both("study.command." + key, values));
}

/// <summary>What was asked on the command line, as typed.</summary>
internal sealed record PrePostRequest(
    string File, string? Before, string? After, string? Code, string? HoursBefore, string? HoursAfter,
    string? Outcome, string? Unit, string? Decimal, string? Lang, string? Folder, bool Force, bool Json);
