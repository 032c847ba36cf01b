using Lancar.Domain.Study.Definitions;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Study.PrePost;
using Lancar.Interop.Tables;
using Lancar.Server.Accounts;
using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Lancar.Statistics.ReportedNumbers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Study.Studies;

/// <summary>
/// A before/after study from a file, in two steps without script: hand in the file, then say which columns. The file travels in the form
/// between the steps, so nothing is kept on the server until everything is right.
/// </summary>
[Authorize(Policies.Study)]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class ImportPage(IStudyStore studies, Audited audited, TimeProvider time, Words words) : PageModel
{
    /// <summary>The largest file taken, in bytes: thousands of mothers.</summary>
    public const int LargestFileBytes = 1024 * 1024;

    /// <summary>What the second step asks.</summary>
    [BindProperty]
    public ImportAnswers Answers { get; set; } = new();

    /// <summary>The table of the file in the second step; null in the first.</summary>
    public CsvTable? Table { get; private set; }

    /// <summary>What was noticed, the worst first.</summary>
    public IReadOnlyList<ReadIssue> Issues { get; private set; } = [];

    /// <summary>What is missing in the answers, in the reader's language.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks for the file.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads the file and asks for the columns.</summary>
    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (file is null || file.Length == 0)
        {
            return Again(words["import.no-file"]);
        }

        if (file.Length > LargestFileBytes)
        {
            return Again(words["import.too-large"]);
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellation);
        Answers = new ImportAnswers { FileName = Path.GetFileName(file.FileName), Content = Convert.ToBase64String(memory.ToArray()) };
        return Show(memory.ToArray()) ? Page() : Again(null);
    }

    /// <summary>Checks everything and keeps the study; with one thing wrong, nothing is kept.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation)
    {
        if (Decode(Answers.Content) is not { } bytes || !Show(bytes))
        {
            return Again(words["import.no-file"]);
        }

        if (string.IsNullOrWhiteSpace(Answers.Title) || string.IsNullOrWhiteSpace(Answers.Outcome)
            || string.IsNullOrEmpty(Answers.Before) || string.IsNullOrEmpty(Answers.After))
        {
            return Again(words["import.incomplete"]);
        }

        var outcome = StudyPlan.Named(Answers.Outcome.Trim(), Answers.Unit);
        var read = PrePostCsv.Read(bytes, new PrePostColumns(Answers.Before, Answers.After, Given(Answers.Code)), outcome, Mark(Answers.Mark));
        Issues = [.. read.Issues.OrderByDescending(issue => issue.Severity)];
        if (!read.IsUsable)
        {
            return Again(null);
        }

        var study = Study(read.Value!);
        await studies.Create(study, cancellation);
        await audited.Note(User.RequireAccount(), Audited.StudyImported, study.Id, cancellation);
        return Redirect("/studies/" + study.Id);
    }

    private StudyDefinition Study(PrePostImport import)
    {
        var now = time.GetUtcNow();
        var plan = new StudyPlan.FromFile
        {
            SiteId = User.RequireAccount().SiteId,
            FileName = Answers.FileName ?? "",
            Sha256 = import.Facts.Sha256,
            OutcomeName = Answers.Outcome!.Trim(),
            Unit = Given(Answers.Unit),
            Pairs = import.Data.Pairs,
            Excluded = import.Data.Excluded,
        };
        return new StudyDefinition(Guid.CreateVersion7(now), Answers.Title!.Trim(), plan.Write(), now);
    }

    private bool Show(byte[] bytes)
    {
        var table = CsvTableReader.Read(bytes);
        Issues = [.. table.Issues.OrderByDescending(issue => issue.Severity)];
        Table = table.IsUsable ? table.Value : null;
        return table.IsUsable;
    }

    private PageResult Again(string? problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static byte[]? Decode(string? content)
    {
        var bytes = new byte[LargestFileBytes];
        return content is { Length: > 0 } && Convert.TryFromBase64String(content, bytes, out var length) ? bytes[..length] : null;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DecimalMark? Mark(string? mark) => mark switch { "comma" => DecimalMark.Comma, "point" => DecimalMark.Point, _ => null };
}

/// <summary>The answers of the second step.</summary>
public sealed class ImportAnswers
{
    /// <summary>Name of the file.</summary>
    public string? FileName { get; set; }

    /// <summary>The file, base 64.</summary>
    public string? Content { get; set; }

    /// <summary>Title of the study.</summary>
    public string? Title { get; set; }

    /// <summary>Name of the outcome.</summary>
    public string? Outcome { get; set; }

    /// <summary>Unit of the outcome.</summary>
    public string? Unit { get; set; }

    /// <summary>Column of the values before.</summary>
    public string? Before { get; set; }

    /// <summary>Column of the values after.</summary>
    public string? After { get; set; }

    /// <summary>Column of the codes, or empty to number the rows.</summary>
    public string? Code { get; set; }

    /// <summary><c>comma</c>, <c>point</c>, or empty to decide by evidence.</summary>
    public string? Mark { get; set; }
}
