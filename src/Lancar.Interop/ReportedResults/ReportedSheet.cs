using System.Text.Json.Nodes;
using Lancar.Interop.Papers.Sheets;
using Lancar.Interop.Tables;

namespace Lancar.Interop.ReportedResults;

/// <summary>Turns the rows of a sheet into the contract's JSON, and remembers where each field stood.</summary>
/// <param name="sheet">A sheet whose first row names the columns.</param>
internal sealed class ReportedSheet(Sheet sheet)
{
    private const int MostIssues = 20;

    private readonly Dictionary<int, string> columns = sheet.Rows[0].Cells.GroupBy(cell => cell.Column).ToDictionary(cells => cells.Key, cells => ReportedColumns.Known(cells.First().Words) ?? cells.First().Words);
    private readonly Dictionary<string, (int Line, string Column)> places = new(StringComparer.Ordinal);

    /// <summary>What the rows themselves contradict.</summary>
    public List<ReadIssue> Issues { get; } = [];

    /// <summary>The items in the order their first rows stand.</summary>
    public JsonArray Build()
    {
        var rows = sheet.Rows.Skip(1).Select(row => new ReportedSheetRow(row.Line, Cells(row))).ToArray();
        var items = new JsonArray();
        foreach (var group in rows.GroupBy(row => row["id"] ?? "", StringComparer.Ordinal))
        {
            if (Issues.Count >= MostIssues)
            {
                break;
            }

            items.Add(Item(group.ToArray(), $"items[{items.Count}]"));
        }

        return items;
    }

    /// <summary>Row and column of a field named by its path, or the first row of its item; null for what belongs to no item.</summary>
    public (int Line, string Column)? PlaceOf(string path)
    {
        for (var shorter = path; shorter.Length > 0; shorter = shorter[..Math.Max(0, shorter.LastIndexOfAny(['.', '[']))])
        {
            if (places.TryGetValue(shorter, out var place))
            {
                return shorter.Length == path.Length || shorter.Contains('.', StringComparison.Ordinal) ? place : (place.Line, path[(path.LastIndexOf('.') + 1)..]);
            }
        }

        return null;
    }

    private Dictionary<string, string> Cells(SheetRow row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cell in row.Cells)
        {
            if (columns.TryGetValue(cell.Column, out var column))
            {
                cells.TryAdd(column, Unguarded(cell.Words));
            }
        }

