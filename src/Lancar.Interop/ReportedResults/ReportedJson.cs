using System.Text.Json;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.ReportedResults;

/// <summary>Turns parsed JSON into printed results, collecting every fault with its place.</summary>
internal sealed class ReportedJson
{
    private const int MostIssues = 20;
    private const int MostCells = 2_500;

    private readonly List<ReadIssue> issues = [];

    public Reading<ReportedDocument> Read(JsonElement root)
    {
        var surroundings = ReportedNumbersReading.Of(root);
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refused("no-items");
        }

        var top = new JsonFields(root, "", surroundings, issues);
        if (top.Take("items") is not { ValueKind: JsonValueKind.Array } list)
        {
            return Refused("no-items");
        }

        if (list.GetArrayLength() > ReportedResultsReader.MostItems)
        {
            return Refused("too-many-items", ("limit", ReportedResultsReader.MostItems));
        }

        var items = new List<ReportedItem>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
        {
            if (Item(element, $"items[{items.Count}]", surroundings) is { } item)
            {
                items.Add(item);
            }

            if (issues.Count >= MostIssues)
            {
                break;
            }
        }

        return issues.Count > 0 ? new(null, [.. issues.Take(MostIssues)]) : new(new ReportedDocument(top.Text("source"), items), issues);
    }

    private ReportedItem? Item(JsonElement element, string place, ReportedNumbersReading document)
    {
        // Where a document mixes both marks, the item itself may still be of one mind.
        var numbers = document.Mark is null ? ReportedNumbersReading.Of(element) : document;
        var fields = new JsonFields(element, place, numbers, issues);
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (id, kind) = (fields.RequiredName("id"), fields.RequiredText("kind"));
        ReportedItem? item = kind switch
        {
            "frequencies" => Frequencies(fields, id),
            "crosstab" => Crosstab(fields, id),
            "summary" => Summary(fields, id),
            "paired" => Paired(fields, id),
            "paired-binary" => PairedBinary(fields, id),
            "two-proportions" => TwoProportions(fields, id),
            "test" => new ReportedTest { Id = id, Text = fields.RequiredText("text") },
            _ => null,
        };
        if (item is null)
        {
            if (kind.Length > 0)
            {
                fields.Fault("unknown-kind", fields.PathTo("kind"), ("kind", kind.Length > 40 ? kind[..40] : kind));
            }

            return null;
        }

        item = item with
        {
            Title = fields.Text("title"),
            Place = fields.Text("place"),
            Note = fields.Text("note"),
            Variable = fields.Text("variable"),
        };
        return item with { UnknownFields = fields.Left };
    }

    private static ReportedFrequencies Frequencies(JsonFields fields, string id)
    {
        var levels = fields.List("levels", (value, at) => fields.Object(value, at, level => new ReportedLevel(
            level.Text("label"), level.RequiredCount("count"), level.Number("percent"))));
        if (levels is null or [])
        {
            fields.Fault("missing-field", fields.PathTo("levels"), ("field", "levels"));
        }

        return new()
        {
            Id = id,
            N = fields.Count("n"),
            Levels = levels ?? [],
            Complete = fields.Truth("complete") ?? true,
            TotalPercent = fields.Number("totalPercent"),
        };
    }

    private static ReportedCrosstab Crosstab(JsonFields fields, string id)
    {
        var counts = fields.List("counts", (value, at) => fields.ListOf(value, at, (cell, cellAt) => fields.CountOf(cell, cellAt) ?? 0)) ?? [];
        var (rows, columns) = (counts.Count, counts.Count == 0 ? 0 : counts[0].Count);
        if (rows < 2 || columns < 2 || counts.Any(row => row.Count != columns) || rows * columns > MostCells)
        {
            fields.Fault("counts-shape", fields.PathTo("counts"), ("limit", MostCells));
        }

        return new()
        {
            Id = id,
            Rows = Sized(fields, "rows", fields.Texts("rows"), rows),
            Columns = Sized(fields, "columns", fields.Texts("columns"), columns),
            Counts = counts,
            RowPercents = Percents(fields, "rowPercents", rows, columns),
            ColumnPercents = Percents(fields, "columnPercents", rows, columns),
            TotalPercents = Percents(fields, "totalPercents", rows, columns),
            RowTotals = Sized(fields, "rowTotals", fields.Counts("rowTotals"), rows),
            ColumnTotals = Sized(fields, "columnTotals", fields.Counts("columnTotals"), columns),
            N = fields.Count("n"),
            Test = fields.Text("test"),
            P = fields.Number("p"),
            OddsRatio = fields.Number("oddsRatio"),
            OddsRatioInterval = fields.Pair("oddsRatioInterval"),
            Level = Level(fields),
            Claims = fields.Texts("claims") ?? [],
        };
    }

    private static IReadOnlyList<IReadOnlyList<ReportedNumber?>>? Percents(JsonFields fields, string field, int rows, int columns)
    {
        var percents = fields.List(field, (value, at) => fields.ListOf(
            value, at, (cell, cellAt) => cell.ValueKind == JsonValueKind.Null ? null : fields.NumberOf(cell, cellAt)));
        if (percents is not null && (percents.Count != rows || percents.Any(row => row.Count != columns)))
        {
            fields.Fault("percents-shape", fields.PathTo(field), ("rows", rows), ("columns", columns));
        }

        return percents;
    }

    private static IReadOnlyList<T>? Sized<T>(JsonFields fields, string field, IReadOnlyList<T>? list, int size)
    {
        if (list is not null && list.Count != size)
        {
            fields.Fault("list-length", fields.PathTo(field), ("expected", size), ("found", list.Count));
        }

        return list;
    }

    private static ReportedSummary Summary(JsonFields fields, string id) => new()
    {
        Id = id,
        N = fields.Count("n"),
        Values = Moments(fields, withN: false),
        Measure = Measure(fields),
        Level = Level(fields),
    };

    private static ReportedMoments Moments(JsonFields fields, bool withN) => new()
    {
        Mean = fields.Number("mean"),
        Sd = fields.Number("sd"),
        Min = fields.Number("min"),
        Max = fields.Number("max"),
        Interval = fields.Pair("interval"),
        N = withN ? fields.Count("n") : null,
    };

    private static ReportedMeasure Measure(JsonFields fields)
    {
        var items = fields.Count("items");
        if (items is < 1 or > 10_000)
        {
            fields.Fault("items-range", fields.PathTo("items"));
        }

        return new(fields.Truth("integer") ?? false, fields.Pair("scale"), fields.Text("unit"), (int)(items is >= 1 and <= 10_000 ? items : 1));
    }

    private static ReportedPaired Paired(JsonFields fields, string id) => new()
    {
        Id = id,
        N = fields.Count("n"),
        Before = Side(fields, "before"),
        After = Side(fields, "after"),
        Difference = fields.Number("difference"),
        Measure = Measure(fields),
        Test = fields.Text("test"),
        P = fields.Number("p"),
        Level = Level(fields),
        Claims = fields.Texts("claims") ?? [],
    };

    private static ReportedMoments Side(JsonFields fields, string field) => fields.Take(field) is { } value
        ? fields.Object(value, fields.PathTo(field), side => Moments(side, withN: true))
        : new ReportedMoments();

    private static ReportedPairedBinary PairedBinary(JsonFields fields, string id)
    {
        var (n, before, after, lost) = (fields.Count("n"), fields.RequiredCount("before"), fields.RequiredCount("after"), fields.Count("lost"));
        return new()
        {
            Id = id,
            N = n,
            Before = before,
            After = after,
            Lost = lost,
            BeforePercent = fields.Number("beforePercent"),
            AfterPercent = fields.Number("afterPercent"),
            Test = fields.Text("test"),
            P = fields.Number("p"),
        };
    }

    private static ReportedTwoProportions TwoProportions(JsonFields fields, string id)
    {
        var groups = fields.List("groups", (value, at) => fields.Object(value, at, group => new ReportedProportion(
            group.Text("label"), group.RequiredCount("events"), group.RequiredCount("n"), group.Number("percent")))) ?? [];
        if (groups.Count != 2)
        {
            fields.Fault("two-groups", fields.PathTo("groups"), ("found", groups.Count));
        }

        return new()
        {
            Id = id,
            Groups = groups,
            Test = fields.Text("test"),
            P = fields.Number("p"),
            OddsRatio = fields.Number("oddsRatio"),
            OddsRatioInterval = fields.Pair("oddsRatioInterval"),
            Level = Level(fields),
            Claims = fields.Texts("claims") ?? [],
        };
    }

    /// <summary>0.95, 95 and "95 %" are the same level.</summary>
    private static double Level(JsonFields fields)
    {
        if (fields.Number("level") is not { } number)
        {
            return 0.95;
        }

        var level = number.Value.ToDouble();
        level = level >= 1 ? level / 100 : level;
        if (level is > 0 and < 1)
        {
            return level;
        }

        fields.Fault("level-range", fields.PathTo("level"));
        return 0.95;
    }

    private Reading<ReportedDocument> Refused(string code, params (string Name, object Value)[] values) =>
        new(null, [ReportedResultsReader.Issue(code, null, values)]);
}
