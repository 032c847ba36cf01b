using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Papers.Sheets;
using Lancar.Interop.Tables;

namespace Lancar.Interop.ReportedResults;

/// <summary>
/// Reads typed-in results from sheets whose first row names columns of <see cref="ReportedColumns"/>. They become the contract's JSON, so that both doors obey the
/// same rules; faults name row and column of the sheet.
/// </summary>
internal static class ReportedSheets
{
    /// <summary>The document, or the faults; null when no sheet begins with the columns <c>id</c> and <c>kind</c>.</summary>
    public static Reading<ReportedDocument>? Read(IReadOnlyList<Sheet> sheets)
    {
        var sheet = sheets.FirstOrDefault(IsTyped);
        if (sheet is null)
        {
            return null;
        }

        var items = new ReportedSheet(sheet);
        var built = items.Build();
        if (items.Issues.Count > 0)
        {
            return new(null, items.Issues);
        }

        using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(new JsonObject { ["items"] = built }.ToJsonString()));
        var reading = new ReportedJson().Read(json.RootElement);
        return reading with { Issues = [.. reading.Issues.Select(issue => Placed(issue, items))] };
    }

    private static bool IsTyped(Sheet sheet) =>
        sheet.Rows.Count > 0 && sheet.Rows[0].Cells.Select(cell => ReportedColumns.Known(cell.Words)).ToHashSet() is var names && names.Contains("id") && names.Contains("kind");

    /// <summary>Says row and column in place of the path in the JSON nobody saw.</summary>
    private static ReadIssue Placed(ReadIssue issue, ReportedSheet sheet)
    {
        if (issue.Place.Column is not { } path || sheet.PlaceOf(path) is not var (line, column))
        {
            return issue;
        }

        var words = Texts.Both("check.read.row-and-column", ("line", line), ("column", column));
        return issue with
        {
            Place = new FilePlace(line, column),
            Message = new LocalizedText(issue.Message.Indonesian.Replace(path, words.Indonesian, StringComparison.Ordinal), issue.Message.English.Replace(path, words.English, StringComparison.Ordinal)),
        };
    }
}
