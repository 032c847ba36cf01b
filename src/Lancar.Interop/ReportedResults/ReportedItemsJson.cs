using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.ReportedResults;

/// <summary>
/// Writes printed results as the contract's JSON, so that what was read from a paper can be corrected and checked again:
/// <see cref="ReportedResultsReader.ReadJson"/> reads back the same results.
/// What was taken for granted when a paper was read is left out: only a person can say that it holds.
/// </summary>
public static class ReportedItemsJson
{
    internal static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The JSON text.</summary>
    /// <param name="document">The results.</param>
    public static string Write(ReportedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Object(("source", document.Source), ("items", new JsonArray([.. document.Items.Select(item => Item(item.Assumption?.Proven ?? item))]))).ToJsonString(Options);
    }

    private static JsonObject Item(ReportedItem item)
    {
        var json = Object(("id", item.Id), ("kind", item.Kind), ("title", item.Title), ("place", item.Place), ("note", item.Note), ("variable", item.Variable));
        return With(json, [.. Fields(item)]);
    }

    private static (string Name, JsonNode? Value)[] Fields(ReportedItem item) => item switch
    {
        ReportedFrequencies frequencies => Frequencies(frequencies),
        ReportedCrosstab crosstab => Crosstab(crosstab),
        ReportedSummary summary => [.. Moments(summary.Values), ("n", summary.N), .. Measure(summary.Measure), ("level", Level(summary.Level))],
        ReportedPaired paired =>
        [
            ("n", paired.N), ("before", Object([.. Moments(paired.Before)])), ("after", Object([.. Moments(paired.After)])), ("difference", Number(paired.Difference)), .. Measure(paired.Measure),
            .. Test(paired.Test, paired.P), ("level", Level(paired.Level)), ("claims", Texts(paired.Claims)),
        ],
        ReportedPairedBinary binary =>
        [
            ("n", binary.N), ("before", binary.Before), ("after", binary.After), ("lost", binary.Lost),
            ("beforePercent", Number(binary.BeforePercent)), ("afterPercent", Number(binary.AfterPercent)), .. Test(binary.Test, binary.P),
        ],
        ReportedTwoProportions proportions =>
        [
            ("groups", new JsonArray([.. proportions.Groups.Select(group => Object(
                ("label", group.Label), ("events", group.Events), ("n", group.N), ("percent", Number(group.Percent))))])),
            .. Test(proportions.Test, proportions.P), .. Ratio(proportions.OddsRatio, proportions.OddsRatioInterval, proportions.Level), ("claims", Texts(proportions.Claims)),
        ],
        ReportedTest test => [("text", test.Text)],
        _ => throw new ArgumentException($"Unknown kind of item: {item.GetType().Name}.", nameof(item)),
    };

    private static (string Name, JsonNode? Value)[] Frequencies(ReportedFrequencies item) =>
    [
        ("n", item.N),
        ("levels", new JsonArray([.. item.Levels.Select(level => Object(("label", level.Label), ("count", level.Count), ("percent", Number(level.Percent))))])),
        ("complete", item.Complete ? null : JsonValue.Create(false)),
        ("totalPercent", Number(item.TotalPercent)),
    ];

    private static (string Name, JsonNode? Value)[] Crosstab(ReportedCrosstab item) =>
    [
        ("rows", Texts(item.Rows)), ("columns", Texts(item.Columns)), ("counts", new JsonArray([.. item.Counts.Select(row => Counts(row))])),
        ("rowPercents", Percents(item.RowPercents)), ("columnPercents", Percents(item.ColumnPercents)), ("totalPercents", Percents(item.TotalPercents)),
        ("rowTotals", Counts(item.RowTotals)), ("columnTotals", Counts(item.ColumnTotals)), ("n", item.N),
        .. Test(item.Test, item.P), .. Ratio(item.OddsRatio, item.OddsRatioInterval, item.Level), ("claims", Texts(item.Claims)),
    ];

    private static (string Name, JsonNode? Value)[] Moments(ReportedMoments moments) =>
    [
        ("mean", Number(moments.Mean)), ("sd", Number(moments.Sd)), ("min", Number(moments.Min)), ("max", Number(moments.Max)), ("interval", Pair(moments.Interval)), ("n", moments.N),
    ];

    private static (string, JsonNode?)[] Measure(ReportedMeasure measure) =>
    [
        ("integer", measure.Integer ? JsonValue.Create(true) : null), ("scale", Pair(measure.Scale)), ("unit", measure.Unit),
        ("items", measure.Items == 1 ? null : JsonValue.Create(measure.Items)),
    ];

    private static (string, JsonNode?)[] Test(string? test, ReportedNumber? p) => [("test", test), ("p", Number(p))];

    private static (string, JsonNode?)[] Ratio(ReportedNumber? ratio, ReportedInterval? interval, double level) =>
        [("oddsRatio", Number(ratio)), ("oddsRatioInterval", Pair(interval)), ("level", Level(level))];

    private static JsonNode? Level(double level) => level == 0.95 ? null : JsonValue.Create(level.ToString(CultureInfo.InvariantCulture));

    // Numbers stay as printed: trailing zeros and the decimal mark decide.
    private static JsonNode? Number(ReportedNumber? number) => number is { } printed ? JsonValue.Create(printed.Text) : null;

    private static JsonArray? Pair(ReportedInterval? interval) => interval is null ? null : [Number(interval.Lower), Number(interval.Upper)];

    private static JsonArray? Counts(IReadOnlyList<long>? counts) => counts is null ? null : new([.. counts.Select(count => JsonValue.Create(count))]);

    private static JsonArray? Texts(IReadOnlyList<string>? texts) => texts is null or [] ? null : new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonArray? Percents(IReadOnlyList<IReadOnlyList<ReportedNumber?>>? percents) =>
        percents is null ? null : new([.. percents.Select(row => new JsonArray([.. row.Select(Number)]))]);

    private static JsonObject Object(params (string Name, JsonNode? Value)[] members) => With([], members);

    private static JsonObject With(JsonObject json, params (string Name, JsonNode? Value)[] members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }
}
