using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;
using Lancar.Interop.Tables;
using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Evidence.ReportedResults;

/// <summary>"Can these numbers be true?": the papers Lancar ships, and a door for one's own printed tables. Open to everybody; nothing handed in is kept.</summary>
[EnableRateLimiting(RateLimits.Upload)]
[RequestSizeLimit(LargestRequestBytes)]
public sealed class CheckPage(Words words) : PageModel
{
    // The largest file, and what a form adds to it.
    private const int LargestRequestBytes = PaperReader.LargestFileBytes + (1024 * 1024);

    /// <summary>The paper shown, or null.</summary>
    public CheckedPaper? Paper { get; private set; }

    /// <summary>The check of what was handed in, or null.</summary>
    public CheckReport? Own { get; private set; }

    /// <summary>Why what was handed in could not be read.</summary>
    public IReadOnlyList<ReadIssue> Issues { get; private set; } = [];

    /// <summary>What was pasted.</summary>
    public string? Text { get; private set; }

    /// <summary>What is missing, in the reader's language.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows the list of papers, or one of them.</summary>
    /// <param name="paper">Name of a paper, or null for the list.</param>
    public IActionResult OnGet(string? paper)
    {
        Paper = Papers.All.FirstOrDefault(each => each.Id == paper);
        return paper is not null && Paper is null ? NotFound() : Page();
    }

    /// <summary>A table to fill in, with one made-up result of each kind.</summary>
    /// <param name="kind"><c>csv</c> or <c>xlsx</c>.</param>
    public IActionResult OnGetTemplate(string kind) => kind switch
    {
        "csv" => File(ReportedTemplate.Csv(ReportedTemplate.Example, words.Language), "text/csv", "lancar.csv"),
        "xlsx" => File(ReportedTemplate.Xlsx(ReportedTemplate.Example), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "lancar.xlsx"),
        _ => NotFound(),
    };

    /// <summary>Checks what was pasted or handed in as a file.</summary>
    /// <param name="text">The contract's JSON, pasted.</param>
    /// <param name="file">A paper, or typed-in tables.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IActionResult> OnPostAsync(string? text, IFormFile? file, CancellationToken cancellation)
    {
        Text = text;
        if (file is not { Length: > 0 } && string.IsNullOrWhiteSpace(text))
        {
            Problem = words["check.nothing"];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var read = file is { Length: > 0 } ? await Read(file, cancellation) : ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(text!));
        Issues = read.Issues;
        if (read.IsUsable)
        {
            Own = CheckReportedResults.Run(read.Value!);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    private static async Task<Reading<ReportedDocument>> Read(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length > PaperReader.LargestFileBytes)
        {
            return ReportedResultsReader.TooLarge();
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellation);
        return ReportedResultsReader.Read(file.FileName, memory.ToArray(), cancellation);
    }
}