        return cells;
    }

    /// <summary>An apostrophe keeps spreadsheet programs from taking a text for a formula; it is no part of it.</summary>
    private static string Unguarded(string words) => words.Length > 1 && words[0] == '\'' && words[1] is '=' or '+' or '-' or '@' ? words[1..] : words;

    private JsonObject Item(ReportedSheetRow[] rows, string path)
    {
        places[path] = (rows[0].Line, "id");
        var item = new JsonObject();
        var kind = One(rows, "kind", path);
        foreach (var column in rows.SelectMany(row => row.Columns).Distinct().Where(column => !ReportedColumns.OfRows.Contains(column) && !(column == "totalPercent" && kind == "crosstab")).ToArray())
        {
            if (One(rows, column, path) is { } value)
            {
                Put(item, path, column, value, rows.First(row => row[column] is not null).Line);
            }
        }

        Pair(item, path, "interval", "intervalLower", "intervalUpper", rows);
        Pair(item, path, "scale", "scaleLower", "scaleUpper", rows);
        Pair(item, path, "oddsRatioInterval", "oddsRatioLower", "oddsRatioUpper", rows);
        foreach (var side in (string[])["before", "after"])
        {
            if (item[side] is JsonObject moments)
            {
                Pair(moments, path + "." + side, "interval", side + ".intervalLower", side + ".intervalUpper", rows);
            }
        }

        switch (kind)
        {
            case "frequencies":
                item["levels"] = List(rows, path + ".levels", ("label", "label"), ("count", "count"), ("percent", "percent"));
                break;
            case "two-proportions":
                item["groups"] = List(rows, path + ".groups", ("label", "label"), ("events", "events"), ("n", "groupN"), ("percent", "percent"));
                break;
            case "crosstab":
                Crosstab(item, path, rows);
                break;
            default:
                break;
        }

        return item;
    }

    private void Put(JsonObject item, string path, string column, string value, int line)
    {
        if (column.EndsWith("Lower", StringComparison.Ordinal) || column.EndsWith("Upper", StringComparison.Ordinal))
        {
            return;
        }

        if (column.IndexOf('.') is var dot and > 0 && column[..dot] is "before" or "after")
        {
            var (side, field) = (column[..column.IndexOf('.')], column[(column.IndexOf('.') + 1)..]);
            if (item[side] is not JsonObject)
            {
                item[side] = new JsonObject();
            }

            item[side]![field] = value;
            places[path + "." + side + "." + field] = (line, column);
            return;
        }

        places[path + "." + column] = (line, column);
        item[column] = column switch
        {
            "integer" or "complete" => Truth(value),
            "claims" => new JsonArray([.. value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(claim => (JsonNode)claim)]),
            _ => value,
        };
    }

    private void Pair(JsonObject item, string path, string field, string lower, string upper, ReportedSheetRow[] rows)
    {
        var (first, second) = (One(rows, lower, path), One(rows, upper, path));
        if (first is null && second is null)
        {
            return;
        }

        item[field] = first is null || second is null ? new JsonArray((JsonNode?)(first ?? second)) : new JsonArray(first, second);
        var line = rows.First(row => row[lower] is not null || row[upper] is not null).Line;
        places[path + "." + field] = (line, lower);
        places[path + "." + field + "[1]"] = (line, upper);
    }

    private JsonArray List(ReportedSheetRow[] rows, string path, params (string Field, string Column)[] fields)
    {
        var list = new JsonArray();
        foreach (var row in rows.Where(row => fields.Any(field => row[field.Column] is not null)))
        {
            var entry = new JsonObject();
            var at = $"{path}[{list.Count}]";
            places[at] = (row.Line, fields[0].Column);
            foreach (var (field, column) in fields)
            {
                places[at + "." + field] = (row.Line, column);
                if (row[column] is { } value)
                {
                    entry[field] = value;
                }
            }

            list.Add(entry);
        }

        return list;
    }

    private void Crosstab(JsonObject item, string path, ReportedSheetRow[] rows)
    {
        var cells = new Dictionary<(string, string), ReportedSheetRow>();
        foreach (var row in rows.Where(row => row["row"] is not null || row["column"] is not null))
        {
            if (!cells.TryAdd((row["row"] ?? "", row["column"] ?? ""), row))
            {
                Fault("repeated-cell", row.Line, "row", ("row", row["row"] ?? ""), ("cell", row["column"] ?? ""));
            }
        }

        string[] down = [.. cells.Keys.Select(key => key.Item1).Distinct()];
        string[] along = [.. cells.Keys.Select(key => key.Item2).Distinct()];
        foreach (var (row, column) in down.SelectMany(row => along.Select(column => (row, column))).Where(key => !cells.ContainsKey(key)).Take(1))
        {
            Fault("missing-cell", rows[0].Line, "row", ("row", row), ("cell", column));
            return;
        }

        item["rows"] = Words(down);
        item["columns"] = Words(along);
        item["counts"] = Grid(cells, down, along, "count", path + ".counts");
        foreach (var (field, column) in ((string, string)[])[("rowPercents", "rowPercent"), ("columnPercents", "columnPercent"), ("totalPercents", "totalPercent")])
        {
            if (cells.Values.Any(cell => cell[column] is not null))
            {
                item[field] = Grid(cells, down, along, column, path + "." + field);
            }
        }

        Totals(item, path, "rowTotals", "rowTotal", [.. down.Select(row => along.Select(column => cells[(row, column)]).ToArray())]);
        Totals(item, path, "columnTotals", "columnTotal", [.. along.Select(column => down.Select(row => cells[(row, column)]).ToArray())]);
    }

    private JsonArray Grid(Dictionary<(string, string), ReportedSheetRow> cells, string[] down, string[] along, string column, string path)
    {
        var grid = new JsonArray();
        for (var row = 0; row < down.Length; row++)
        {
            var line = new JsonArray();
            for (var at = 0; at < along.Length; at++)
            {
                var cell = cells[(down[row], along[at])];
                places[$"{path}[{row}][{at}]"] = (cell.Line, column);
                line.Add(cell[column]);
            }

            grid.Add(line);
        }

        return grid;
    }

    private void Totals(JsonObject item, string path, string field, string column, ReportedSheetRow[][] groups)
    {
        var totals = groups.Select(group => One(group, column, path)).ToArray();
        if (totals.All(total => total is null))
        {
            return;
        }

        for (var i = 0; i < totals.Length; i++)
        {
            places[$"{path}.{field}[{i}]"] = (groups[i][0].Line, column);
        }

        item[field] = new JsonArray([.. totals.Select(total => (JsonNode?)total)]);
    }

    /// <summary>What the rows of one result say in a column; two different answers are a fault.</summary>
    private string? One(ReportedSheetRow[] rows, string column, string path)
    {
        var said = rows.Where(row => row[column] is not null).ToArray();
        if (said.FirstOrDefault(row => row[column] != said[0][column]) is { } other && !places.ContainsKey(path + "!" + column))
        {
            places[path + "!" + column] = (other.Line, column);
            Fault("two-answers", other.Line, column, ("first", ReadIssue.Shown(said[0][column]!)), ("second", ReadIssue.Shown(other[column]!)));
        }

        return said.Length == 0 ? null : said[0][column];
    }

    private void Fault(string code, int line, string column, params (string Name, object Value)[] values) =>
        Issues.Add(ReportedResultsReader.Issue(code, new FilePlace(line, column), [.. values, ("line", line), ("column", column)]));

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    private static JsonNode Truth(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YA" or "YES" or "Y" => true,
        "FALSE" or "0" or "TIDAK" or "NO" or "N" => false,
        _ => value,
    };
}

/// <summary>One row by the names of its columns.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Cells">What stands in it; empty cells are left out.</param>
internal sealed record ReportedSheetRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The columns in which something stands.</summary>
    public IEnumerable<string> Columns => Cells.Keys;

    /// <summary>What stands in a column, or null.</summary>
    public string? this[string column] => Cells.GetValueOrDefault(column);
}
