using System.Globalization;
using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;
using Lancar.Interop.Tables;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Evidence.ReportedResults;
using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lancar.Server.Evidence.ReportedResults;

/// <summary>
/// "Can these numbers be true?": the papers Lancar ships, and a door for one's own paper or printed tables. Open to everybody. Nothing handed in is
/// kept: what was read travels with the page, is corrected there, and comes back with the next question.
/// </summary>
[EnableRateLimiting(RateLimits.Upload)]
[RequestSizeLimit(LargestRequestBytes)]
[RequestFormLimits(ValueCountLimit = MostFigures, ValueLengthLimit = LargestRequestBytes)]
public sealed class CheckPage(Words words, TimeProvider clock) : PageModel
{
    // The largest file, and what a form adds to it.
    private const int LargestRequestBytes = PaperReader.LargestFileBytes + (1024 * 1024);

    // Figures of a long paper, each a field of the form.
    private const int MostFigures = 20_000;

    /// <summary>What the name of a figure's field begins with; its result's index, a colon and the figure's name follow.</summary>
    public const string Figure = "figure:";

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
    /// <param name="text">The text of a paper, or the contract's JSON, pasted.</param>
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

        var read = file is { Length: > 0 } ? await Read(file, cancellation) : ReadPasted(text!, cancellation);
        return Show(read);
    }

    /// <summary>Checks again, with figures corrected.</summary>
    /// <param name="items">What was read, as the contract's JSON.</param>
    /// <param name="reading">The paper it was read from, as this page wrote it; may be missing.</param>
    public IActionResult OnPostCorrect(string? items, string? reading) => Show(Corrected(items, reading));

    /// <summary>The report as a file, with figures corrected.</summary>
    /// <param name="items">What was read, as the contract's JSON.</param>
    /// <param name="reading">The paper it was read from, as this page wrote it; may be missing.</param>
    /// <param name="save">For whom and in which form: <c>author.html</c>, <c>reviewer.docx</c> …; <c>items.json</c> for what was read.</param>
    public IActionResult OnPostSave(string? items, string? reading, string? save)
    {
        var read = Corrected(items, reading);
        if (!read.IsUsable || save is null)
        {
            return Show(read);
        }

        var report = CheckReportedResults.Run(read.Value!);
        return save.Split('.') is [var name, var form] && Saved(report, read.Value!, name, form) is var (bytes, type) ? File(bytes, type, "lancar-" + save) : NotFound();
    }

    private (byte[] Bytes, string Type)? Saved(CheckReport report, ReportedDocument document, string name, string form)
    {
        if (name == "items" && form == "json")
        {
            return (Encoding.UTF8.GetBytes(ReportedItemsJson.Write(document)), "application/json");
        }

        if (!Enum.TryParse<CheckAudience>(name, ignoreCase: true, out var audience) || !Enum.IsDefined(audience))
        {
            return null;
        }

        return form switch
        {
            "html" => (Encoding.UTF8.GetBytes(HtmlDocument.Write(CheckDocument.Of(report, audience), words.Language)), "text/html; charset=utf-8"),
            "docx" => (WordDocument.Write(CheckDocument.Of(report, audience), words.Language, new(clock.GetUtcNow(), "Lancar")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            _ => null,
        };
    }

    private Reading<ReportedDocument> Corrected(string? items, string? reading)
    {
        var read = ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(items ?? ""));
        if (!read.IsUsable)
        {
            return read;
        }

        var corrected = ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(ReportedItemsEdit.Apply(read.Value!, Corrections())));
        return corrected.IsUsable
            ? new(PaperReadingText.Read(reading, corrected.Value!), corrected.Issues)
            : corrected;
    }

    private IEnumerable<(int Item, string Field, string Printed)> Corrections() =>
        from field in Request.Form
        where field.Key.StartsWith(Figure, StringComparison.Ordinal)
        let parts = field.Key[Figure.Length..].Split(':', 2)
        where parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], field.Value.ToString());

    private PageResult Show(Reading<ReportedDocument> read)
    {
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

    // Typed-in tables begin with a brace; everything else that is pasted is a paper's text.
    private static Reading<ReportedDocument> ReadPasted(string text, CancellationToken cancellation) => text.AsSpan().TrimStart() is ['{', ..]
        ? ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(text))
        : ReportedResultsReader.Read("naskah.txt", Encoding.UTF8.GetBytes(text), cancellation);

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
