using System.Text;
using Lancar.Domain.Care.Extracts;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Tables;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Study.PrePost;
using Lancar.Reporting.Tables;
using Lancar.Server.Accounts;
using Lancar.Server.Layout;
using Lancar.Server.Study.Studies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Study.PrePost;

/// <summary>The result of a before/after study, and its files. Everything on the page is rendered from the one result object.</summary>
[Authorize(Policies.Study)]
public sealed class StudyPage(ReadStudies studies, Audited audited, Words words) : PageModel
{
    /// <summary>The files a result can be had as.</summary>
    public static IReadOnlyList<string> Files { get; } = ["docx", "svg", "csv", "json"];

    /// <summary>The tables of the site's extract: mothers, readings, and what their columns mean.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["mothers", "readings", "dictionary"];

    /// <summary>The extract of the site, for a study over its mothers; null for one of a file.</summary>
    public StudyExtract? Extract { get; private set; }

    /// <summary>The study.</summary>
    public KeptStudy Kept { get; private set; } = null!;

    /// <summary>The result, or null when there is none yet.</summary>
    public PrePostResult? Result { get; private set; }

    /// <summary>Everything printed of the result.</summary>
    public PrePostReport Report { get; private set; } = null!;

    /// <summary>Why there is no result.</summary>
    public Error? Problem { get; private set; }

    /// <summary>Opens the page.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await Load(id, Audited.StudyViewed, cancellation))
        {
            return NotFound();
        }

        return Page();
    }

    /// <summary>Hands out the result as a file: the results chapter, the figure, the pseudonymised pairs, or everything as JSON.</summary>
    /// <param name="id">The study.</param>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IActionResult> OnGetFileAsync(Guid id, string? file, CancellationToken cancellation)
    {
        if (!Files.Contains(file) || !await Load(id, Audited.StudyExported, cancellation) || Result is not { } result)
        {
            return NotFound();
        }

        var language = words.Language;
        var (bytes, type) = file switch
        {
            "docx" => (WordDocument.Write(Report.Chapter(), language, new DocumentStamp(result.Provenance.AnalysedAt, "Lancar " + result.Provenance.Version)),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "svg" => (Encoding.UTF8.GetBytes(FigureSvg.Write(Report.Figure(language, FigureSize.Document), SvgPlace.Standalone)), "image/svg+xml"),
            "csv" => (Pairs(result, language), "text/csv"),
            _ => (Encoding.UTF8.GetBytes(PrePostJson.Write(result)), "application/json"),
        };
        return File(bytes, type, $"lancar-{id.ToString()[^8..]}-{language.Code()}.{file}");
    }

    /// <summary>Hands out a table of the site's extract as CSV in the language of the page.</summary>
    /// <param name="id">The study; one over mothers.</param>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IActionResult> OnGetExtractAsync(Guid id, string? table, CancellationToken cancellation)
    {
        if (!Tables.Contains(table) || !await Load(id, Audited.StudyExported, cancellation) || Extract is not { } extract)
        {
            return NotFound();
        }

        var language = words.Language;
        var rows = table switch
        {
            "mothers" => ExtractTables.OfMothers(extract),
            "readings" => ExtractTables.OfReadings(extract),
            _ => ExtractDictionary.Of(language),
        };
        return File(CsvTableWriter.Write(rows.Columns, rows.Rows, language), "text/csv", $"lancar-{table}-{language.Code()}.csv");
    }

    /// <summary>A table of the report.</summary>
    public IHtmlContent Table(ReportTable table, int? number = null) => new HtmlString(HtmlTable.Write(
        table, number is null ? null : $"{Texts.Get(words.Language, "reports.table")} {number}.", words.Language));

    /// <summary>The figure for a width.</summary>
    public IHtmlContent Figure(FigureSize size) =>
        new HtmlString(FigureSvg.Write(Report.Figure(words.Language, size), SvgPlace.Page, "pairs-" + Codes.Of(size)));

    private async Task<bool> Load(Guid id, string action, CancellationToken cancellation)
    {
        var account = User.RequireAccount();
        if (await studies.Find(account, id, cancellation) is not { } kept)
        {
            return false;
        }

        await audited.Note(account, action, id, cancellation);
        Kept = kept;
        if (kept.Plan is StudyPlan.OverMothers && await studies.Extract(account, cancellation) is { Succeeded: true, Value: var extract })
        {
            Extract = extract;
        }

        var result = await studies.Analyse(account, kept, cancellation);
        if (result.Succeeded)
        {
            Result = result.Value;
            Report = PrePostReport.Of(result.Value);
        }
        else
        {
            Problem = result.Error;
        }

        return true;
    }

    private static byte[] Pairs(PrePostResult result, Language language) => CsvTableWriter.Write(
        ["code", "before", "after", "change", "hours_since_birth_before", "hours_since_birth_after"],
        result.Data.Pairs.Select(pair => (IReadOnlyList<object?>)[pair.Code, pair.Before, pair.After, pair.Change, pair.HoursBefore, pair.HoursAfter]),
        language);
}
