using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Tables;

namespace Lancar.Interop.ReportedResults;

/// <summary>Writes a check report in the contract's JSON.</summary>
public static class CheckReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Infinite limits exist (a zero cell); NaN does not.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>One report as a JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of <c>notChecked.why</c>; <c>whyIn</c> holds both.</param>
    public static string Write(CheckReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(View(report, null, language), Options);
    }

    /// <summary>The answer about one file: its report, or <c>error</c> in place of items when it could not be read.</summary>
    /// <param name="file">The file's name where several are answered, or null.</param>
    /// <param name="report">The report, or null.</param>
    /// <param name="issues">What forbade reading the file; at least one when there is no report.</param>
    /// <param name="language">The language of <c>notChecked.why</c>.</param>
    public static string Write(string? file, CheckReport? report, IReadOnlyList<ReadIssue> issues, Language language)
    {
        ArgumentNullException.ThrowIfNull(issues);
        return JsonSerializer.Serialize(report is null ? Unreadable(file, issues) : View(report, file, language), Options);
    }

    private static object View(CheckReport report, string? file, Language language) => new
    {
        File = file,
        report.Source,
        Items = report.Items.Select(item => new
        {
            item.Item.Id,
            item.Item.Kind,
            item.Item.Title,
            item.Item.Place,
            Findings = item.Findings.Select(View).ToArray(),
            item.Checked,
            NotChecked = item.NotChecked.Select(left => new { left.What, Why = left.Why.In(language), WhyIn = left.Why }).ToArray(),
        }).ToArray(),
        Unread = report.Unread.Count == 0 ? null : report.Unread.Select(part => new { part.Place, part.Words, Why = Texts.Get(language, "check.unread." + part.Why), Code = part.Why }).ToArray(),
        Agreement = report.Agreement == PaperAgreement.None ? null : new
        {
            Findings = report.Agreement.Findings.Select(finding => new
            {
                Code = finding.Code.Text(),
                Severity = finding.Severity.Text(),
                Places = finding.Places.Select(place => new { place.Place.Page, place.Place.Line, place.Place.Heading, place.Words }).ToArray(),
                finding.Message,
            }).ToArray(),
            report.Agreement.Checked,
            NotChecked = report.Agreement.NotChecked.Select(left => new { left.What, Why = left.Why.In(language), WhyIn = left.Why }).ToArray(),
        },
        Summary = new
        {
            Items = report.Items.Count,
            Inconsistent = report.Count(Severity.Inconsistent),
            Caution = report.Count(Severity.Caution),
            Note = report.Count(Severity.Note),
        },
    };

    private static object View(Finding finding) => new
    {
        Code = finding.Code.Text(),
        Severity = finding.Severity.Text(),
        finding.Field,
        finding.Printed,
        finding.Recomputed,
        Detail = finding.Detail.Count == 0 ? null : finding.Detail,
        finding.Message,
    };

    private static object Unreadable(string? file, IReadOnlyList<ReadIssue> issues) => new
    {
        File = file,
        Error = new
        {
            issues[0].Code,
            Where = issues[0].ToError().Where,
            issues[0].Message,
        },
        Errors = issues.Select(issue => new { issue.Code, issue.ToError().Where, issue.Message }).ToArray(),
    };
}
